using Tributary.Testing.Packs;

namespace Tributary.Git.Tests.Packs;

/// <summary>Entries of a pack, and objects on their own, whose size, kind or stream is not what they say.</summary>
internal static class EntryAttacks
{
    // Inflated it is a thousand times that.
    private const int Zeros = 1 << 30;

    private static readonly Lazy<byte[]> Bomb = new(() => PackEntry.Deflate(new byte[Zeros], System.IO.Compression.CompressionLevel.Fastest));

    public static IEnumerable<Attack> All =>
    [
        new("an object that is one byte shorter than it says", prey => prey.Entry.Size = prey.SizeOf(prey.First) + 1),
        new("an object that is one byte longer than it says", prey => prey.Entry.Size = prey.SizeOf(prey.First) - 1),
        new("an object that says to be empty", prey => prey.Entry.Size = 0),
        new("a tree that says to be empty", prey => prey.Pack[prey.SecondTree].Size = 0),
        new("an object of 2^31 bytes less one, it says", prey => prey.Entry.Size = int.MaxValue),
        new("an object of 2^31 bytes, it says", prey => prey.Entry.Size = 1UL << 31),
        new("an object of 2^32 bytes and as many as it has, it says", prey => prey.Entry.Size = (1UL << 32) + prey.SizeOf(prey.First)),
        new("an object of 2^40 bytes, it says", prey => prey.Entry.Size = 1UL << 40),
        new("an object of 2^63 bytes, it says", prey => prey.Entry.Size = 1UL << 63),
        new("an object of 2^64 bytes less one, it says", prey => prey.Entry.Size = ulong.MaxValue),
        new("a delta that is shorter than it says", prey =>
        {
            prey.Replace(prey.SecondTree, PackEntryKind.OffsetDelta, prey.FirstTree, new DeltaWriter(prey.SizeOf(prey.FirstTree), 10).Copy(0, 10));
            prey.Pack[prey.SecondTree].Size = 1UL << 33;
        }),
        new("a size that does not end", prey => prey.Entry.Head = [.. Enumerable.Repeat((byte)0x9f, 200)]),
        new("a size that overflows to what is true", prey => prey.Entry.Head = [.. Overflowing(prey.SizeOf(prey.First))]),
        new("an object of kind 0", prey => prey.Entry.Kind = default(PackEntryKind)),
        new("an object of kind 5", prey => prey.Entry.Kind = (PackEntryKind)5),
        new("a stream that is none", prey => prey.Entry.Stream = [.. Enumerable.Repeat((byte)0xee, 50)]),
        new("a stream that is empty", prey => prey.Entry.Stream = []),
        new("a stream that is cut off", prey => prey.Entry.Stream = PackEntry.Deflate(prey.Entry.Content)[..20]),
        new("a stream of another checksum", prey => prey.Entry.Stream = [.. PackEntry.Deflate(prey.Entry.Content)[..^4], 1, 2, 3, 4]),
        new("a stream with a dictionary", prey => prey.Entry.Stream = [0x78, 0xbb, 0, 0, 0, 1, .. PackEntry.Deflate(prey.Entry.Content)[2..]]),
        new("a stream that points before its beginning", prey => prey.Entry.Stream = [0x78, 0x9c, 0x03 | 0x60, 0x82, 0x11, 0, 0, 0, 0]),
        new("a gigabyte of zeros that says to be small", prey => prey.Entry.Stream = Bomb.Value),
        new("a commit of a gigabyte of zeros", prey => Inflated(prey, prey.First), Outcome.NotTried),
        new("a tree of a gigabyte of zeros", prey => Inflated(prey, prey.SecondTree), Outcome.NotTried),
        new("a wrong checksum of an entry", prey => prey.Entry.Crc = 1, Outcome.Read),
    ];

    public static IEnumerable<Attack> Loose =>
    [
        Alone("an object on its own that is none", _ => "nonsense"u8.ToArray()),
        Alone("an object on its own without a size", _ => "commit \0"u8.ToArray()),
        Alone("an object on its own without an end of its header", _ => "commit 5"u8.ToArray()),
        Alone("an object on its own of no kind", content => [.. "nothing "u8, .. Digits(content.Length), 0, .. content]),
        Alone("an object on its own of another kind", content => [.. "tree "u8, .. Digits(content.Length), 0, .. content]),
        Alone("an object on its own with a leading zero", content => [.. "commit 0"u8, .. Digits(content.Length), 0, .. content]) with { MayBeRead = true },
        Alone("an object on its own of less than nothing", content => [.. "commit -"u8, .. Digits(content.Length), 0, .. content]),
        // Git gives it a byte that nobody wrote.
        Alone("an object on its own that is shorter than it says", content => [.. "commit "u8, .. Digits(content.Length + 1), 0, .. content]) with { ByGit = Outcome.NotTried },
        Alone("an object on its own that is longer than it says", content => [.. "commit "u8, .. Digits(content.Length - 1), 0, .. content]),
        Alone("an object on its own of 2^40 bytes, it says", content => [.. "commit "u8, .. Digits(1L << 40), 0, .. content]),
        Alone("an object on its own of 2^64 bytes and as many as it has, it says", content => [.. "commit "u8, .. "18446744073709551616"u8, .. Digits(content.Length), 0, .. content]),
        Alone("an object on its own with a header of a million digits", content => [.. "commit "u8, .. Enumerable.Repeat((byte)'1', 1_000_000), 0, .. content]),
        File("an object on its own that is no stream", _ => "nonsense, and not deflated either"u8.ToArray()),
        File("an object on its own that is cut off", content => PackEntry.Deflate([.. "commit "u8, .. Digits(content.Length), 0, .. content])[..40]),
        File("an object on its own of another checksum", content => [.. PackEntry.Deflate([.. "commit "u8, .. Digits(content.Length), 0, .. content])[..^4], 1, 2, 3, 4]),
        File("an object on its own with more behind it", content => [.. PackEntry.Deflate([.. "commit "u8, .. Digits(content.Length), 0, .. content]), 1, 2, 3, 4]) with { MayBeRead = true },
        File("a gigabyte of zeros on its own", _ => Bomb.Value),
        new("an object on its own that is a folder", prey =>
        {
            prey.Remove(prey.First);
            prey.Repository.Write();
            Directory.CreateDirectory(prey.Repository.LooseFile(prey.First));
        }),
    ];

    private static void Inflated(Prey prey, Model.ObjectId id)
    {
        prey.Pack[id].Stream = Bomb.Value;
        prey.Pack[id].Size = Zeros;
    }

    // Ten bytes of seven bits each, of which the highest are beyond 64.
    private static byte[] Overflowing(ulong size)
    {
        List<byte> head = [.. PackEntry.SizeHead(PackEntryKind.Commit, size)];
        while (head.Count < 11)
        {
            head[^1] |= 0x80;
            head.Add(0);
        }

        head[^1] = 0x10;
        return [.. head];
    }

    private static byte[] Digits(long number) => System.Text.Encoding.ASCII.GetBytes(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Attack Alone(string name, Func<byte[], byte[]> inflated) => File(name, content => PackEntry.Deflate(inflated(content)));

    // The first commit is on its own.
    private static Attack File(string name, Func<byte[], byte[]> file) => new(name, prey =>
    {
        prey.Remove(prey.First);
        prey.Repository.Write();
        PackedRepository.WriteFile(prey.Repository.LooseFile(prey.First), file(prey.Entry.Content));
    })
    {
        Names = prey => prey.First.ToString()[2..],
    };
}
