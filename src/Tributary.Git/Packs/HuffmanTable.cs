using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tributary.Git.Packs;

/// <summary>
/// Tells what the next bits of a stream stand for: codes of up to a few bits at once, longer ones by a second table that is linked from the first.
/// </summary>
/// <param name="symbols">What each symbol stands for.</param>
/// <param name="name">What messages call them.</param>
/// <remarks>Source: RFC 1951, 3.2.2. Codes are stored the other way round than numbers, so that the lowest bit at hand is a code's first.</remarks>
internal sealed class HuffmanTable(HuffmanEntry[] symbols, string name)
{
    /// <summary>Bits of the longest code.</summary>
    public const int LongestCode = 15;

    // 288 codes need 2342 entries at most, with 11 bits for the first table.
    private readonly HuffmanEntry[] _entries = new HuffmanEntry[2342];
    private readonly HuffmanEntry[] _sorted = new HuffmanEntry[symbols.Length];
    private readonly int[] _starts = new int[LongestCode + 1];

    /// <summary>The bits by which the first table is looked up.</summary>
    public ulong Mask { get; private set; }

    /// <summary>The first table, and what it links to.</summary>
    public ReadOnlySpan<HuffmanEntry> Entries => _entries;

    /// <summary>Makes the table for a set of codes. One code of one bit, or none at all, needs no other to be complete.</summary>
    /// <param name="used">The symbols that have codes, in order, each 16-fold and with its code's length added.</param>
    /// <param name="counts">How many codes have each length.</param>
    /// <param name="mostBits">By how many bits the first table is looked up at most.</param>
    /// <exception cref="InvalidDataException">There are more codes than fit, or too few.</exception>
    public void Build(ReadOnlySpan<ushort> used, ReadOnlySpan<ushort> counts, int mostBits)
    {
        int longest = Measure(counts, out bool isComplete);
        Sort(used);
        if (isComplete) Fill(counts, longest, Math.Min(longest, mostBits));
        else if (longest <= 1) FillHalf(used.Length);
        else throw new InvalidDataException($"the deflated data has too few {name} codes");
    }

    private int Measure(ReadOnlySpan<ushort> counts, out bool isComplete)
    {
        int free = 1, sum = 0, longest = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            int count = counts[length];
            free = (free << 1) - count;
            if (free < 0) throw new InvalidDataException($"the deflated data has more {name} codes than fit");
            _starts[length] = sum;
            sum += count;
            if (count > 0) longest = length;
        }

        isComplete = free == 0;
        return longest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sort(ReadOnlySpan<ushort> used)
    {
        HuffmanEntry[] sorted = _sorted;
        int[] starts = _starts;
        foreach (ushort symbol in used) sorted[starts[symbol & LongestCode]++] = symbols[symbol >> 4];
    }

    private void FillHalf(int used)
    {
        _entries[0] = used == 0 ? HuffmanEntry.None : _sorted[0].WithCode(1);
        _entries[1] = HuffmanEntry.None;
        Mask = 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(ReadOnlySpan<ushort> counts, int longest, int bits)
    {
        Span<HuffmanEntry> entries = _entries;
        ReadOnlySpan<HuffmanEntry> sorted = _sorted;
        Mask = (1UL << bits) - 1;
        int code = 0, size = 1;
        for (int length = 1; length <= bits; length++)
        {
            // With one bit more to look at, every shorter code is found in both halves.
            entries[..size].CopyTo(entries[size..]);
            size *= 2;
            int count = counts[length];
            foreach (HuffmanEntry symbol in sorted[..count])
            {
                entries[code] = symbol.WithCode(length);
                code = Next(code, size);
            }

            sorted = sorted[count..];
        }

        if (longest > bits) FillLinked(counts, sorted, code, longest, bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillLinked(ReadOnlySpan<ushort> counts, ReadOnlySpan<HuffmanEntry> sorted, int code, int longest, int bits)
    {
        Span<HuffmanEntry> entries = _entries;
        int linked = -1, start = 0, end = 1 << bits;
        for (int length = bits + 1, next = 0; length <= longest; length++)
        {
            int step = 1 << (length - bits);
            for (int left = counts[length]; left > 0; left--)
            {
                if ((code & (int)Mask) != linked)
                {
                    linked = code & (int)Mask;
                    int more = LinkedBits(counts, left, length, bits);
                    start = end;
                    end += 1 << more;
                    entries[linked] = HuffmanEntry.Link(start, more, bits);
                }

                HuffmanEntry entry = sorted[next++].WithCode(length - bits);
                for (int i = start + (code >> bits); i < end; i += step) entries[i] = entry;
                code = Next(code, 1 << length);
            }
        }
    }

    // By how many bits a second table is looked up: it ends where the codes that are left, in order, fill it.
    private static int LinkedBits(ReadOnlySpan<ushort> counts, int left, int length, int bits)
    {
        int free = (1 << (length - bits)) - left;
        while (free > 0) free = (free << 1) - counts[++length];
        return length - bits;
    }

    // Adds one to a code whose highest bit is the lowest; all its bits set has no next.
    private static int Next(int code, int size)
    {
        int bit = 1 << BitOperations.Log2((uint)(code ^ (size - 1)));
        return (code & (bit - 1)) | bit;
    }
}
