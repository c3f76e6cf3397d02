namespace Tributary.Git.Packs;

/// <summary>The codes of blocks that declare none.</summary>
/// <remarks>Source: RFC 1951, 3.2.6.</remarks>
internal static class FixedCodes
{
    /// <summary>Codes of 7, 8 and 9 bits.</summary>
    public static readonly HuffmanTable Literals = Make(DeflateSymbols.Literals, 9, symbol => symbol switch { < 144 => 8, < 256 => 9, < 280 => 7, _ => 8 });

    /// <summary>Codes of 5 bits.</summary>
    public static readonly HuffmanTable Distances = Make(DeflateSymbols.Distances, 5, _ => 5);

    private static HuffmanTable Make(HuffmanEntry[] symbols, int longest, Func<int, int> lengthOf)
    {
        var counts = new ushort[HuffmanTable.LongestCode + 1];
        var used = new ushort[symbols.Length];
        for (int symbol = 0; symbol < symbols.Length; symbol++)
        {
            int length = lengthOf(symbol);
            counts[length]++;
            used[symbol] = (ushort)((symbol << 4) | length);
        }

        var table = new HuffmanTable(symbols, "fixed");
        table.Build(used, counts, longest);
        return table;
    }
}
