using System.Runtime.CompilerServices;

namespace Tributary.Git.Packs;

/// <summary>Reads the codes that a block declares for itself.</summary>
/// <remarks>Source: RFC 1951, 3.2.7.</remarks>
internal sealed class CodeLengths
{
    private const int MostLiterals = 286, MostDistances = 30, LiteralTableBits = 10, DistanceTableBits = 8, MostBits = 7, LengthBits = 3, LengthsAtOnce = 56 / LengthBits;

    // Only the code that repeats the length before it has 2 bits after it.
    private const int CopyBits = 2;

    private const int DistanceCounts = HuffmanTable.LongestCode + 1;

    private static readonly byte[] Order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private readonly HuffmanTable _table = new(DeflateSymbols.CodeLengths, "code length");
    private readonly byte[] _lengths = new byte[Order.Length];

    // Symbols that have codes, 16-fold and with their lengths; how many have each length, those of distances behind those of literals.
    private readonly ushort[] _used = new ushort[MostLiterals + MostDistances];
    private readonly ushort[] _counts = new ushort[2 * DistanceCounts];

    /// <summary>Makes a block's tables.</summary>
    /// <exception cref="InvalidDataException">The codes are not what zlib would take.</exception>
    public void Read(ref BitReader source, HuffmanTable literals, HuffmanTable distances)
    {
        int literalCount = 257 + source.Take(5), distanceCount = 1 + source.Take(5), lengthCount = 4 + source.Take(4);
        if (literalCount > MostLiterals || distanceCount > MostDistances) throw new InvalidDataException("the deflated data declares more codes than there are symbols");
        ReadOwn(ref source, lengthCount);
        int usedCount = ReadAll(ref source, literalCount, literalCount + distanceCount);

        ReadOnlySpan<ushort> used = _used.AsSpan(0, usedCount), counts = _counts;
        int usedLiterals = 0;
        foreach (ushort count in counts[1..DistanceCounts]) usedLiterals += count;
        if (!used[..usedLiterals].ContainsAnyInRange((ushort)(DeflateSymbols.End << 4), (ushort)((DeflateSymbols.End << 4) | 15)))
            throw new InvalidDataException("the deflated data has a block that can't end");
        literals.Build(used[..usedLiterals], counts[..DistanceCounts], LiteralTableBits);
        distances.Build(used[usedLiterals..], counts[DistanceCounts..], DistanceTableBits);
    }

    private void ReadOwn(ref BitReader source, int count)
    {
        Array.Clear(_lengths);
        Array.Clear(_counts);
        for (int i = 0; i < count; i++)
        {
            // As many as are surely at hand after a refill.
            if (i % LengthsAtOnce == 0) source.Refill();
            _lengths[Order[i]] = (byte)(source.Bits & ((1 << LengthBits) - 1));
            source.SkipChecked(LengthBits);
        }

        int used = 0;
        for (int symbol = 0; symbol < _lengths.Length; symbol++)
        {
            int length = _lengths[symbol];
            if (length == 0) continue;
            _used[used++] = (ushort)((symbol << 4) | length);
            _counts[length]++;
        }

        if (used < 2) throw new InvalidDataException("the deflated data has too few code length codes");
        _table.Build(_used.AsSpan(0, used), _counts, MostBits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadAll(ref BitReader source, int literalCount, int count)
    {
        BitReader reader = source;
        ReadOnlySpan<HuffmanEntry> entries = _table.Entries;
        int mask = (int)_table.Mask;
        Span<ushort> used = _used, counts = _counts;
        counts.Clear();
        int index = 0, usedCount = 0, length = 0;
        while (index < count)
        {
            reader.Refill();
            HuffmanEntry entry = entries[(int)reader.Bits & mask];
            int repeats = 1;
            if (entry.IsLiteral)
            {
                length = entry.Value;
            }
            else
            {
                repeats = entry.ValueIn(reader.Bits);
                if (entry.Bits - entry.CodeBits != CopyBits) length = 0;
                else if (index == 0) throw new InvalidDataException("the deflated data repeats a code length before the first");
                if (repeats > count - index) throw new InvalidDataException("the deflated data has more code lengths than it declares");
            }

            reader.SkipChecked(entry.Bits);
            if (length == 0)
            {
                index += repeats;
                continue;
            }

            for (; repeats > 0; repeats--, index++)
            {
                bool isLiteral = index < literalCount;
                used[usedCount++] = (ushort)(((isLiteral ? index : index - literalCount) << 4) | length);
                counts[(isLiteral ? 0 : DistanceCounts) + length]++;
            }
        }

        source = reader;
        return usedCount;
    }
}
