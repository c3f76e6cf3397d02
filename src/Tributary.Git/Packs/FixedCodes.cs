namespace Tributary.Git.Packs;

/// <summary>The codes of blocks that declare none.</summary>
/// <remarks>Source: RFC 1951, 3.2.6.</remarks>
internal static class FixedCodes
{
    /// <summary>Codes of 7, 8 and 9 bits.</summary>
    public static readonly HuffmanTable Literals = Make(
        DeflateSymbols.Literals, [.. Enumerable.Repeat(8, 144), .. Enumerable.Repeat(9, 112), .. Enumerable.Repeat(7, 24), .. Enumerable.Repeat(8, 8)]);

    /// <summary>Codes of 5 bits.</summary>
    public static readonly HuffmanTable Distances = Make(DeflateSymbols.Distances, [.. Enumerable.Repeat(5, 32)]);

    private static HuffmanTable Make(HuffmanEntry[] symbols, int[] lengths)
    {
        var counts = new ushort[HuffmanTable.LongestCode + 1];
        foreach (int length in lengths) counts[length]++;
        var table = new HuffmanTable(symbols, "fixed");
        table.Build([.. lengths.Select((length, symbol) => (ushort)((symbol << 4) | length))], counts, lengths.Max());
        return table;
    }
}
