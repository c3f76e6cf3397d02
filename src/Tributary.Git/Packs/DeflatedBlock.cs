using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tributary.Git.Packs;

/// <summary>Reads what a block holds in Huffman codes: bytes, and references to bytes before.</summary>
/// <remarks>Source: RFC 1951, 3.2.3.</remarks>
internal static class DeflatedBlock
{
    // What a step of the fast loop writes before it looks for room: four literals.
    private const int LiteralRoom = 4;

    // What a fast copy, of 3 bytes at least, writes in excess: it begins with two words.
    private const int CopyExcess = (2 * sizeof(ulong)) - 3;

    private enum Stop
    {
        End,
        Full,
        Near,
    }

    /// <summary>Reads a block to its end, or until the destination is full and there is more.</summary>
    /// <returns>Whether it was read to its end.</returns>
    public static bool Read(ref BitReader source, Span<byte> destination, ref int written, HuffmanTable literals, HuffmanTable distances)
    {
        Stop stop = ReadFast(ref source, destination, ref written, literals, distances);
        if (stop == Stop.Near) stop = ReadSlow(ref source, destination, ref written, literals, distances);
        return stop == Stop.End;
    }

    // As far as neither the source's end nor the destination's is near.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Stop ReadFast(ref BitReader source, Span<byte> destination, ref int written, HuffmanTable literalTable, HuffmanTable distanceTable)
    {
        BitReader reader = source;
        ReadOnlySpan<HuffmanEntry> literals = literalTable.Entries, distances = distanceTable.Entries;
        int literalMask = (int)literalTable.Mask, distanceMask = (int)distanceTable.Mask;
        int at = written;
        Stop stop = Stop.Near;
        while (reader.HasTwoWords && at <= destination.Length - LiteralRoom)
        {
            reader.RefillWord();
            HuffmanEntry entry = literals[(int)reader.Bits & literalMask];
            // After three literals of the first table there are bits enough for the longest code and its number.
            if (entry.IsLiteral)
            {
                destination[at++] = (byte)entry.Value;
                reader.Skip(entry);
                entry = literals[(int)reader.Bits & literalMask];
                if (entry.IsLiteral)
                {
                    destination[at++] = (byte)entry.Value;
                    reader.Skip(entry);
                    entry = literals[(int)reader.Bits & literalMask];
                    if (entry.IsLiteral)
                    {
                        destination[at++] = (byte)entry.Value;
                        reader.Skip(entry);
                        entry = literals[(int)reader.Bits & literalMask];
                    }
                }
            }

            if (entry.IsLink)
            {
                reader.Skip(entry);
                entry = literals[entry.Value + ((int)reader.Bits & ((1 << entry.CodeBits) - 1))];
            }

            if (entry.IsLiteral)
            {
                destination[at++] = (byte)entry.Value;
                reader.Skip(entry);
                continue;
            }

            if (!entry.IsSum)
            {
                if (!entry.IsEnd) ThrowUnknown();
                reader.Skip(entry);
                stop = Stop.End;
                break;
            }

            int length = entry.ValueIn(reader.Bits);
            reader.Skip(entry);
            reader.RefillWord();
            entry = distances[(int)reader.Bits & distanceMask];
            if (entry.IsLink)
            {
                reader.Skip(entry);
                entry = distances[entry.Value + ((int)reader.Bits & ((1 << entry.CodeBits) - 1))];
            }

            if (!entry.IsSum) ThrowUnknown();
            int distance = entry.ValueIn(reader.Bits);
            reader.Skip(entry);
            if (distance > at) ThrowBeforeBeginning();
            if (length > destination.Length - at - CopyExcess)
            {
                if (!TryCopySlow(destination, ref at, distance, length)) stop = Stop.Full;
                break;
            }

            CopyFast(ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), at), distance, length);
            at += length;
        }

        source = reader;
        written = at;
        return stop;
    }

    private static Stop ReadSlow(ref BitReader source, Span<byte> destination, ref int written, HuffmanTable literals, HuffmanTable distances)
    {
        while (true)
        {
            HuffmanEntry entry = Take(ref source, literals, out int length);
            if (entry.IsEnd) return Stop.End;
            if (written == destination.Length) return Stop.Full;
            if (entry.IsLiteral)
            {
                destination[written++] = (byte)length;
                continue;
            }

            if (!entry.IsSum) ThrowUnknown();
            if (!Take(ref source, distances, out int distance).IsSum) ThrowUnknown();
            if (distance > written) ThrowBeforeBeginning();
            if (!TryCopySlow(destination, ref written, distance, length)) return Stop.Full;
        }
    }

    private static HuffmanEntry Take(ref BitReader source, HuffmanTable table, out int value)
    {
        source.Refill();
        HuffmanEntry entry = table.Entries[(int)(source.Bits & table.Mask)];
        if (entry.IsLink)
        {
            source.Skip(entry.Bits);
            entry = table.Entries[entry.Value + ((int)source.Bits & ((1 << entry.CodeBits) - 1))];
        }

        value = entry.ValueIn(source.Bits);
        source.SkipChecked(entry.Bits);
        return entry;
    }

    // The caller has seen to it that all of it, and the excess, is within the destination.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyFast(ref byte to, int distance, int length)
    {
        ref byte from = ref Unsafe.Subtract(ref to, distance);
        int copied = 0;
        if (distance >= sizeof(ulong))
        {
            CopyWord(ref to, ref from, 0);
            CopyWord(ref to, ref from, sizeof(ulong));
            copied = 2 * sizeof(ulong);
        }

        // A pattern that is there twice is a pattern of twice the length.
        for (; distance < sizeof(ulong); distance *= 2)
        {
            CopyWord(ref to, ref from, 0);
            to = ref Unsafe.Add(ref to, distance);
            length -= distance;
        }

        for (; copied < length; copied += sizeof(ulong)) CopyWord(ref to, ref from, copied);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyWord(ref byte to, ref byte from, int at) =>
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, at), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, at)));

    // False where it does not fit: then as much is copied as does.
    private static bool TryCopySlow(Span<byte> destination, ref int at, int distance, int length)
    {
        int end = Math.Min(length, destination.Length - at) + at;
        bool fits = end - at == length;
        for (; at < end; at++) destination[at] = destination[at - distance];
        return fits;
    }

    private static void ThrowUnknown() => throw new InvalidDataException("the deflated data uses a code that stands for nothing");

    private static void ThrowBeforeBeginning() => throw new InvalidDataException("the deflated data refers to what is before its beginning");
}
