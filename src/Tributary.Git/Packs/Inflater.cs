using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Tributary.Git.Packs;

/// <summary>Inflates zlib streams, one after the other and without anything to be set up for each. What zlib refuses is refused.</summary>
/// <remarks>Source: RFC 1950 and RFC 1951. For one thread at a time.</remarks>
internal sealed class Inflater
{
    private const int HeaderLength = 2, DeflateMethod = 8, LargestWindow = 7, HasDictionary = 1 << 5;
    private const int Stored = 0, Fixed = 1, Dynamic = 2;

    private readonly CodeLengths _codeLengths = new();
    private readonly HuffmanTable _literals = new(DeflateSymbols.Literals, "literal and length"), _distances = new(DeflateSymbols.Distances, "distance");

    /// <summary>Inflates a stream that gives exactly as many bytes as there is room for.</summary>
    /// <param name="source">The stream, and whatever follows it.</param>
    /// <param name="destination">Room for its data.</param>
    /// <returns>How many bytes the stream has.</returns>
    /// <exception cref="InvalidDataException">It is damaged, ends early, or gives fewer bytes or more.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Inflate(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        CheckHeader(source);
        var reader = new BitReader(source, HeaderLength);
        int written = 0;
        bool isLast = false;
        while (!isLast)
        {
            isLast = reader.Take(1) != 0;
            if (!ReadBlock(ref reader, destination, ref written)) throw new InvalidDataException("the deflated data gives more bytes than it should");
        }

        if (written < destination.Length) throw new InvalidDataException("the deflated data gives fewer bytes than it should");
        CheckSum(ref reader, destination);
        return reader.Position;
    }

    /// <summary>Inflates a stream's beginning, as far as there is room. At most one code after it is looked at, and the sum if all of the data is there.</summary>
    /// <param name="source">The stream, and whatever follows it.</param>
    /// <param name="destination">Room for data; what is left of it may be written to as well.</param>
    /// <returns>How many bytes came out: fewer than there is room for where the data has no more.</returns>
    /// <exception cref="InvalidDataException">It is damaged, or ends early.</exception>
    public int InflateStart(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        CheckHeader(source);
        var reader = new BitReader(source, HeaderLength);
        int written = 0;
        bool isLast = false;
        while (written < destination.Length)
        {
            if (isLast)
            {
                CheckSum(ref reader, destination[..written]);
                break;
            }

            isLast = reader.Take(1) != 0;
            ReadBlock(ref reader, destination, ref written);
        }

        return written;
    }

    private static void CheckHeader(ReadOnlySpan<byte> source)
    {
        if (source.Length < HeaderLength) throw new InvalidDataException("the deflated data ends early");
        int method = source[0], flags = source[1];
        if (((method << 8) | flags) % 31 != 0) throw new InvalidDataException("the deflated data has no zlib header");
        if ((method & 15) != DeflateMethod) throw new InvalidDataException("the data is not deflated, but compressed in another way");
        if (method >> 4 > LargestWindow) throw new InvalidDataException("the deflated data wants a larger window than there is");
        if ((flags & HasDictionary) != 0) throw new InvalidDataException("the deflated data wants a dictionary");
    }

    private static void CheckSum(ref BitReader reader, ReadOnlySpan<byte> data)
    {
        reader.Align();
        uint sum = BinaryPrimitives.ReadUInt32BigEndian(reader.TakeBytes(sizeof(uint)));
        if (sum != Adler32.Of(data)) throw new InvalidDataException("the deflated data's checksum is another");
    }

    // False where there was no room for all of it.
    private bool ReadBlock(ref BitReader reader, Span<byte> destination, ref int written)
    {
        switch (reader.Take(2))
        {
            case Stored:
                return Copy(ref reader, destination, ref written);
            case Fixed:
                return DeflatedBlock.Read(ref reader, destination, ref written, FixedCodes.Literals, FixedCodes.Distances);
            case Dynamic:
                _codeLengths.Read(ref reader, _literals, _distances);
                return DeflatedBlock.Read(ref reader, destination, ref written, _literals, _distances);
            default:
                throw new InvalidDataException("the deflated data has a block of no known type");
        }
    }

    private static bool Copy(ref BitReader reader, Span<byte> destination, ref int written)
    {
        reader.Align();
        ReadOnlySpan<byte> lengths = reader.TakeBytes(2 * sizeof(ushort));
        int length = BinaryPrimitives.ReadUInt16LittleEndian(lengths), complement = BinaryPrimitives.ReadUInt16LittleEndian(lengths[sizeof(ushort)..]);
        if ((length ^ complement) != ushort.MaxValue) throw new InvalidDataException("the deflated data has a stored block with two lengths");
        int copied = Math.Min(length, destination.Length - written);
        reader.TakeBytes(copied).CopyTo(destination[written..]);
        written += copied;
        return copied == length;
    }
}
