using Tributary.Git.Objects;
using Tributary.Model;

namespace Tributary.Git.Trees;

/// <summary>Finds the paths in which two trees differ, in git's order: it goes down only where ids are not the same.</summary>
/// <remarks>Source of the order, and of what is told: tree-diff.c of git, with renames as delete and add.</remarks>
/// <param name="objects">Where the trees are.</param>
internal sealed class TreeComparison(ObjectDatabase objects)
{
    // As deep as git goes since 2.43 (core.maxTreeDepth).
    private const int Deepest = 2048;

    // Git has no limit; no system opens a path that is a hundredth of it.
    private const int LongestPath = 1 << 20;

    // Folders that hold one folder many times over, or themselves, can be told of in ever so few bytes. The largest repositories have a tenth of it.
    private const int MostEntries = 1 << 24;

    private byte[] _path = new byte[256];
    private int _entries;

    /// <summary>Visits what differs.</summary>
    /// <param name="before">A tree; null: an empty one.</param>
    /// <param name="after">The tree that it is compared with.</param>
    /// <param name="visitor">Takes each path with A, M, D or T.</param>
    /// <exception cref="MirrorException">A tree is missing or damaged, or folders lie too deep in each other, or too many differ.</exception>
    public void Visit(ObjectId? before, in ObjectId after, IHistoryVisitor visitor)
    {
        _entries = 0;
        if (before != after) VisitFolder(before, after, pathLength: 0, depth: 0, visitor);
    }

    private void VisitFolder(ObjectId? before, ObjectId? after, int pathLength, int depth, IHistoryVisitor visitor)
    {
        if (depth > Deepest) throw Damaged(after ?? before!.Value, $"folders lie in more than {Deepest} others");
        CachedObject? from = before is { } old ? objects.Read(old, ObjectType.Tree) : null;
        CachedObject? to = null;
        try
        {
            to = after is { } next ? objects.Read(next, ObjectType.Tree) : null;
            VisitEntries(from is null ? [] : from.Bytes, to is null ? [] : to.Bytes, pathLength, depth, visitor);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(after ?? before!.Value, error.Message);
        }
        finally
        {
            from?.Release();
            to?.Release();
        }
    }

    private void VisitEntries(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, int pathLength, int depth, IHistoryVisitor visitor)
    {
        while (!before.IsEmpty && !after.IsEmpty)
        {
            int same = SameEntries(before, after);
            before = before[same..];
            after = after[same..];
            if (before.IsEmpty || after.IsEmpty) break;
            var old = TreeEntry.Parse(before, objects.IdLength);
            var next = TreeEntry.Parse(after, objects.IdLength);
            int order = old.OrderAgainst(next);
            if (order <= 0) before = before[old.Length..];
            if (order >= 0) after = after[next.Length..];
            if (order < 0) VisitOne(old, isNew: false, pathLength, depth, visitor);
            else if (order > 0) VisitOne(next, isNew: true, pathLength, depth, visitor);
            else VisitBoth(old, next, pathLength, depth, visitor);
        }

        for (; !before.IsEmpty; before = before[TreeEntry.LengthOf(before, objects.IdLength)..]) VisitOne(TreeEntry.Parse(before, objects.IdLength), isNew: false, pathLength, depth, visitor);
        for (; !after.IsEmpty; after = after[TreeEntry.LengthOf(after, objects.IdLength)..]) VisitOne(TreeEntry.Parse(after, objects.IdLength), isNew: true, pathLength, depth, visitor);
    }

    // Bytes of the entries with which both begin. Two states of a folder share most of them, and comparing bytes costs a tenth of parsing them.
    private int SameEntries(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        int shared = before.CommonPrefixLength(after), same = 0;
        if (shared == before.Length && shared == after.Length) return shared;
        while (same < shared)
        {
            int length = before[same..].IndexOf((byte)0) + 1 + objects.IdLength;
            if (length == objects.IdLength || length > shared - same) break;
            same += length;
        }

        return same;
    }

    private void VisitBoth(in TreeEntry old, in TreeEntry next, int pathLength, int depth, IHistoryVisitor visitor)
    {
        bool isSame = old.Id.SequenceEqual(next.Id);
        if (old.IsFolder && !isSame) VisitFolder(new ObjectId(old.Id), new ObjectId(next.Id), Append(pathLength, next.Name, isFolder: true), depth + 1, visitor);
        else if (!old.IsFolder && (!isSame || old.Mode != next.Mode)) visitor.VisitChange(old.IsOfOtherKind(next) ? (byte)'T' : (byte)'M', _path.AsSpan(0, Append(pathLength, next.Name, isFolder: false)));
    }

    private void VisitOne(in TreeEntry entry, bool isNew, int pathLength, int depth, IHistoryVisitor visitor)
    {
        int length = Append(pathLength, entry.Name, entry.IsFolder);
        if (!entry.IsFolder) visitor.VisitChange(isNew ? (byte)'A' : (byte)'D', _path.AsSpan(0, length));
        else VisitFolder(isNew ? null : new ObjectId(entry.Id), isNew ? new ObjectId(entry.Id) : null, length, depth + 1, visitor);
    }

    // The length of the path with one more name.
    private int Append(int pathLength, ReadOnlySpan<byte> name, bool isFolder)
    {
        if (++_entries > MostEntries) throw new InvalidDataException($"more than {MostEntries} paths differ");
        int length = pathLength + name.Length + (isFolder ? 1 : 0);
        if (length > LongestPath) throw new InvalidDataException($"a path has more than {LongestPath} bytes");
        if (_path.Length < length) Array.Resize(ref _path, Math.Max(length, 2 * _path.Length));
        name.CopyTo(_path.AsSpan(pathLength));
        if (isFolder) _path[length - 1] = (byte)'/';
        return length;
    }

    private static MirrorException Damaged(ObjectId tree, string problem) => new($"The tree {tree} can't be read: {problem}. Run 'git fsck' in its repository, or clone it again.");
}
