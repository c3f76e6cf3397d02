using Tributary.Model;
using Tributary.Testing.Packs;

namespace Tributary.Git.Tests.Packs;

/// <summary>Deltas that go round, lead outside, or make more than anybody has room for.</summary>
internal static class DeltaAttacks
{
    private const ulong Gigabyte = 1 << 30;

    // Git follows a circle until its memory is full.
    public static IEnumerable<Attack> All =>
    [
        new("a delta on itself", prey => prey.Replace(prey.First, PackEntryKind.ReferenceDelta, prey.First, Same(prey)), Outcome.NotTried),
        new("two deltas on each other", prey =>
        {
            prey.Replace(prey.First, PackEntryKind.ReferenceDelta, prey.FirstTree, Same(prey));
            prey.Replace(prey.FirstTree, PackEntryKind.ReferenceDelta, prey.First, Same(prey));
        }, Outcome.NotTried),
        new("an offset delta on a delta by name that leads back to it", prey =>
        {
            prey.Replace(prey.FirstTree, PackEntryKind.ReferenceDelta, prey.First, Same(prey));
            prey.Replace(prey.First, PackEntryKind.OffsetDelta, prey.FirstTree, Same(prey));
        }, Outcome.NotTried),
        new("a delta on what is not there", prey => prey.Replace(prey.First, PackEntryKind.ReferenceDelta, prey.Pack.IdOf(0x22), Same(prey))),
        new("a delta without distance", prey => Far(prey, 0)),
        new("a base within the pack's header", prey => Far(prey, 0, entry => (ulong)entry.Offset - 4)),
        new("a base where the pack begins", prey => Far(prey, 0, entry => (ulong)entry.Offset)),
        new("a base before the pack", prey => Far(prey, 1_000_000)),
        new("a base 2^40 before", prey => Far(prey, 1UL << 40)),
        new("a base 2^63 before", prey => Far(prey, 1UL << 63)),
        new("a base that is furthest of all", prey => Far(prey, ulong.MaxValue)),
        new("a distance that does not end", prey =>
        {
            Far(prey, 1);
            prey.Entry.Head = [.. PackEntry.SizeHead(PackEntryKind.OffsetDelta, (ulong)prey.Entry.Content.Length), .. Enumerable.Repeat((byte)0xff, 200)];
        }),
        new("a base in the middle of an entry", prey => Far(prey, 0, entry => (ulong)(entry.Offset - prey.Pack[prey.SecondTree].StreamOffset - 3))),
        new("a base that says to be larger than it is", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree) + 1, 10).Copy(0, 10))),
        new("a base that says to be smaller than it is", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree) - 1, 10).Copy(0, 10))),
        new("a base that says to have 2^63 bytes", prey => OnTree(prey, new DeltaWriter(1UL << 63, 10).Copy(0, 10))),
        new("a result that says to be larger than it is", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 11).Copy(0, 10))),
        new("a result that says to be smaller than it is", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 9).Copy(0, 10))),
        new("a result that says to be nothing", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 0).Copy(0, 10))),
        new("a result of 2^40 bytes", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 1UL << 40).Copy(0, 10))),
        new("a result of 2^63 bytes", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 1UL << 63).Copy(0, 10))),
        new("a result of 2^64 bytes less one", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), ulong.MaxValue).Copy(0, 10))),
        new("a copy from beyond the base", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 10).Copy((uint)prey.SizeOf(prey.FirstTree), 10))),
        new("a copy across the base's end", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 10).Copy((uint)prey.SizeOf(prey.FirstTree) - 9, 10))),
        new("a copy from where numbers overflow", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 10).Copy(uint.MaxValue, 10))),
        new("a copy from the middle of all numbers", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 10).Copy(int.MaxValue, 0xffffff))),
        new("a copy that is cut off", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 10).Raw(0xff, 0, 0))),
        new("an insertion that is cut off", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 10).Raw(127, 1, 2, 3))),
        new("an insertion beyond the result", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 2).Insert("0123456789"u8))),
        new("the instruction that is reserved", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 10).Copy(0, 10).Raw(0))),
        new("no instruction at all", prey => OnTree(prey, new DeltaWriter(prey.SizeOf(prey.FirstTree), 10))),
        new("an empty delta", prey => OnTree(prey, new DeltaWriter([]))),
        new("a delta that ends within its first number", prey => OnTree(prey, new DeltaWriter(0x80))),
        new("a delta that ends after its first number", prey => OnTree(prey, new DeltaWriter(0x10))),
        new("a number in a delta that does not end", prey => OnTree(prey, new DeltaWriter([.. Enumerable.Repeat((byte)0xff, 500)]))),
        new("a number in a delta of many bytes that are nothing", prey => OnTree(prey, new DeltaWriter([.. Enumerable.Repeat((byte)0x80, 20), 0]).Raw(10).Copy(0, 10))),
        new("a tree of a gigabyte by copying", prey => Copies(prey, prey.SecondTree, Gigabyte), Outcome.NotTried),
        new("a commit of a gigabyte by copying", prey => Copies(prey, prey.Second, Gigabyte), Outcome.NotTried),
        new("a tree of 64 terabytes by copying what was copied", Powers, Outcome.NotTried),
        new("a gigabyte that is made on the way to a small tree", OnTheWay, Outcome.NotTried),
        new("a hundred trees of 60 megabytes in a chain", LargeChain, Outcome.NotTried) { MostMemory = 1024 },
    ];

    /// <summary>Chains that are only long: git reads them.</summary>
    public static IEnumerable<Attack> Chains =>
    [
        new("a chain of 10,000 deltas", prey => Chain(prey, 10_000, PackEntryKind.OffsetDelta), Outcome.Read),
        new("a chain of 10,000 deltas by name", prey => Chain(prey, 10_000, PackEntryKind.ReferenceDelta), Outcome.Read),
        new("a chain of 200,000 deltas", prey => Chain(prey, 200_000, PackEntryKind.OffsetDelta), Outcome.Read) { MayBeRefused = true },
    ];

    private static DeltaWriter Same(Prey prey) => new DeltaWriter(prey.SizeOf(prey.FirstTree), prey.SizeOf(prey.FirstTree)).Copy(0, (uint)prey.SizeOf(prey.FirstTree));

    private static void Far(Prey prey, ulong distance, Func<PackEntry, ulong>? distanceOf = null)
    {
        prey.Replace(prey.First, PackEntryKind.OffsetDelta, prey.FirstTree, Same(prey));
        if (distanceOf is not null)
        {
            // Where entries lie is known once they have been written; what changes here is behind what is before it.
            prey.Entry.Distance = 1;
            _ = prey.Pack.ToBytes();
            distance = distanceOf(prey.Entry);
        }

        prey.Entry.Distance = distance;
    }

    // The second commit's tree as a delta on the first's.
    private static void OnTree(Prey prey, DeltaWriter delta) => prey.Replace(prey.SecondTree, PackEntryKind.OffsetDelta, prey.FirstTree, delta);

    private static ObjectId Zeros(Prey prey) => Before(prey, new PackEntry { Id = prey.Pack.IdOf(0x33), Kind = PackEntryKind.Tree, Content = new byte[0xffffff] });

    private static ObjectId Before(Prey prey, PackEntry entry)
    {
        ObjectId id = prey.Pack.Add(entry);
        prey.Pack.Entries.Remove(entry);
        prey.Pack.Entries.Insert(0, entry);
        return id;
    }

    private static DeltaWriter CopiesOf(ulong size, ulong result)
    {
        var delta = new DeltaWriter(size, result);
        uint most = (uint)Math.Min(size, 0xffffff);
        for (ulong made = 0; made < result; made += most) delta.Copy(0, (uint)Math.Min(most, result - made));
        return delta;
    }

    private static void Copies(Prey prey, ObjectId id, ulong size)
    {
        ObjectId zeros = Zeros(prey);
        prey.Replace(id, PackEntryKind.OffsetDelta, zeros, CopiesOf(0xffffff, size));
    }

    private static void Powers(Prey prey)
    {
        ObjectId onto = Zeros(prey);
        ulong size = 0xffffff;
        for (byte i = 0; i < 4; i++, size *= 64)
        {
            var delta = new DeltaWriter(size, size * 64);
            for (int copy = 0; copy < 64; copy++) delta.Copy(0, 0xffffff);
            onto = prey.Pack.OffsetDelta(onto, delta, prey.Pack.IdOf((byte)(0x40 + i)));
        }

        prey.Show(onto);
    }

    private static void OnTheWay(Prey prey)
    {
        ObjectId zeros = Zeros(prey);
        ObjectId gigabyte = prey.Pack.OffsetDelta(zeros, CopiesOf(0xffffff, Gigabyte), prey.Pack.IdOf(0x41));
        prey.Show(prey.Pack.OffsetDelta(gigabyte, new DeltaWriter(Gigabyte, 30).Copy(0, 30), prey.Pack.IdOf(0x42)));
    }

    private static void LargeChain(Prey prey)
    {
        ObjectId onto = Zeros(prey);
        ulong size = 0xffffff;
        for (byte i = 0; i < 100; i++, size = 60_000_000)
        {
            onto = prey.Pack.OffsetDelta(onto, CopiesOf(size, 60_000_000), prey.Pack.IdOf((byte)(0x40 + i)));
        }

        prey.Show(onto);
    }

    // Each renames the file that the one before it holds.
    private static void Chain(Prey prey, int length, PackEntryKind kind)
    {
        ObjectId id = prey.FirstTree;
        ulong size = prey.SizeOf(id);
        for (int i = 0; i < length; i++)
        {
            byte[] name = new byte[ObjectId.Sha1Length];
            name[0] = (byte)i;
            name[1] = (byte)(i >> 8);
            name[2] = (byte)(i >> 16);
            name[^1] = 1;
            id = prey.Pack.Add(new PackEntry { Id = new ObjectId(name), Kind = kind, Content = new DeltaWriter(size, size).Copy(0, (uint)size).ToBytes(), Base = id });
        }

        prey.Show(id);
    }
}
