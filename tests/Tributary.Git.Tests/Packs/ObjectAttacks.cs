using System.Text;
using Tributary.Model;
using Tributary.Testing.Packs;

namespace Tributary.Git.Tests.Packs;

/// <summary>Trees and commits that are none, that are not there, or that hold themselves: an index can give any object any name.</summary>
internal static class ObjectAttacks
{
    public static IEnumerable<Attack> All =>
    [
        new("a tree that ends within a mode", prey => Root(prey, "1006"u8)),
        new("a tree whose entry has no name", prey => Root(prey, "100644 "u8)),
        new("a tree whose entry does not end", prey => Root(prey, "100644 name without an end"u8)),
        new("a tree whose entry has no id", prey => Root(prey, "100644 name\0"u8)),
        new("a tree whose last id is cut off", prey => Root(prey, [.. PackWriter.TreeBytes(("100644", "a", prey.FirstBlob), ("100644", "b", prey.FirstBlob))[..^1]])),
        new("a tree with an empty name", prey => Root(prey, PackWriter.TreeBytes(("100644", "", prey.FirstBlob)))),
        new("a tree with a mode of letters", prey => Root(prey, PackWriter.TreeBytes(("1o0644", "a", prey.FirstBlob)))),
        new("a tree with a mode of an 8", prey => Root(prey, PackWriter.TreeBytes(("100648", "a", prey.FirstBlob)))),
        new("a tree without a mode", prey => Root(prey, PackWriter.TreeBytes(("", "a", prey.FirstBlob)))),
        new("a tree with a mode of a hundred digits", prey => Root(prey, PackWriter.TreeBytes((new string('7', 100), "a", prey.FirstBlob))), Outcome.Read),
        new("a tree of zeros", prey => Root(prey, new byte[100])),
        new("a tree with a byte behind it", prey => Root(prey, [.. PackWriter.TreeBytes(("100644", "a", prey.FirstBlob)), 0])),
        new("a malformed tree that nothing changed in", Unchanged, Outcome.Refused),
        new("an entry of no object at all", prey => Root(prey, PackWriter.TreeBytes(("40000", "a", prey.Pack.IdOf(0)))), Outcome.Refused),
        new("a tree that holds itself", prey => prey.Show(Holding(prey, 0x51, 0x51))) { Names = prey => prey.Repository.Folder },
        new("two trees that hold each other", prey =>
        {
            Holding(prey, 0x51, 0x52);
            prey.Show(Holding(prey, 0x52, 0x51));
        }),
        new("a tree that holds itself, on both sides of a change", BothSides),
        // Who asks keeps all that is told before.
        new("a tree that holds itself behind a hundred files", Behind, Outcome.NotTried) { MostMemory = 1000 },
        new("a tree 100,000 folders deep", prey => Deep(prey, 100_000)),
        new("a tree that is a commit", prey => prey.Repository.Tip = prey.Pack.Commit(prey.First, prey.Second)),
        new("a tree that is a file", prey => prey.Repository.Tip = prey.Pack.Commit(prey.FirstBlob, prey.Second)),
        // Git follows a commit or a tag to its tree, wherever a tree belongs; nobody writes such.
        new("a tree that is a tag", prey => prey.Repository.Tip = prey.Pack.Commit(Tag(prey, prey.SecondTree, "tree"), prey.Second), Outcome.Read) { MayBeRefused = true },
        new("a folder that is a commit", prey => Root(prey, PackWriter.TreeBytes(("40000", "a", prey.First))), Outcome.Read) { MayBeRefused = true },
        new("a folder that is a tag of a tree", prey => Root(prey, PackWriter.TreeBytes(("40000", "a", Tag(prey, prey.SecondTree, "tree")))), Outcome.Read) { MayBeRefused = true },
        new("a submodule that is a tree", prey => Root(prey, PackWriter.TreeBytes(("160000", "a", prey.FirstTree))), Outcome.Read),
        new("a parent that is a tree", prey => prey.Repository.Tip = prey.Pack.Commit(prey.SecondTree, prey.FirstTree)),
        new("a parent that is a tag", prey => prey.Repository.Tip = prey.Pack.Commit(prey.SecondTree, Tag(prey, prey.Second, "commit"))),
        new("a commit that is its own parent", prey => prey.Repository.Tip = prey.Pack.Add(PackEntryKind.Commit, PackWriter.CommitBytes(prey.FirstTree, prey.Pack.IdOf(0x61)), prey.Pack.IdOf(0x61)), Outcome.Read),
        new("two commits that are each other's parents", prey =>
        {
            prey.Pack.Add(PackEntryKind.Commit, PackWriter.CommitBytes(prey.FirstTree, prey.Pack.IdOf(0x62)), prey.Pack.IdOf(0x61));
            prey.Repository.Tip = prey.Pack.Add(PackEntryKind.Commit, PackWriter.CommitBytes(prey.SecondTree, prey.Pack.IdOf(0x61)), prey.Pack.IdOf(0x62));
        }, Outcome.Read),
        new("a commit of 100,000 parents", prey => prey.Repository.Tip = prey.Pack.Commit(prey.FirstTree, [.. Enumerable.Repeat(prey.Second, 100_000)]), Outcome.Read),
        new("a missing parent", prey => prey.Remove(prey.First)) { Names = prey => prey.First.ToString() },
        new("a missing tree", prey => prey.Remove(prey.SecondTree)) { Names = prey => prey.SecondTree.ToString() },
        new("a missing folder", prey => prey.Remove(prey.InnerTree)) { Names = prey => prey.InnerTree.ToString() },
        new("a missing file", prey => prey.Remove(prey.FirstBlob), Outcome.Read),
        new("a missing tip", prey => prey.Remove(prey.Second)) { Names = prey => prey.Second.ToString() },
        new("a tip that is a tag of a tag", prey => prey.Repository.Tip = Tag(prey, Tag(prey, prey.Second, "commit"), "tag")),
        new("a commit that is empty", prey => Tip(prey, "")),
        new("a commit that is a line feed", prey => Tip(prey, "\n")),
        new("a commit without a tree", prey => Tip(prey, "author Ada <a@b> 1775000000 +0000\n\nNo tree\n")),
        new("a commit whose tree is cut off", prey => Tip(prey, $"tree {prey.FirstTree.ToString()[..39]}")),
        new("a commit whose tree has no line feed", prey => Tip(prey, $"tree {prey.FirstTree}")),
        new("a commit whose tree is no number", prey => Tip(prey, $"tree {new string('x', 40)}\n\nx\n")),
        new("a commit whose tree is longer", prey => Tip(prey, $"tree {prey.FirstTree}00\n\nx\n")),
        new("a commit whose tree has capital letters", prey => Tip(prey, $"tree {prey.FirstTree.ToString().ToUpperInvariant()}\nparent {prey.Second}\nauthor A <a@b> 1775000000 +0000\ncommitter A <a@b> 1775000000 +0000\n\nx\n"), Outcome.Read),
        new("a commit whose parent is cut off", prey => Tip(prey, $"tree {prey.FirstTree}\nparent {prey.Second.ToString()[..39]}\n\nx\n")),
        new("a commit whose parent is no number", prey => Tip(prey, $"tree {prey.FirstTree}\nparent {new string('x', 40)}\n\nx\n")),
        new("a commit of nothing but a tree", prey => Tip(prey, $"tree {prey.FirstTree}\n")),
    ];

