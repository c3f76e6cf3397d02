using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using Tributary.Model;

namespace Tributary.Git.Packs;

/// <summary>What all indexes find objects by: ids in order, and 256 counts of those whose first byte is at most that one (the fan-out), big-endian.</summary>
/// <remarks>Source: gitformat-pack(5), "Version 2 pack-*.idx files".</remarks>
internal sealed class IdTable
{
    /// <summary>Bytes of the fan-out.</summary>
    public const int FanOutLength = 256 * sizeof(uint);

    // A million buckets at most. Where one id of sixteen was looked for, it is worth going through all of them.
    private const int MostBits = 20;
    private const int IdsPerLook = 16;

    private readonly MappedFile _file;
    private readonly int _idLength;
    private readonly long _ids;

    // Where the ids begin whose first bits are as many as the place says, from the fan-out's 8 on; and where all end.
    private int[] _starts = new int[257];
    private int _bits = 8;
    private int _looks;

    /// <summary>Reads the fan-out.</summary>
    /// <param name="file">Which has it whole.</param>
    /// <param name="fanOut">Where it begins.</param>
    /// <param name="ids">Where the ids begin; that they are in the file is for who reads its other parts to see to.</param>
    /// <param name="idLength">Bytes of an id.</param>
    /// <exception cref="PackFormatException">It decreases, or counts more than there can be.</exception>
    public IdTable(MappedFile file, long fanOut, long ids, int idLength)
    {
        (_file, _ids, _idLength) = (file, ids, idLength);
        ReadOnlySpan<byte> counts = file.From(fanOut);
        for (int first = 0; first < 256; first++)
        {
            uint count = BinaryPrimitives.ReadUInt32BigEndian(counts[(first * sizeof(uint))..]);
            if (count < _starts[first] || count > int.MaxValue / 64) throw new PackFormatException(file.Path, fanOut + (first * sizeof(uint)), "the index counts its objects wrongly");
            _starts[first + 1] = (int)count;
        }

        Count = _starts[256];
    }

    /// <summary>How many ids there are.</summary>
    public int Count { get; }

    /// <summary>An id's place among them, from 0; -1: it is not there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(in ObjectId id)
    {
        if (id.Length != _idLength) return -1;
        if (++_looks == Count / IdsPerLook) Refine();
        ulong key = id.Start;
        int bucket = (int)(key >> (64 - _bits)), first = _starts[bucket], end = _starts[bucket + 1];
        while (first < end)
        {
            int middle = (int)(((uint)first + (uint)end) >> 1);
            ulong found = StartOf(middle);
            int order = found == key ? OrderAt(middle, id) : found < key ? -1 : 1;
            if (order == 0) return middle;
            if (order < 0) first = middle + 1;
            else end = middle;
        }

        return -1;
    }

    // Ids are spread evenly, so with a bucket for every second one there is hardly anything left to search.
    private void Refine()
    {
        int bits = Math.Min(MostBits, BitOperations.Log2((uint)Count));
        if (bits <= _bits) return;
        int[] starts = new int[(1 << bits) + 1];
        int bucket = 0;
        for (int place = 0; place < Count; place++)
        {
            int own = (int)(StartOf(place) >> (64 - bits));
            while (bucket <= own) starts[bucket++] = place;
        }

        Array.Fill(starts, Count, bucket, starts.Length - bucket);
        (_starts, _bits) = (starts, bits);
    }

    private ulong StartOf(int place) => BinaryPrimitives.ReadUInt64BigEndian(_file.From(_ids + ((long)place * _idLength)));

    private int OrderAt(int place, in ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[ObjectId.Sha256Length];
        id.CopyTo(bytes);
        return _file.From(_ids + ((long)place * _idLength))[.._idLength].SequenceCompareTo(bytes[.._idLength]);
    }
}
