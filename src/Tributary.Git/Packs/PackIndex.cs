using System.Buffers.Binary;
using Tributary.Model;

namespace Tributary.Git.Packs;

/// <summary>
/// Where the objects of a pack begin, by id. A header, 256 counts of the ids whose first byte is at most that one (the fan-out), the ids in order, a checksum of each
/// entry, its offset in 31 bits, and the offsets that need more; all numbers are big-endian.
/// </summary>
/// <remarks>Source: gitformat-pack(5), "Version 2 pack-*.idx files".</remarks>
internal sealed class PackIndex : IDisposable
{
    private const int HeaderLength = 8;
    private const uint Magic = 0xff744f63;
    private const uint IsLarge = 0x80000000;

    // Where one object of so many was looked for, it is worth going through all of them.
    private const int ObjectsPerLook = 64;

    // A smaller index lies in the processor's caches, and is quick to look into.
    private const int LeastObjects = 1 << 15;

    private readonly MappedFile _file;
    private readonly MappedPages _pages;
    private readonly OffsetTables _tables;
    private readonly int _idLength;
    private readonly IdTable _table;
    private readonly long _ids, _offsets, _largeOffsets;
    private OffsetTable? _known;
    private int _looks;

    /// <summary>Opens an index and checks that its parts are where they belong.</summary>
    /// <param name="path">The file.</param>
    /// <param name="idLength">Bytes of the repository's ids.</param>
    /// <param name="pages">Bounds how much of the file is in memory at once.</param>
    /// <param name="tables">Has a table of it, once it is worth that.</param>
    /// <exception cref="PackFormatException">It is no index of version 2.</exception>
    public PackIndex(string path, int idLength, MappedPages pages, OffsetTables tables)
    {
        _file = new MappedFile(path, pages);
        _pages = pages;
        _tables = tables;
        _idLength = idLength;
        try
        {
            _ids = HeaderLength + IdTable.FanOutLength;
            _table = ReadTable();
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        _offsets = _ids + ((long)Count * (idLength + sizeof(uint)));
        _largeOffsets = _offsets + ((long)Count * sizeof(uint));
    }

    /// <summary>How many objects it lists.</summary>
    public int Count => _table.Count;

    /// <summary>The checksum at the end of the pack that it was made of.</summary>
    public ReadOnlySpan<byte> PackChecksum => _file.From(_file.Length - (2 * _idLength))[.._idLength];

    /// <summary>Where an object's entry begins in the pack, which may be nowhere in it; -1: the object is not listed.</summary>
    /// <exception cref="PackFormatException">The offset is said to be where the index has ended.</exception>
    public long Find(in ObjectId id)
    {
        if (_known is null && Count >= LeastObjects && ++_looks == Count / ObjectsPerLook) _known = _tables.Of(_file.Path, ReadOffsets);
        if (_known is not null && id.Length == ObjectId.Sha1Length) return _known.Find(id);
        return _table.Find(id) is >= 0 and var place ? OffsetAt(place) : -1;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    // Null: it is not to be had, and the file is asked.
    private OffsetTable? ReadOffsets()
    {
        if (_idLength != ObjectId.Sha1Length || !_pages.TryTake(OffsetTable.BytesFor(Count))) return null;
        var table = new OffsetTable(Count);
        for (int position = 0; position < Count; position++)
        {
            // What is damaged is told of when it is asked for.
            uint offset = BinaryPrimitives.ReadUInt32BigEndian(_file.From(_offsets + ((long)position * sizeof(uint))));
            if (offset is > 0 and < IsLarge && table.TryAdd(_file.From(_ids + ((long)position * _idLength)), offset)) continue;
            table.Dispose();
            return null;
        }

        return table;
    }

    private long OffsetAt(int position)
    {
        uint offset = BinaryPrimitives.ReadUInt32BigEndian(_file.From(_offsets + ((long)position * sizeof(uint))));
        if ((offset & IsLarge) == 0) return offset;
        long place = _largeOffsets + ((long)(offset & ~IsLarge) * sizeof(ulong));
        // Two checksums end the file.
        if (place > _file.Length - (2 * _idLength) - sizeof(ulong)) throw Damaged(place, "an offset is said to be beyond the index's end");
        return (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(_file.From(place)), long.MaxValue);
    }

    private IdTable ReadTable()
    {
        ReadOnlySpan<byte> head = _file.From(0);
        if (head.Length < HeaderLength + IdTable.FanOutLength + (2 * _idLength)) throw Damaged(0, "the index ends too soon");
        if (BinaryPrimitives.ReadUInt32BigEndian(head) != Magic || BinaryPrimitives.ReadUInt32BigEndian(head[sizeof(uint)..]) != 2) throw Damaged(0, "there is no index of version 2");
        var table = new IdTable(_file, HeaderLength, _ids, _idLength);
        long least = _ids + ((long)table.Count * (_idLength + (2 * sizeof(uint)))) + (2 * _idLength);
        return _file.Length < least ? throw Damaged(_file.Length, "the index ends too soon") : table;
    }

    private PackFormatException Damaged(long offset, string problem) => new(_file.Path, offset, problem);
}
