using System.Runtime.InteropServices;

namespace Tributary.Git.Trees;

/// <summary>An entry of a tree's bytes: its mode in octal digits, a space, its name, a NUL, and the id of what it names.</summary>
/// <remarks>Source: "Tree Objects" in Pro Git, and decode_tree_entry in git's tree-walk.c. What git refuses is refused.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct TreeEntry
{
    private const uint KindMask = 0xf000, Folder = 0x4000, File = 0x8000, Link = 0xa000, Submodule = 0xe000, Executable = 0x40;

    /// <summary>Its name.</summary>
    public required ReadOnlySpan<byte> Name { get; init; }

    /// <summary>The id of what it names.</summary>
    public required ReadOnlySpan<byte> Id { get; init; }

    /// <summary>What it is: as git sees modes, which tells four kinds apart, and of files whether they can be executed.</summary>
    public required uint Mode { get; init; }

    /// <summary>Bytes of the whole entry.</summary>
    public required int Length { get; init; }

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder => Mode == Folder;

    /// <summary>Bytes of the entry that bytes begin with.</summary>
    /// <exception cref="InvalidDataException">They begin with none.</exception>
    public static int LengthOf(ReadOnlySpan<byte> tree, int idLength)
    {
        int length = tree.IndexOf((byte)0) + 1 + idLength;
        return length > idLength && length <= tree.Length ? length : throw new InvalidDataException("a tree ends within an entry");
    }

    /// <summary>The entry that bytes begin with.</summary>
    /// <exception cref="InvalidDataException">They begin with none.</exception>
    public static TreeEntry Parse(ReadOnlySpan<byte> tree, int idLength)
    {
        int length = LengthOf(tree, idLength), end = length - idLength - 1;
        uint mode = 0;
        int at = 0;
        for (; at < end && tree[at] is >= (byte)'0' and <= (byte)'7'; at++) mode = (mode << 3) + (uint)(tree[at] - '0');
        if (at == 0 || at == end || tree[at] != ' ') throw new InvalidDataException("a tree has an entry with a malformed mode");
        if (at + 1 == end) throw new InvalidDataException("a tree has an entry without a name");
        return new TreeEntry { Mode = Canonical(mode & 0xffff), Name = tree[(at + 1)..end], Id = tree.Slice(end + 1, idLength), Length = length };
    }

    /// <summary>Which comes first in a tree: below 0, this one; 0: they are of one name, and both folders or both none.</summary>
    public int OrderAgainst(in TreeEntry other)
    {
        int shared = Math.Min(Name.Length, other.Name.Length);
        int order = Name[..shared].SequenceCompareTo(other.Name[..shared]);
        return order != 0 ? order : After(shared) - other.After(shared);
    }

    /// <summary>Whether what they name is of two kinds, such as a file and a link.</summary>
    public bool IsOfOtherKind(in TreeEntry other) => ((Mode ^ other.Mode) & KindMask) != 0;

    // Git sorts a folder as if its name ended in '/', so "a.txt" comes before folder "a".
    private int After(int place) => place < Name.Length ? Name[place] : IsFolder ? '/' : 0;

    private static uint Canonical(uint mode) => (mode & KindMask) switch
    {
        File => File | (mode & Executable),
        Folder => Folder,
        Link => Link,
        _ => Submodule,
    };
}
