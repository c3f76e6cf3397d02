using System.Text;
using Tributary.Model;

namespace Tributary.Testing.Packs;

/// <summary>Writes the index of several packs, of which every number is true unless it is set to a lie.</summary>
/// <remarks>Source: gitformat-pack(5), "multi-pack-index (MIDX) files have the following format".</remarks>
public sealed class MultiPackIndexWriter
{
    /// <summary>The header's first byte after "MIDX".</summary>
    public byte Version { get; set; } = 1;

    /// <summary>1 for SHA-1, 2 for SHA-256; the true one if null.</summary>
    public byte? IdVersion { get; set; }

    public byte? ChunkCount { get; set; }

    public uint? PackCount { get; set; }

    /// <summary>Which objects are listed; all if null.</summary>
    public Func<ObjectId, bool>? Listed { get; set; }

    /// <summary>Changes the names of the packs' indexes.</summary>
    public Action<string[]>? Names { get; set; }

    public Action<uint[]>? FanOut { get; set; }

    /// <summary>Changes which pack holds an object, and where.</summary>
    public Func<ObjectId, (uint Pack, uint Offset), (uint Pack, uint Offset)>? Place { get; set; }

    /// <summary>Changes the chunks' contents, by name: PNAM, OIDF, OIDL, OOFF and, if added, LOFF.</summary>
    public Action<SortedDictionary<string, byte[]>>? Chunks { get; set; }

    /// <summary>Changes the chunks' offsets in the table of contents, of which the last is the end.</summary>
    public Action<ulong[]>? Offsets { get; set; }

    internal byte[] ToBytes(IReadOnlyList<(string Name, PackWriter Pack)> packs)
    {
        packs = packs.OrderBy(it => it.Name, StringComparer.Ordinal).ToList();
        PackWriter hasher = packs[0].Pack;
        var places = new SortedDictionary<string, (ObjectId Id, uint Pack, uint Offset)>(StringComparer.Ordinal);
        for (int i = 0; i < packs.Count; i++)
        {
            foreach (PackEntry entry in packs[i].Pack.Entries.Where(entry => Listed?.Invoke(entry.Id) != false)) places.TryAdd(entry.Id.ToString(), (entry.Id, (uint)i, (uint)entry.Offset));
        }

        string[] names = packs.Select(it => it.Name).ToArray();
        Names?.Invoke(names);
        uint[] fanOut = PackIndexWriter.FanOutOf(places.Values.Select(it => it.Id).ToList());
        FanOut?.Invoke(fanOut);
        var chunks = new SortedDictionary<string, byte[]>(Comparer<string>.Create((a, b) => Order(a).CompareTo(Order(b))))
        {
            ["PNAM"] = Padded(Encoding.ASCII.GetBytes(string.Concat(names.Select(name => name + '\0')))),
            ["OIDF"] = Numbers(fanOut),
            ["OIDL"] = [.. places.Values.SelectMany(it => it.Id.ToArray())],
            ["OOFF"] = Numbers(places.Values.Select(it => Place?.Invoke(it.Id, (it.Pack, it.Offset)) ?? (it.Pack, it.Offset)).SelectMany(it => (uint[])[it.Item1, it.Item2])),
        };
        Chunks?.Invoke(chunks);
        return Assemble(chunks, hasher, (uint)packs.Count);
    }

    private byte[] Assemble(SortedDictionary<string, byte[]> chunks, PackWriter hasher, uint packs)
    {
        using var output = new MemoryStream();
        output.Write("MIDX"u8);
        output.Write([Version, IdVersion ?? (byte)(hasher.IdLength == ObjectId.Sha1Length ? 1 : 2), ChunkCount ?? (byte)chunks.Count, 0]);
        output.WriteNumber(PackCount ?? packs);
        ulong[] offsets = new ulong[chunks.Count + 1];
        offsets[0] = (ulong)(output.Position + (offsets.Length * 12));
        foreach ((int i, byte[] chunk) in chunks.Values.Index()) offsets[i + 1] = offsets[i] + (ulong)chunk.Length;
        Offsets?.Invoke(offsets);
        foreach ((string name, ulong offset) in chunks.Keys.Append("\0\0\0\0").Zip(offsets))
        {
            output.Write(Encoding.ASCII.GetBytes(name));
            output.WriteNumber((uint)(offset >> 32));
            output.WriteNumber((uint)offset);
        }

        foreach (byte[] chunk in chunks.Values) output.Write(chunk);
        output.Write(hasher.Hash(output.ToArray()));
        return output.ToArray();
    }

    private static int Order(string chunk) => Array.IndexOf(["PNAM", "OIDF", "OIDL", "OOFF", "LOFF"], chunk);

    private static byte[] Padded(byte[] bytes) => [.. bytes, .. new byte[(4 - (bytes.Length % 4)) % 4]];

    private static byte[] Numbers(IEnumerable<uint> numbers)
    {
        using var output = new MemoryStream();
        foreach (uint number in numbers) output.WriteNumber(number);
        return output.ToArray();
    }
}
