using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tributary.Model;

namespace Tributary.Testing.Packs;

/// <summary>Writes a pack and its index, of which every number is true unless it is set to a lie.</summary>
/// <remarks>Source: gitformat-pack(5).</remarks>
public sealed class PackWriter
{
    private readonly Dictionary<ObjectId, PackEntry> _byId = [];

    /// <summary>An empty pack.</summary>
    public PackWriter(int idLength = ObjectId.Sha1Length)
    {
        IdLength = idLength;
        Index = new PackIndexWriter(this);
    }

    public int IdLength { get; }

    public IList<PackEntry> Entries { get; } = [];

    public PackIndexWriter Index { get; }

    /// <summary>The pack's first four bytes.</summary>
    public string Signature { get; set; } = "PACK";

    public uint Version { get; set; } = 2;

    /// <summary>How many entries the pack says that it has; as many as it has if null.</summary>
    public uint? Count { get; set; }

    /// <summary>The checksum at the pack's end; the true one if null.</summary>
    public byte[]? Checksum { get; set; }

    /// <summary>The entry of that name.</summary>
    public PackEntry this[ObjectId id] => _byId[id];

    /// <summary>An object's true id.</summary>
    public ObjectId IdOf(PackEntryKind kind, ReadOnlySpan<byte> content)
    {
        byte[] whole = [.. Encoding.ASCII.GetBytes($"{Word(kind)} {content.Length}\0"), .. content];
        return new ObjectId(Hash(whole));
    }

    /// <summary>The id whose bytes all are the same: nothing's, so that anything can be given it.</summary>
    public ObjectId IdOf(byte all) => new(Enumerable.Repeat(all, IdLength).ToArray());

    /// <summary>Adds a whole object, under its own name or another.</summary>
    public ObjectId Add(PackEntryKind kind, byte[] content, ObjectId? id = null) => Add(new PackEntry { Id = id ?? IdOf(kind, content), Kind = kind, Content = content });

    public ObjectId Blob(string content) => Add(PackEntryKind.Blob, Encoding.UTF8.GetBytes(content));

    public ObjectId Tree(params (string Mode, string Name, ObjectId Id)[] entries) => Add(PackEntryKind.Tree, TreeBytes(entries));

    public ObjectId Commit(ObjectId tree, params ObjectId[] parents) => Add(PackEntryKind.Commit, CommitBytes(tree, parents));

    /// <summary>Adds a delta on an entry before it, which is found by its offset.</summary>
    public ObjectId OffsetDelta(ObjectId onto, DeltaWriter delta, ObjectId id) => Add(new PackEntry { Id = id, Kind = PackEntryKind.OffsetDelta, Content = delta.ToBytes(), Base = onto });

    /// <summary>Adds a delta on an object that is found by its name.</summary>
    public ObjectId ReferenceDelta(ObjectId onto, DeltaWriter delta, ObjectId id) => Add(new PackEntry { Id = id, Kind = PackEntryKind.ReferenceDelta, Content = delta.ToBytes(), Base = onto });

    public ObjectId Add(PackEntry entry)
    {
        Entries.Add(entry);
        _byId[entry.Id] = entry;
        return entry.Id;
    }

    public static byte[] TreeBytes(params (string Mode, string Name, ObjectId Id)[] entries) =>
        [.. entries.SelectMany(entry => (byte[])[.. Encoding.UTF8.GetBytes($"{entry.Mode} {entry.Name}\0"), .. entry.Id.ToArray()])];

    public static byte[] CommitBytes(ObjectId tree, params ObjectId[] parents) => Encoding.UTF8.GetBytes(
        $"tree {tree}\n{string.Concat(parents.Select(id => $"parent {id}\n"))}author Ada Example <ada@example.com> 1775000000 +0000\ncommitter Cid Example <cid@example.com> 1775000000 +0000\n\nSubject\n");

    /// <summary>The pack's bytes. Afterwards every entry knows where it is.</summary>
    public byte[] ToBytes()
    {
        using var output = new MemoryStream();
        Span<byte> numbers = stackalloc byte[8];
        output.Write(Encoding.ASCII.GetBytes(Signature));
        BinaryPrimitives.WriteUInt32BigEndian(numbers, Version);
        BinaryPrimitives.WriteUInt32BigEndian(numbers[4..], Count ?? (uint)Entries.Count);
        output.Write(numbers);
        foreach (PackEntry entry in Entries)
        {
            entry.Offset = output.Position;
            byte[] head = entry.HeadOf(id => _byId[id]);
            byte[] stream = entry.Stream ?? PackEntry.Deflate(entry.Content);
            entry.StreamOffset = entry.Offset + head.Length;
            entry.TrueCrc = Crc32.Of([.. head, .. stream]);
            output.Write(head);
            output.Write(stream);
        }

        output.Write(Checksum ?? Hash(output.GetBuffer().AsSpan(0, (int)output.Position)));
        return output.ToArray();
    }

    /// <summary>SHA-1 or SHA-256, as long as the pack's ids are.</summary>
#pragma warning disable CA5350 // Git's ids are SHA-1.
    internal byte[] Hash(ReadOnlySpan<byte> bytes) => IdLength == ObjectId.Sha1Length ? SHA1.HashData(bytes) : SHA256.HashData(bytes);
#pragma warning restore CA5350

    private static string Word(PackEntryKind kind) => kind switch
    {
        PackEntryKind.Commit => "commit",
        PackEntryKind.Tree => "tree",
        PackEntryKind.Blob => "blob",
        PackEntryKind.Tag => "tag",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a delta's id is its result's"),
    };
}
