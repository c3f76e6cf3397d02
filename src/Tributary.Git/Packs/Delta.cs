using System.Runtime.CompilerServices;

namespace Tributary.Git.Packs;

/// <summary>
/// How to make an object of another one, its base: both their sizes, then copies from the base and bytes to be put in as they are. A copy's offset and size are little-endian,
/// and only those of their bytes are there that are not 0, as the bits of the first byte say.
/// </summary>
/// <remarks>Source: gitformat-pack(5), "Deltified representation".</remarks>
internal static class Delta
{
    // The format spells "copy 64 KiB" as size 0.
    private const int SizeOfZero = 0x10000;

    /// <summary>Reads the sizes of base and result from a delta's beginning, and passes over them.</summary>
    /// <exception cref="InvalidDataException">The delta ends before, or a number is too long.</exception>
    public static (long Base, long Result) ReadSizes(ref ReadOnlySpan<byte> delta) => (ReadSize(ref delta), ReadSize(ref delta));

    /// <summary>Carries a delta out.</summary>
    /// <param name="delta">What follows the sizes.</param>
    /// <param name="from">The base.</param>
    /// <param name="result">As long as the delta says.</param>
    /// <exception cref="InvalidDataException">It reaches beyond one of the three, or leaves some of the result open.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReadOnlySpan<byte> delta, ReadOnlySpan<byte> from, Span<byte> result)
    {
        int at = 0;
        while (at < delta.Length)
        {
            int code = delta[at++];
            if (code == 0) throw new InvalidDataException("a delta has an instruction that does not exist");
            ReadOnlySpan<byte> part = (code & 0x80) == 0 ? Inserted(delta, ref at, code) : Copied(delta, ref at, code, from);
            if (part.Length > result.Length) throw new InvalidDataException("a delta makes more than it says");
            part.CopyTo(result);
            result = result[part.Length..];
        }

        if (!result.IsEmpty) throw new InvalidDataException("a delta makes less than it says");
    }

    private static ReadOnlySpan<byte> Inserted(ReadOnlySpan<byte> delta, ref int at, int length)
    {
        if (length > delta.Length - at) throw new InvalidDataException("a delta ends within what it puts in");
        at += length;
        return delta.Slice(at - length, length);
    }

    private static ReadOnlySpan<byte> Copied(ReadOnlySpan<byte> delta, ref int at, int code, ReadOnlySpan<byte> from)
    {
        uint offset = 0, size = 0;
        for (int i = 0; i < 4; i++)
        {
            if ((code & (1 << i)) != 0) offset |= (uint)Next(delta, ref at) << (8 * i);
        }

        for (int i = 0; i < 3; i++)
        {
            if ((code & (0x10 << i)) != 0) size |= (uint)Next(delta, ref at) << (8 * i);
        }

        if (size == 0) size = SizeOfZero;
        return (ulong)offset + size <= (ulong)from.Length ? from.Slice((int)offset, (int)size) : throw new InvalidDataException("a delta copies from beyond its base");
    }

    private static byte Next(ReadOnlySpan<byte> delta, ref int at) => at < delta.Length ? delta[at++] : throw new InvalidDataException("a delta ends within an instruction");

    private static long ReadSize(ref ReadOnlySpan<byte> delta)
    {
        long size = 0;
        for (int shift = 0; shift < 56; shift += 7)
        {
            if (delta.IsEmpty) break;
            byte next = delta[0];
            delta = delta[1..];
            size |= (long)(next & 0x7f) << shift;
            if ((next & 0x80) == 0) return size;
        }

        throw new InvalidDataException("a delta has no sizes where they belong");
    }
}
