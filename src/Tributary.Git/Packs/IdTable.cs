using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Tributary.Model;

namespace Tributary.Git.Packs;

/// <summary>What all indexes find objects by: ids in order, and 256 counts of those whose first byte is at most that one (the fan-out), big-endian.</summary>
/// <remarks>Source: gitformat-pack(5), "Version 2 pack-*.idx files".</remarks>
internal sealed class IdTable
{
    /// <summary>Bytes of the fan-out.</summary>
    public const int FanOutLength = 256 * sizeof(uint);

    private readonly MappedFile _file;
    private readonly int _idLength;
    private readonly int[] _fanOut = new int[257];
    private readonly long _ids;

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
            if (count < _fanOut[first] || count > int.MaxValue / 64) throw new PackFormatException(file.Path, fanOut + (first * sizeof(uint)), "the index counts its objects wrongly");
            _fanOut[first + 1] = (int)count;
        }
    }

    /// <summary>How many ids there are.</summary>
    public int Count => _fanOut[256];

    /// <summary>An id's place among them, from 0; -1: it is not there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(in ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[ObjectId.Sha256Length];
        id.CopyTo(bytes);
        bytes = bytes[..id.Length];
        if (id.Length != _idLength) return -1;
        ulong key = id.Start;
        int first = _fanOut[bytes[0]], end = _fanOut[bytes[0] + 1];
        while (first < end)
        {
            int middle = (int)(((uint)first + (uint)end) >> 1);
            ReadOnlySpan<byte> candidate = _file.From(_ids + ((long)middle * _idLength))[.._idLength];
            ulong found = BinaryPrimitives.ReadUInt64BigEndian(candidate);
            int order = found == key ? candidate.SequenceCompareTo(bytes) : found < key ? -1 : 1;
            if (order == 0) return middle;
            if (order < 0) first = middle + 1;
            else end = middle;
        }

        return -1;
    }
}