    private static void Root(Prey prey, ReadOnlySpan<byte> tree) => prey.Show(prey.Pack.Add(PackEntryKind.Tree, tree.ToArray()));

    private static void Tip(Prey prey, string commit) => prey.Repository.Tip = prey.Pack.Add(PackEntryKind.Commit, Encoding.ASCII.GetBytes(commit));

    private static ObjectId Tag(Prey prey, ObjectId tagged, string kind) =>
        prey.Pack.Add(PackEntryKind.Tag, Encoding.ASCII.GetBytes($"object {tagged}\ntype {kind}\ntag t\ntagger T <t@example.com> 1775000000 +0000\n\nx\n"));

    private static ObjectId Holding(Prey prey, byte id, byte held, string beside = "x") =>
        prey.Pack.Add(PackEntryKind.Tree, PackWriter.TreeBytes(("40000", "t", prey.Pack.IdOf(held)), ("100644", beside, prey.FirstBlob)), prey.Pack.IdOf(id));

    private static void BothSides(Prey prey)
    {
        ObjectId before = prey.Pack.Commit(Holding(prey, 0x51, 0x51), prey.Second);
        prey.Repository.Tip = prey.Pack.Commit(Holding(prey, 0x52, 0x52, "y"), before);
    }

    private static void Behind(Prey prey) => prey.Show(prey.Pack.Add(
        PackEntryKind.Tree,
        PackWriter.TreeBytes([.. Enumerable.Range(100, 100).Select(i => ("100644", $"a{i}", prey.FirstBlob)), ("40000", new string('t', 200), prey.Pack.IdOf(0x51))]),
        prey.Pack.IdOf(0x51)));

    // What differs stands beside it, so that nobody has to look, but for the commit that brought it.
    private static void Unchanged(Prey prey)
    {
        ObjectId malformed = prey.Pack.Add(PackEntryKind.Tree, "nonsense"u8.ToArray());
        ObjectId before = prey.Pack.Commit(prey.Pack.Tree(("40000", "d", malformed), ("100644", "f", prey.FirstBlob)), prey.Second);
        prey.Repository.Tip = prey.Pack.Commit(prey.Pack.Tree(("40000", "d", malformed), ("100644", "f", prey.SecondBlob)), before);
    }

    private static void Deep(Prey prey, int folders)
    {
        ObjectId tree = prey.FirstTree;
        for (int i = 0; i < folders; i++) tree = prey.Pack.Tree(("40000", "d", tree));
        prey.Show(tree);
    }

    /// <summary>Ten folders in each of ten folders in each of ten, and so on: 10^10 paths, which is true and can only be stopped.</summary>
    public static void Exponential(Prey prey)
    {
        ObjectId tree = prey.FirstTree;
        for (int level = 0; level < 10; level++) tree = prey.Pack.Tree([.. Enumerable.Range(0, 10).Select(i => ("40000", $"d{i}", tree))]);
        prey.Show(tree);
    }
}
