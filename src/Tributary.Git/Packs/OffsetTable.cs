using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Tributary.Model;

namespace Tributary.Git.Packs;

/// <summary>
/// Where a pack's objects begin, by id, in memory: one look finds what takes three or four in the index's file, each of them far from the others. Ids are spread evenly, so
/// each has its home where its first bits say; who finds it taken goes to the next free place, and all stay in order.
/// </summary>
/// <remarks>Source: Amble and Knuth, "Ordered hash tables", The Computer Journal 17 (1974). For ids of 20 bytes, and packs of less than 2 GiB.</remarks>
internal sealed class OffsetTable : IDisposable
{
    // Evenly spread ids are a few places from home. Those of an index that was made to be slow are found in its file.
    private const int FarthestFromHome = 256;

    // In pieces of one size, which later tables use again: large arrays stay in memory until long after they are needed.
    private const int PieceBits = 16;

    private readonly Place[][] _pieces;
    private readonly ulong _homes;
    private int _free;

    /// <summary>An empty one.</summary>
    /// <param name="count">How many objects will be added at most.</param>
    public OffsetTable(int count)
    {
        _homes = HomesOf(count);
        _pieces = new Place[PiecesOf(_homes)][];
        for (int i = 0; i < _pieces.Length; i++)
        {
            _pieces[i] = ArrayPool<Place>.Shared.Rent(1 << PieceBits);
            Array.Clear(_pieces[i]);
        }
    }

    /// <summary>Bytes that one for so many objects takes.</summary>
    public static long BytesFor(int count) => ((long)PiecesOf(HomesOf(count)) << PieceBits) * Unsafe.SizeOf<Place>();

    /// <summary>Adds an object behind those that are there.</summary>
    /// <param name="id">20 bytes.</param>
    /// <param name="offset">Where it begins; not 0.</param>
    /// <returns>Whether it has a place: not if the ids are not in order, or too many begin alike.</returns>
    public bool TryAdd(ReadOnlySpan<byte> id, uint offset)
    {
        var place = new Place(BinaryPrimitives.ReadUInt64BigEndian(id), BinaryPrimitives.ReadUInt64BigEndian(id[sizeof(ulong)..]), BinaryPrimitives.ReadUInt32BigEndian(id[(2 * sizeof(ulong))..]), offset);
        int home = HomeOf(place.Start);
        if (_free - home > FarthestFromHome || (_free > 0 && !At(_free - 1).IsBefore(place))) return false;
        int at = Math.Max(home, _free);
        At(at) = place;
        _free = at + 1;
        return true;
    }

    /// <summary>Where an object begins; -1: it was not added.</summary>
    public long Find(in ObjectId id)
    {
        ulong start = id.Start;
        for (int at = HomeOf(start); ; at++)
        {
            ref readonly Place place = ref At(at);
            if (place.Offset == 0 || place.Start > start) return -1;
            if (place.Start == start && place.IsOf(id)) return place.Offset;
        }
    }

    /// <summary>Gives the memory back: it is not looked into any more.</summary>
    public void Dispose()
    {
        foreach (Place[] piece in _pieces) ArrayPool<Place>.Shared.Return(piece);
        Array.Fill(_pieces, []);
    }

    private ref Place At(int place) => ref _pieces[place >> PieceBits][place & ((1 << PieceBits) - 1)];

    // Four fifths are taken: with fewer, most would be at home, and nothing be gained by it.
    private static ulong HomesOf(int count) => ((ulong)count * 5 / 4) + 1;

    // The last place stays free, and ends every search.
    private static int PiecesOf(ulong homes) => (int)((homes + FarthestFromHome + 1) >> PieceBits) + 1;

    private int HomeOf(ulong start) => (int)Math.BigMul(start, _homes, out _);

    // An id's bytes as numbers; an offset of 0: nobody's.
    private readonly record struct Place(ulong Start, ulong Middle, uint End, uint Offset)
    {
        public bool IsBefore(in Place other) => (Start, Middle, End).CompareTo((other.Start, other.Middle, other.End)) < 0;

        public bool IsOf(in ObjectId id)
        {
            Span<byte> bytes = stackalloc byte[ObjectId.Sha256Length];
            id.CopyTo(bytes);
            return Middle == BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(ulong)..]) && End == BinaryPrimitives.ReadUInt32BigEndian(bytes[(2 * sizeof(ulong))..]);
        }
    }
}
