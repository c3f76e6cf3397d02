using Tributary.Model;
using Tributary.Testing.Packs;

namespace Tributary.Git.Tests.Packs;

/// <summary>Packs, indexes and indexes of several packs that are cut off, contradict each other or lead outside.</summary>
internal static class IndexAttacks
{
    public static IEnumerable<Attack> All =>
    [
        new("an offset beyond the pack", prey => prey.Entry.IndexOffset = 1_000_000),
        new("an offset at the pack's end", prey => prey.Entry.IndexOffset = EndOf(prey)),
        new("an offset within the pack's checksum", prey => prey.Entry.IndexOffset = EndOf(prey) - 10),
        new("an offset within the pack's header", prey => prey.Entry.IndexOffset = 4),
        new("an offset in the middle of an entry", prey => prey.Entry.IndexOffset = Written(prey, prey.Entry) + 5),
        new("an offset of another entry", prey => prey.Entry.IndexOffset = Written(prey, prey.Pack[prey.FirstTree])),
        new("an offset of 2^40", prey => prey.Entry.IndexOffset = 1UL << 40),
        new("an offset of 2^63", prey => prey.Entry.IndexOffset = 1UL << 63),
        new("an offset of 2^64 bytes less one", prey => prey.Entry.IndexOffset = ulong.MaxValue),
        new("a large offset that is in no table", prey => prey.Entry.IndexSlot = 0x8000_0000),
        new("a large offset far outside of the table", prey => prey.Entry.IndexSlot = uint.MaxValue),
        new("a fan-out that decreases", prey => prey.Pack.Index.FanOut = fanOut => fanOut[100] = 0),
        new("a fan-out that decreases at the end", prey => prey.Pack.Index.FanOut = fanOut => fanOut[255] = 0),
        new("a fan-out beyond the count", prey => prey.Pack.Index.FanOut = fanOut => fanOut.AsSpan(128).Fill(1000)),
        new("a fan-out of all numbers", prey => prey.Pack.Index.FanOut = fanOut => fanOut.AsSpan().Fill(uint.MaxValue)),
        new("a fan-out of half of all numbers", prey => prey.Pack.Index.FanOut = fanOut => fanOut.AsSpan().Fill(0x8000_0000)),
        new("a fan-out of nothing", prey => prey.Pack.Index.FanOut = fanOut => fanOut.AsSpan().Clear()),
        new("a fan-out that hides an object", prey => prey.Pack.Index.FanOut = fanOut => fanOut.AsSpan(0, 255).Clear()) { MayBeRefused = true },
        new("an index without one of the objects", prey => prey.Pack.Index.Listed = entries => entries.Where(entry => entry.Id != prey.First)),
        new("an index in which an object is twice", prey => prey.Pack.Index.Listed = entries => entries.Prepend(entries.First())),
        new("an index in the wrong order", prey => prey.Pack.Index.Listed = entries => entries.Reverse()),
        new("an index of another version", prey => prey.Pack.Index.Version = 3),
        new("an index that begins otherwise", prey => prey.Pack.Index.Signature = 0x1234_5678),
        new("an index of another pack", prey => prey.Pack.Index.PackChecksum = new byte[20]) { Names = _ => "the pack's checksum is another than its index was made of" },
        new("a pack that is another of as many objects", prey => File.Copy(OtherPack(prey), prey.Repository.Write().PackFile(), overwrite: true)) { Names = _ => "the pack's checksum is another than its index was made of" },
        new("an index with a wrong checksum of its own", prey => prey.Pack.Index.Checksum = new byte[20], Outcome.Read) { MayBeRefused = true },
        new("a pack with another count than its index", prey => prey.Pack.Count = 100),
        new("a pack that says to be empty", prey => prey.Pack.Count = 0),
        new("a pack of all numbers of objects, it says", prey => prey.Pack.Count = uint.MaxValue),
        new("a pack of another version", prey => prey.Pack.Version = 7),
        new("a pack of version 3", prey => prey.Pack.Version = 3, Outcome.Read) { MayBeRefused = true },
        new("a pack that begins otherwise", prey => prey.Pack.Signature = "JUNK"),
        new("a pack with a wrong checksum", prey => prey.Pack.Checksum = new byte[20], Outcome.Read) { MayBeRefused = true },
        .. from length in (int[])[1, 4, 11, 12, 13, 20, 31, 32, 33, 60] select new Attack($"a pack of {length} bytes", prey => Prey.Cut(prey.Repository.Write().PackFile(), length)),
        .. from missing in (int[])[1, 19, 20, 21, 40] select new Attack($"a pack without its last {missing} bytes", prey => Shorten(prey.Repository.Write().PackFile(), missing)),
        .. from length in (int[])[1, 4, 7, 8, 9, 100, 1031, 1032, 1033, 1052, 1100] select new Attack($"an index of {length} bytes", prey => Prey.Cut(prey.Repository.Write().IndexFile(), length)),
        .. from missing in (int[])[1, 20, 21, 40, 44] select new Attack($"an index without its last {missing} bytes", prey => Shorten(prey.Repository.Write().IndexFile(), missing)),
        new("an index that is longer than its tables", prey => Prey.Cut(prey.Repository.Write().IndexFile(), 3000)),
        new("an index without a pack", prey => File.Delete(prey.Repository.Write().PackFile())),
        new("a pack without an index", prey => File.Delete(prey.Repository.Write().IndexFile())),
        new("an index that is a folder", prey =>
        {
            string index = prey.Repository.Write().IndexFile();
            File.Delete(index);
            Directory.CreateDirectory(index);
        }),
        new("a pack that is a folder", prey =>
        {
            string pack = prey.Repository.Write().PackFile();
            File.Delete(pack);
            Directory.CreateDirectory(pack);
        }),
        new("a pack of 16 GiB, nearly all of it nothing", prey => Prey.Cut(prey.Repository.Write().PackFile(), 1L << 34)),
    ];

