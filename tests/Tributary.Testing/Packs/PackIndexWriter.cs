using System.Buffers.Binary;
using Tributary.Model;

namespace Tributary.Testing.Packs;

/// <summary>Writes a pack's index, version 2, of which every number is true unless it is set to a lie.</summary>
/// <remarks>Source: gitformat-pack(5), "pack-*.idx files".</remarks>
public sealed class PackIndexWriter(PackWriter pack)
{
    private const uint Large = 0x8000_0000;

    public uint Signature { get; set; } = 0xff74_4f63;

    public uint Version { get; set; } = 2;

    /// <summary>Changes the 256 running totals of ids by their first byte.</summary>
    public Action<uint[]>? FanOut { get; set; }

    /// <summary>Changes the order of the entries, or which of them there are.</summary>
    public Func<IEnumerable<PackEntry>, IEnumerable<PackEntry>>? Listed { get; set; }

    /// <summary>Whether every offset but the first is written with 64 bits, needed or not. All of them are more than git takes.</summary>
    public bool LargeOffsets { get; set; }

    /// <summary>The pack's checksum; the true one if null.</summary>
    public byte[]? PackChecksum { get; set; }

    /// <summary>The index's own checksum; the true one if null.</summary>
    public byte[]? Checksum { get; set; }

    /// <summary>The index of a pack that was written already.</summary>
    public byte[] ToBytes(ReadOnlySpan<byte> packBytes)
    {
        IEnumerable<PackEntry> sorted = pack.Entries.OrderBy(entry => entry.Id.ToString(), StringComparer.Ordinal);
        List<PackEntry> entries = (Listed?.Invoke(sorted) ?? sorted).ToList();
        using var output = new MemoryStream();
        output.WriteNumber(Signature);
        output.WriteNumber(Version);
        uint[] fanOut = FanOutOf(entries.Select(entry => entry.Id).ToList());
        FanOut?.Invoke(fanOut);
        foreach (uint total in fanOut) output.WriteNumber(total);
        foreach (PackEntry entry in entries) output.Write(entry.Id.ToArray());
        foreach (PackEntry entry in entries) output.WriteNumber(entry.Crc ?? entry.TrueCrc);
        WriteOffsets(output, entries);
        output.Write(PackChecksum ?? packBytes[^pack.IdLength..]);
        output.Write(Checksum ?? pack.Hash(output.ToArray()));
        return output.ToArray();
    }

    /// <summary>How many ids begin with each byte or a lower one.</summary>
    internal static uint[] FanOutOf(IReadOnlyCollection<ObjectId> ids)
    {
        uint[] fanOut = new uint[256];
        foreach (ObjectId id in ids) fanOut[id.ToArray()[0]]++;
        for (int i = 1; i < fanOut.Length; i++) fanOut[i] += fanOut[i - 1];
        return fanOut;
    }

    private void WriteOffsets(MemoryStream output, List<PackEntry> entries)
    {
        var large = new List<ulong>();
        foreach (PackEntry entry in entries)
        {
            ulong offset = entry.IndexOffset ?? (ulong)entry.Offset;
            if ((LargeOffsets && entry != pack.Entries[0]) || offset >= Large)
            {
                output.WriteNumber(entry.IndexSlot ?? (Large | (uint)large.Count));
                large.Add(offset);
            }
            else
            {
                output.WriteNumber(entry.IndexSlot ?? (uint)offset);
            }
        }

        Span<byte> number = stackalloc byte[8];
        foreach (ulong offset in large)
        {
            BinaryPrimitives.WriteUInt64BigEndian(number, offset);
            output.Write(number);
        }
    }
}
