using System.Buffers.Binary;
using System.Text;
using Tributary.Model;

namespace Tributary.Git.Packs;

/// <summary>
/// Where the objects of several packs are, by id. Of those packs nothing else is asked, as in git: what their own indexes have beside it is not there.
/// A header, a table of where the chunks begin, and the chunks: names, fan-out, ids, a pack's number and an offset for each id, and offsets that need more than 31 bits.
/// </summary>
/// <remarks>Source: gitformat-pack(5), "multi-pack-index (MIDX) files have the following format", and load_multi_pack_index in git's midx.c.</remarks>
internal sealed class MultiPackIndex : IDisposable
{
    /// <summary>The file's name in a folder of packs.</summary>
    public const string FileName = "multi-pack-index";

    private const int HeaderLength = 12;
    private const uint Magic = 0x4d494458;
    private const uint IsLarge = 0x80000000;
    private const uint Names = 0x504e414d, FanOut = 0x4f494446, Ids = 0x4f49444c, Places = 0x4f4f4646, LargeOffsets = 0x4c4f4646;
    private const int PlaceLength = 2 * sizeof(uint);

    private readonly MappedFile _file;
    private readonly ChunkTable _chunks;
    private readonly IdTable _ids;
    private readonly HashSet<string> _names;
    private readonly List<string> _packs;
    private int[] _numbers = [];

    private MultiPackIndex(MappedFile file, ChunkTable chunks, int idLength)
    {
        _file = file;
        _chunks = chunks;
        Chunk fanOut = Required(FanOut), ids = Required(Ids), places = Required(Places);
        if (fanOut.Length != IdTable.FanOutLength) throw Damaged(fanOut.Start, "the fan-out is not as long as it has to be");
        _ids = new IdTable(file, fanOut.Start, ids.Start, idLength);
        if (ids.Length != (long)_ids.Count * idLength) throw Damaged(ids.Start, $"there are not as many ids as the index counts, {_ids.Count},");
        if (places.Length != (long)_ids.Count * PlaceLength) throw Damaged(places.Start, $"there are not as many places as the index counts, {_ids.Count},");
        _packs = ReadNames(Required(Names), BinaryPrimitives.ReadUInt32BigEndian(file.From(8)));
        _names = _packs.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Opens the index of a folder of packs; null: there is none, or one that git passes over, or of a later version. The packs' own indexes then have it all.</summary>
    /// <param name="packs">The folder.</param>
    /// <param name="idLength">Bytes of the repository's ids.</param>
    /// <param name="pages">Bounds how much of the file is in memory at once.</param>
    /// <exception cref="PackFormatException">It is damaged.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static MultiPackIndex? Open(string packs, int idLength, MappedPages pages)
    {
        string path = Path.Combine(packs, FileName);
        if (!File.Exists(path)) return null;
        var file = new MappedFile(path, pages);
        MultiPackIndex? opened = null;
        try
        {
            ReadOnlySpan<byte> header = file.From(0);
            if (header.Length < HeaderLength + idLength) return null;
            if (BinaryPrimitives.ReadUInt32BigEndian(header) != Magic) throw new PackFormatException(path, 0, "there is no index of several packs");
            // Version 1, of ids of this length.
            if (header[4] != 1 || header[5] != (idLength == ObjectId.Sha1Length ? 1 : 2)) return null;
            return ChunkTable.Read(file, HeaderLength, header[6], idLength) is { } chunks ? opened = new MultiPackIndex(file, chunks, idLength) : null;
        }
        finally
        {
            if (opened is null) file.Dispose();
        }
    }

    /// <summary>Whether it is the one that knows a pack's objects.</summary>
    /// <param name="packIndex">The file of the pack's own index.</param>
    public bool Covers(string packIndex) => _names.Contains(Path.GetFileName(packIndex));

    /// <summary>Opens its packs, as far as they are there.</summary>
    /// <param name="packs">To which they are added.</param>
    /// <param name="idLength">Bytes of the repository's ids.</param>
    /// <param name="pages">Bounds how much of them is in memory at once.</param>
    /// <exception cref="PackFormatException">One of them is none.</exception>
    public void OpenPacks(List<PackFile> packs, int idLength, MappedPages pages)
    {
        _numbers = new int[_packs.Count];
        foreach ((int place, string name) in _packs.Index())
        {
            string pack = Path.Combine(Path.GetDirectoryName(_file.Path)!, Path.ChangeExtension(name, ".pack"));
            bool isThere = name.EndsWith(".idx", StringComparison.Ordinal) && File.Exists(pack);
            _numbers[place] = isThere ? packs.Count : -1;
            if (isThere) packs.Add(PackFile.OpenWithoutIndex(pack, idLength, pages));
        }
    }

    /// <summary>Where an object begins in its pack; -1: it is not listed, or in a pack that is not there.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="pack">The pack's place among those to which <see cref="OpenPacks"/> added it.</param>
    /// <exception cref="PackFormatException">It leads to where nothing is.</exception>
    public long Find(in ObjectId id, out int pack)
    {
        pack = -1;
        int place = _ids.Find(id);
        if (place < 0) return -1;
        long entry = _chunks.Find(Places)!.Value.Start + ((long)place * PlaceLength);
        uint number = BinaryPrimitives.ReadUInt32BigEndian(_file.From(entry));
        if (number >= _numbers.Length) throw Damaged(entry, $"there is no pack {number} of those that the index names,");
        pack = _numbers[number];
        return pack < 0 ? -1 : OffsetAt(entry + sizeof(uint));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private long OffsetAt(long place)
    {
        uint offset = BinaryPrimitives.ReadUInt32BigEndian(_file.From(place));
        // Without that chunk, the offsets have all their bits.
        if ((offset & IsLarge) == 0 || _chunks.Find(LargeOffsets) is not { } large) return offset;
        long at = (long)(offset & ~IsLarge) * sizeof(ulong);
        if (at > large.Length - sizeof(ulong)) throw Damaged(place, "an offset is said to be beyond the table of large ones");
        return (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(_file.From(large.Start + at)), long.MaxValue);
    }

    // Each ends in a NUL; in the order of their bytes.
    private List<string> ReadNames(Chunk chunk, uint count)
    {
        var names = new List<string>();
        ReadOnlySpan<byte> left = _file.From(chunk.Start)[..(int)Math.Min(chunk.Length, int.MaxValue)], before = default;
        for (; names.Count < count; left = left[(before.Length + 1)..])
        {
            int length = left.IndexOf((byte)0);
            if (length < 0) throw Damaged(chunk.Start, $"there are fewer than {count} names of packs");
            ReadOnlySpan<byte> name = left[..length];
            if (names.Count > 0 && before.SequenceCompareTo(name) >= 0) throw Damaged(chunk.Start, "the names of packs are in no order");
            if (name.ContainsAny((byte)'/', (byte)'\\')) throw Damaged(chunk.Start, "a pack is said to be in another folder");
            names.Add(Encoding.UTF8.GetString(name));
            before = name;
        }

        return names;
    }

    private Chunk Required(uint id) => _chunks.Find(id) ?? throw Damaged(HeaderLength, $"there is no chunk '{Encoding.ASCII.GetString([(byte)(id >> 24), (byte)(id >> 16), (byte)(id >> 8), (byte)id])}' in the table");

    private PackFormatException Damaged(long offset, string problem) => new(_file.Path, offset, problem);
}
