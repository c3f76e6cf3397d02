using System.Buffers.Binary;

namespace Tributary.Git.Packs;

/// <summary>Where the chunks of a file are: for each its name in 4 bytes and its beginning in 8; the next one's beginning is its end. A name of 0 ends the table.</summary>
/// <remarks>Source: gitformat-chunk(5), and read_table_of_contents in git's chunk-format.c.</remarks>
internal sealed class ChunkTable
{
    private const int EntryLength = sizeof(uint) + sizeof(ulong);

    private readonly Dictionary<uint, Chunk> _chunks = [];

    private ChunkTable() { }

    /// <summary>Reads a table; null: it is none that git reads.</summary>
    /// <param name="file">Which has it.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="count">How many chunks it has.</param>
    /// <param name="trailer">Bytes at the file's end that belong to none.</param>
    public static ChunkTable? Read(MappedFile file, int start, int count, int trailer)
    {
        ReadOnlySpan<byte> table = file.From(start);
        if (table.Length < ((count + 1) * EntryLength) + trailer) return null;
        var read = new ChunkTable();
        for (; count > 0; count--, table = table[EntryLength..])
        {
            uint id = BinaryPrimitives.ReadUInt32BigEndian(table);
            ulong begin = BinaryPrimitives.ReadUInt64BigEndian(table[sizeof(uint)..]), end = BinaryPrimitives.ReadUInt64BigEndian(table[(EntryLength + sizeof(uint))..]);
            if (id == 0 || end < begin || end > (ulong)(file.Length - trailer) || !read._chunks.TryAdd(id, new Chunk((long)begin, (long)(end - begin)))) return null;
        }

        return BinaryPrimitives.ReadUInt32BigEndian(table) == 0 ? read : null;
    }

    /// <summary>The chunk of a name; null: there is none.</summary>
    public Chunk? Find(uint id) => _chunks.TryGetValue(id, out Chunk chunk) ? chunk : null;
}

/// <summary>A part of a file.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct Chunk(long Start, long Length);
