using Tributary.Model;
using Tributary.Testing.Packs;

namespace Tributary.Git.Tests.Packs;

/// <summary>A history of two commits in one pack, true until somebody changes what is written of it.</summary>
internal sealed class Prey
{
    public Prey(string folder)
    {
        Repository = new PackedRepository(folder);
        FirstBlob = Pack.Blob("one");
        SecondBlob = Pack.Blob("two");
        InnerTree = Pack.Tree(("100644", "inner", FirstBlob));
        FirstTree = Pack.Tree(("40000", "d", InnerTree), ("100644", "file", FirstBlob));
        SecondTree = Pack.Tree(("40000", "d", InnerTree), ("100644", "file", SecondBlob));
        First = Pack.Commit(FirstTree);
        Second = Pack.Commit(SecondTree, First);
        Repository.Tip = Second;
    }

    public PackedRepository Repository { get; }

    public PackWriter Pack => Repository.Pack;

    public ObjectId FirstBlob { get; }

    public ObjectId SecondBlob { get; }

    public ObjectId InnerTree { get; }

    public ObjectId FirstTree { get; }

    public ObjectId SecondTree { get; }

    public ObjectId First { get; }

    public ObjectId Second { get; }

    /// <summary>The first commit's entry, a whole object in the middle of the pack.</summary>
    public PackEntry Entry => Pack[First];

    /// <summary>Writes another thing in place of an object, under its name.</summary>
    public void Replace(ObjectId id, PackEntryKind kind, byte[] content)
    {
        Pack[id].Kind = kind;
        Pack[id].Content = content;
    }

    /// <summary>Writes a delta in place of an object, under its name.</summary>
    public void Replace(ObjectId id, PackEntryKind kind, ObjectId onto, DeltaWriter delta)
    {
        Replace(id, kind, delta.ToBytes());
        Pack[id].Base = onto;
    }

    /// <summary>Adds a commit of one tree, which becomes the tip.</summary>
    public void Show(ObjectId tree) => Repository.Tip = Pack.Commit(tree, Second);

    /// <summary>Takes an object out of the pack.</summary>
    public void Remove(ObjectId id) => Pack.Entries.Remove(Pack[id]);

    /// <summary>The length of an object as it is written.</summary>
    public ulong SizeOf(ObjectId id) => (ulong)Pack[id].Content.Length;

    /// <summary>Cuts a file off.</summary>
    public static void Cut(string file, long length)
    {
        using FileStream stream = File.OpenWrite(file);
        stream.SetLength(length);
    }
}
