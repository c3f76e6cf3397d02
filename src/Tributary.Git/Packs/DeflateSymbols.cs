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
    public static readonly HuffmanEntry[] CodeLengths = MakeCodeLengths();

    // Filled one by one: what collections of these are asked for is compiled at each start.
    private static HuffmanEntry[] MakeLiterals()
    {
        var literals = new HuffmanEntry[288];
        for (int value = 0; value < End; value++) literals[value] = HuffmanEntry.Literal(value);
        literals[End] = HuffmanEntry.End;
        // Four lengths for each number of extra bits, from 3 on; 258, the longest, has a code of its own.
        for (int code = 0, length = 3; code < 28; code++)
        {
            int extraBits = Math.Max(0, (code / 4) - 1);
            literals[End + 1 + code] = HuffmanEntry.Sum(length, extraBits);
            length += 1 << extraBits;
        }

        literals[285] = HuffmanEntry.Sum(258, 0);
        literals[286] = literals[287] = HuffmanEntry.None;
        return literals;
    }

    private static HuffmanEntry[] MakeDistances()
    {
        var distances = new HuffmanEntry[32];
        for (int code = 0, distance = 1; code < 30; code++)
        {
            int extraBits = Math.Max(0, (code / 2) - 1);
            distances[code] = HuffmanEntry.Sum(distance, extraBits);
            distance += 1 << extraBits;
        }

        distances[30] = distances[31] = HuffmanEntry.None;
        return distances;
    }

    private static HuffmanEntry[] MakeCodeLengths()
    {
        var lengths = new HuffmanEntry[19];
        for (int length = 0; length < 16; length++) lengths[length] = HuffmanEntry.Literal(length);
        lengths[16] = HuffmanEntry.Sum(3, 2);
        lengths[17] = HuffmanEntry.Sum(3, 3);
        lengths[18] = HuffmanEntry.Sum(11, 7);
        return lengths;
    }
}