    /// <summary>Lies of an index of several packs, beside which the packs have true ones of their own.</summary>
    public static IEnumerable<Attack> OfSeveralPacks =>
    [
        Several("an index of several packs that is true", _ => { }, Outcome.Read),
        Several("an index of several packs of another version", index => index.Version = 9),
        Several("an index of several packs of other ids", index => index.IdVersion = 2),
        Several("an index of several packs of ids that there are not", index => index.IdVersion = 77),
        Several("an index of several packs with more chunks than it has", index => index.ChunkCount = 200),
        Several("an index of several packs with no chunk", index => index.ChunkCount = 0),
        Several("an index of several packs with fewer packs", index => index.PackCount = 1, refusedFor: "there is no pack 1 of those that the index names"),
        Several("an index of several packs with all numbers of packs", index => index.PackCount = uint.MaxValue, refusedFor: "there are fewer than 4294967295 names of packs"),
        Several("an index of several packs that names one that is not there", index => index.Names = names => names[0] = "pack-.idx"),
        Several("an index of several packs that names what is elsewhere", index => index.Names = names => names[0] = "../../../../../etc/passwd.idx", refusedFor: "a pack is said to be in another folder"),
        Several("an index of several packs with names out of order", index => index.Names = names => Array.Reverse(names), refusedFor: "the names of packs are in no order"),
        Several("an index of several packs whose fan-out decreases", index => index.FanOut = fanOut => fanOut[100] = 0, refusedFor: "the index counts its objects wrongly"),
        Several("an index of several packs whose fan-out is beyond its count", index => index.FanOut = fanOut => fanOut.AsSpan(128).Fill(100_000), refusedFor: "there are not as many ids as the index counts"),
        Several("an index of several packs that leads to a pack that there is not", index => index.Place = (_, place) => (1000, place.Offset), refusedFor: "there is no pack 1000 of those that the index names"),
        Several("an index of several packs that leads beyond a pack", index => index.Place = (_, place) => (place.Pack, 10_000_000), refusedFor: "outside of the pack, at offset 10000000"),
        Several("an index of several packs that leads to large offsets that there are not", index => index.Place = (_, place) => (place.Pack, 0x8000_0005), refusedFor: "outside of the pack, at offset 2147483653"),
        Several("an index of several packs that leads to another object", index => index.Place = (_, place) => (place.Pack, 12), refusedFor: "is a blob where a commit belongs"),
        Several("an index of several packs without offsets", index => index.Chunks = chunks => chunks.Remove("OOFF"), refusedFor: "there is no chunk 'OOFF' in the table at offset 12"),
        Several("an index of several packs with few offsets", index => index.Chunks = chunks => chunks["OOFF"] = chunks["OOFF"][..8], refusedFor: "there are not as many places as the index counts"),
        Several("an index of several packs with few ids", index => index.Chunks = chunks => chunks["OIDL"] = chunks["OIDL"][..20], refusedFor: "there are not as many ids as the index counts"),
        Several("an index of several packs whose chunks are outside", index => index.Offsets = offsets => offsets[2] = 1UL << 40),
        Several("an index of several packs whose chunks are in no order", index => index.Offsets = offsets => Array.Reverse(offsets)),
        Several("an index of several packs whose chunks begin at all numbers", index => index.Offsets = offsets => Array.Fill(offsets, ulong.MaxValue)),
        Several("an index of several packs with a large offset beyond its table", index => Large(index, 7), refusedFor: "an offset is said to be beyond the table of large ones"),
        Several("an index of several packs with a large offset of 2^64 less one", index => Large(index, 0), refusedFor: "outside of the pack"),
        Several("an index of several packs with a short fan-out", index => index.Chunks = chunks => chunks["OIDF"] = chunks["OIDF"][..1020], refusedFor: "the fan-out is not as long as it has to be"),
        Several("an index of several packs without names", index => index.Chunks = chunks => chunks["PNAM"] = [], refusedFor: "there are fewer than 2 names of packs"),
        Several("an index of several packs whose last name does not end", index => index.Chunks = chunks => chunks["PNAM"] = [.. chunks["PNAM"].AsSpan().TrimEnd((byte)0)], refusedFor: "there are fewer than 2 names of packs"),
        .. from length in (int[])[1, 11, 12, 30, 70, 1000] select new Attack($"an index of several packs of {length} bytes", prey =>
        {
            AddPack(prey);
            Prey.Cut(prey.Repository.Write().MultiPackIndexFile, length);
        }, Outcome.NotTried) { MayBeRefused = true },
    ];

