namespace Tributary.Git.Tests.Packs;

/// <summary>Writes zlib streams by hand, bit by bit, right or wrong.</summary>
internal sealed class DeflateWriter
{
    /// <summary>Code lengths that are written as they are, by codes of 4 and 5 bits.</summary>
    private static readonly int[] OwnLengths = [.. Enumerable.Repeat(4, 13), .. Enumerable.Repeat(5, 6)];

    private static readonly int[] OwnOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private readonly List<byte> _bytes = [0x78, 0x01];
    private int _free;

    /// <summary>A number, its lowest bit first.</summary>
    public DeflateWriter Number(int value, int bits)
    {
        for (int i = 0; i < bits; i++)
        {
            if (_free == 0)
            {
                _bytes.Add(0);
                _free = 8;
            }

            _bytes[^1] |= (byte)(((value >> i) & 1) << (8 - _free--));
        }

        return this;
    }

    /// <summary>A block's first bits.</summary>
    public DeflateWriter Block(int type, bool isLast = true) => Number(isLast ? 1 : 0, 1).Number(type, 2);

    /// <summary>A stored block, whose second length may be wrong.</summary>
    public DeflateWriter Stored(ReadOnlySpan<byte> data, bool isLast = true, int? complement = null)
    {
        Block(0, isLast);
        _free = 0;
        Number(data.Length, 16).Number(complement ?? ~data.Length, 16);
        _bytes.AddRange(data);
        return this;
    }

    /// <summary>A symbol by its code in a set of code lengths, the code's highest bit first.</summary>
    public DeflateWriter Symbol(int[] lengths, int symbol)
    {
        int code = 0;
        for (int length = 1; length <= lengths[symbol]; length++) code = (code + (length > 1 ? lengths.Count(other => other == length - 1) : 0)) << 1;
        code += lengths.Take(symbol).Count(other => other == lengths[symbol]);
        for (int i = lengths[symbol] - 1; i >= 0; i--) Number(code >> i, 1);
        return this;
    }

    /// <summary>A symbol of a block with fixed codes.</summary>
    public DeflateWriter Fixed(int symbol) => Symbol(FixedLengths, symbol);

    /// <summary>A distance of a block with fixed codes.</summary>
    public DeflateWriter FixedDistance(int symbol) => Symbol([.. Enumerable.Repeat(5, 32)], symbol);

    /// <summary>The beginning of a block with codes of its own, of which each length is written as it is.</summary>
    public DeflateWriter Dynamic(int[] literals, int[] distances)
    {
        DynamicCounts(literals.Length, distances.Length, OwnLengths);
        foreach (int length in literals.Concat(distances)) OwnLength(length);
        return this;
    }

    /// <summary>The beginning of a block with codes of its own, without their lengths.</summary>
    public DeflateWriter DynamicCounts(int literals, int distances, int[]? own = null)
    {
        own ??= OwnLengths;
        Block(2).Number(literals - 257, 5).Number(distances - 1, 5).Number(OwnOrder.Length - 4, 4);
        foreach (int symbol in OwnOrder) Number(own[symbol], 3);
        return this;
    }

    /// <summary>One code length, or one of the three symbols that repeat lengths.</summary>
    public DeflateWriter OwnLength(int symbol) => Symbol(OwnLengths, symbol);

    /// <summary>The stream with the checksum of its data.</summary>
    public byte[] End(ReadOnlySpan<byte> data)
    {
        uint a = 1, b = 0;
        foreach (byte value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return [.. _bytes, (byte)(b >> 8), (byte)b, (byte)(a >> 8), (byte)a];
    }

    private static int[] FixedLengths => [.. Enumerable.Repeat(8, 144), .. Enumerable.Repeat(9, 112), .. Enumerable.Repeat(7, 24), .. Enumerable.Repeat(8, 8)];
}
