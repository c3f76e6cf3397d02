using System.IO.Compression;
using Tributary.Model;

namespace Tributary.Testing.Packs;

/// <summary>An entry of a pack that is written as it truly is, but for what is set to something else.</summary>
public sealed class PackEntry
{
    /// <summary>The name in the index.</summary>
    public required ObjectId Id { get; set; }

    public required PackEntryKind Kind { get; set; }

    /// <summary>The object's content, or the delta's.</summary>
    public required byte[] Content { get; set; }

    /// <summary>Of a reference delta: what it refers to. Of an offset delta: the entry from which its distance is counted.</summary>
    public ObjectId? Base { get; set; }

    /// <summary>The size in the entry's header; the content's if null.</summary>
    public ulong? Size { get; set; }

    /// <summary>How far before an offset delta its base begins, as it is written.</summary>
    public ulong? Distance { get; set; }

    /// <summary>All that stands before the compressed stream, instead of it.</summary>
    public byte[]? Head { get; set; }

    /// <summary>The compressed stream, instead of the content's.</summary>
    public byte[]? Stream { get; set; }

    /// <summary>The offset in the index, instead of <see cref="Offset"/>.</summary>
    public ulong? IndexOffset { get; set; }

    /// <summary>The 32 bits in the index's table of offsets, whatever they lead to.</summary>
    public uint? IndexSlot { get; set; }

    /// <summary>The checksum in the index.</summary>
    public uint? Crc { get; set; }

    /// <summary>Where the entry begins in the pack, once that is written.</summary>
    public long Offset { get; internal set; }

    /// <summary>Where its stream begins, once it is written.</summary>
    public long StreamOffset { get; internal set; }

    /// <summary>The checksum of what was written.</summary>
    public uint TrueCrc { get; internal set; }

    /// <summary>Bytes as zlib packs them.</summary>
    public static byte[] Deflate(ReadOnlySpan<byte> content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var output = new MemoryStream();
        using (var deflater = new ZLibStream(output, level)) deflater.Write(content);
        return output.ToArray();
    }

    internal byte[] HeadOf(Func<ObjectId, PackEntry> find)
    {
        if (Head is not null) return Head;
        List<byte> head = [.. SizeHead(Kind, Size ?? (ulong)Content.LongLength)];
        if (Kind == PackEntryKind.ReferenceDelta) head.AddRange(Base!.Value.ToArray());
        if (Kind == PackEntryKind.OffsetDelta) head.AddRange(DistanceBytes(Distance ?? (ulong)(Offset - find(Base!.Value).Offset)));
        return [.. head];
    }

    /// <summary>An entry's kind and size: four bits of the size in the first byte, seven in each further one, the lowest first.</summary>
    public static byte[] SizeHead(PackEntryKind kind, ulong size)
    {
        var head = new List<byte> { (byte)(((int)kind << 4) | (int)(size & 15)) };
        for (ulong rest = size >> 4; rest > 0; rest >>= 7)
        {
            head[^1] |= 0x80;
            head.Add((byte)(rest & 0x7f));
        }

        return [.. head];
    }

    // The highest seven bits first, each further byte counting one more than its bits say.
    private static List<byte> DistanceBytes(ulong distance)
    {
        var bytes = new List<byte> { (byte)(distance & 0x7f) };
        for (ulong rest = distance >> 7; rest > 0; rest >>= 7)
        {
            rest--;
            bytes.Insert(0, (byte)(0x80 | (rest & 0x7f)));
        }

        return bytes;
    }
}