    // Which of these git notices, and whether it then reads the packs' own indexes, differs from version to version.
    private static Attack Several(string name, Action<MultiPackIndexWriter> lie, Outcome byGit = Outcome.NotTried, string? refusedFor = null) => new(name, prey =>
    {
        AddPack(prey);
        lie(prey.Repository.MultiPackIndex!);
    }, byGit)
    {
        MayBeRefused = byGit != Outcome.Read && refusedFor is null,
        Names = refusedFor is null ? null : _ => refusedFor,
    };

    // All offsets are in the table of large ones, which has one.
    private static void Large(MultiPackIndexWriter index, uint place)
    {
        index.Place = (_, it) => (it.Pack, 0x8000_0000 | place);
        index.Chunks = chunks => chunks["LOFF"] = Enumerable.Repeat((byte)0xff, sizeof(ulong)).ToArray();
    }

    private static void AddPack(Prey prey)
    {
        var other = new PackWriter();
        prey.Repository.Packs.Add(other);
        ObjectId blob = other.Blob("in the other pack");
        prey.Repository.Tip = other.Commit(other.Tree(("100644", "x", blob)), prey.Second);
        prey.Repository.MultiPackIndex = new MultiPackIndexWriter();
    }

    // All entries are where the index says, and one of them is another.
    private static string OtherPack(Prey prey)
    {
        var other = new Prey(prey.Repository.Folder + ".other");
        other.Replace(other.SecondBlob, PackEntryKind.Blob, "owt"u8.ToArray());
        return other.Repository.Write().PackFile();
    }

    private static ulong EndOf(Prey prey) => (ulong)prey.Pack.ToBytes().Length;

    private static ulong Written(Prey prey, PackEntry entry)
    {
        _ = prey.Pack.ToBytes();
        return (ulong)entry.Offset;
    }

    private static void Shorten(string file, int missing) => Prey.Cut(file, new FileInfo(file).Length - missing);
}
