using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Tributary.Git.Objects;
using Tributary.Model;

namespace Tributary.Git.Packs;

/// <summary>
/// Many objects in one file, deflated one by one, most of them as deltas against others. An object begins with its type (3 bits) and size (4 bits, then 7 a byte, the low
/// ones first, as long as a byte's high bit is set); a delta then says how far before it its base begins, or which id that has.
/// </summary>
/// <remarks>Source: gitformat-pack(5), "pack-*.pack files have the following format".</remarks>
internal sealed class PackFile : IDisposable
{
    /// <summary>Bytes of the largest object that is read: 32 MiB, a folder of 800,000 files. No commit or folder in use is a tenth of it.</summary>
    public const int LargestObject = 1 << 25;

    private const int HeaderLength = 12;
    private const uint Signature = 0x5041434b;
    private const int OffsetDelta = 6;
    private const int IdDelta = 7;

    private readonly MappedFile _file;
    private readonly PackIndex? _index;
    private readonly int _idLength;
    private readonly long _end;

    private PackFile(MappedFile file, PackIndex? index, int idLength)
    {
        _file = file;
        _index = index;
        _idLength = idLength;
        _end = file.Length - idLength;
        ReadOnlySpan<byte> header = file.From(0);
        if (_end < HeaderLength || BinaryPrimitives.ReadUInt32BigEndian(header) != Signature || BinaryPrimitives.ReadUInt32BigEndian(header[4..]) is not (2 or 3)) throw Damaged(0, "there is no pack of version 2 or 3");
        if (index is null) return;
        if (BinaryPrimitives.ReadUInt32BigEndian(header[8..]) != index.Count) throw Damaged(8, $"the pack has another number of objects than its index, {index.Count},");
        if (!file.From(_end).SequenceEqual(index.PackChecksum)) throw Damaged(_end, "the pack's checksum is another than its index was made of, and begins");
    }

    /// <summary>Opens a pack with the index beside it.</summary>
    /// <param name="indexPath">The index's file.</param>
    /// <param name="idLength">Bytes of the repository's ids.</param>
    /// <param name="pages">Bounds how much of the files is in memory at once.</param>
    /// <param name="tables">Those of all that read the history.</param>
    /// <exception cref="PackFormatException">One of them is none.</exception>
    /// <exception cref="IOException">One of them can't be read.</exception>
    public static PackFile Open(string indexPath, int idLength, MappedPages pages, OffsetTables tables)
    {
        var index = new PackIndex(indexPath, idLength, pages, tables);
        MappedFile? file = null;
        try
        {
            file = new MappedFile(Path.ChangeExtension(indexPath, ".pack"), pages);
            return new PackFile(file, index, idLength);
        }
        catch
        {
            file?.Dispose();
            index.Dispose();
            throw;
        }
    }

    /// <summary>Opens a pack of which an index of several packs knows what is in it.</summary>
    /// <exception cref="PackFormatException">It is none.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static PackFile OpenWithoutIndex(string path, int idLength, MappedPages pages)
    {
        var file = new MappedFile(path, pages);
        try
        {
            return new PackFile(file, index: null, idLength);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Where an object begins; -1: the pack's own index does not have it, or is not looked at.</summary>
    /// <exception cref="PackFormatException">It is said to be outside.</exception>
    public long Find(in ObjectId id)
    {
        long offset = _index is null ? -1 : _index.Find(id);
        return offset < 0 ? offset : Checked(id, offset);
    }

    /// <summary>An offset at which an object is said to begin.</summary>
    /// <exception cref="PackFormatException">It is outside.</exception>
    public long Checked(in ObjectId id, long offset) => IsInside(offset) ? offset : throw Damaged(offset, $"the index has {id} outside of the pack,");

    /// <summary>What stands before an object's data.</summary>
    /// <param name="offset">Where the object begins, inside of the pack.</param>
    /// <exception cref="PackFormatException">No object begins there, or one larger than <see cref="LargestObject"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PackEntry ReadEntry(long offset)
    {
        ReadOnlySpan<byte> bytes = _file.From(offset);
        int at = 0, first = Next(bytes, ref at, offset), shift = 4;
        ulong size = (uint)first & 0xf;
        for (int next = first; (next & 0x80) != 0; shift += 7)
        {
            if (shift > 53) throw Damaged(offset, "an object's size is too long a number");
            next = Next(bytes, ref at, offset);
            size |= (ulong)(next & 0x7f) << shift;
        }

        int type = (first >> 4) & 7;
        if (size > LargestObject && type is not (int)ObjectType.Blob) throw Damaged(offset, $"an object of {size} bytes, more than {LargestObject}, begins");
        return type switch
        {
            OffsetDelta when ReadDistance(bytes, ref at, offset) is var distance => new PackEntry(ObjectType.None, (int)size, offset + at, offset - distance),
            IdDelta when bytes.Length - at > _idLength => new PackEntry(ObjectType.None, (int)size, offset + at + _idLength, 0),
            (int)ObjectType.Commit or (int)ObjectType.Tree or (int)ObjectType.Tag => new PackEntry((ObjectType)type, (int)size, offset + at, 0),
            // Its content is never looked at.
            (int)ObjectType.Blob => new PackEntry(ObjectType.Blob, 0, offset + at, 0),
            _ => throw Damaged(offset, "no object of a known type begins"),
        };
    }

    /// <summary>The id of a delta's base.</summary>
    /// <param name="entry">A delta that names its base by its id.</param>
    public ObjectId BaseIdOf(in PackEntry entry) => new(_file.From(entry.Data - _idLength)[.._idLength]);

    /// <summary>Inflates data of exactly as many bytes as there is room for.</summary>
    /// <exception cref="PackFormatException">It is damaged, or has more or fewer.</exception>
    public void Inflate(in PackEntry entry, long offset, Inflater inflater, Span<byte> destination)
    {
        try
        {
            _ = inflater.Inflate(_file.From(entry.Data), destination);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(offset, $"{error.Message}, in the object", error);
        }
    }

    /// <summary>That something about an object is wrong.</summary>
    public PackFormatException Damaged(long offset, string problem) => new(_file.Path, offset, problem);

    /// <summary>As the other, with the exception that led to it.</summary>
    public PackFormatException Damaged(long offset, string problem, Exception cause) => new(_file.Path, offset, problem, cause);

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _index?.Dispose();
    }

    // How far back the base is: 7 bits a byte, the high ones first, and one more for each byte that follows.
    private long ReadDistance(ReadOnlySpan<byte> bytes, ref int at, long offset)
    {
        int next = Next(bytes, ref at, offset);
        long distance = next & 0x7f;
        while ((next & 0x80) != 0)
        {
            if (distance > _file.Length) break;
            next = Next(bytes, ref at, offset);
            distance = ((distance + 1) << 7) | (uint)(next & 0x7f);
        }

        return distance > 0 && IsInside(offset - distance) ? distance : throw Damaged(offset, "a delta's base is said to begin outside of the pack,");
    }

    private int Next(ReadOnlySpan<byte> bytes, ref int at, long offset) => at < bytes.Length ? bytes[at++] : throw Damaged(offset, "the pack ends within an object");

    private bool IsInside(long offset) => offset >= HeaderLength && offset < _end;
}
