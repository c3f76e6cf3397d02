namespace Tributary.Git.Packs;

/// <summary>What the symbols of deflated data stand for.</summary>
/// <remarks>Source: RFC 1951, 3.2.5 to 3.2.7.</remarks>
internal static class DeflateSymbols
{
    /// <summary>The symbol that ends a block.</summary>
    public const int End = 256;

    /// <summary>Literal bytes, the end of a block and lengths; fixed codes know two more, which may not be used.</summary>
    public static readonly HuffmanEntry[] Literals = MakeLiterals();

    /// <summary>Distances; fixed codes know two more, which may not be used.</summary>
    public static readonly HuffmanEntry[] Distances = MakeDistances();

    /// <summary>Code lengths, and how often one is repeated.</summary>
    public static readonly HuffmanEntry[] CodeLengths =
        [.. Enumerable.Range(0, 16).Select(HuffmanEntry.Literal), HuffmanEntry.Sum(3, 2), HuffmanEntry.Sum(3, 3), HuffmanEntry.Sum(11, 7)];

    private static HuffmanEntry[] MakeLiterals()
    {
        var lengths = new List<HuffmanEntry>();
        // Four lengths for each number of extra bits, from 3 on; 258, the longest, has a code of its own.
        for (int code = 0, length = 3; code < 28; code++)
        {
            int extraBits = Math.Max(0, (code / 4) - 1);
            lengths.Add(HuffmanEntry.Sum(length, extraBits));
            length += 1 << extraBits;
        }

        return [.. Enumerable.Range(0, End).Select(HuffmanEntry.Literal), HuffmanEntry.End, .. lengths, HuffmanEntry.Sum(258, 0), HuffmanEntry.None, HuffmanEntry.None];
    }

    private static HuffmanEntry[] MakeDistances()
    {
        var distances = new List<HuffmanEntry>();
        for (int code = 0, distance = 1; code < 30; code++)
        {
            int extraBits = Math.Max(0, (code / 2) - 1);
            distances.Add(HuffmanEntry.Sum(distance, extraBits));
            distance += 1 << extraBits;
        }

        return [.. distances, HuffmanEntry.None, HuffmanEntry.None];
    }
}
