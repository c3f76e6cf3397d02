using System.Runtime.CompilerServices;
using Tributary.Git.Objects;
using Tributary.Model;

namespace Tributary.Git.Trees;

/// <summary>Finds the paths in which two trees differ, in git's order: it goes down only where ids are not the same.</summary>
/// <remarks>Source of the order, and of what is told: tree-diff.c of git, with renames as delete and add. Folders wait on a stack of our own: they may lie thousands deep.</remarks>
/// <param name="objects">Where the trees are.</param>
internal sealed class TreeComparison(ObjectDatabase objects)
{
    // A folder may name itself, if an index lies. Real ones are never a thousandth as deep, but git had no limit before 2.43.
    private const int Deepest = 1 << 14;

    // Git has no limit; no system opens a path that is a hundredth of it.
    private const int LongestPath = 1 << 20;

    // Folders that hold one folder many times over, or themselves, can be told of in ever so few bytes. The largest repositories have a tenth of it.
    private const int MostEntries = 1 << 24;

    // All their paths together: files before a folder that holds itself are told of under ever longer ones. Two million files that come at once have less.
    private const long MostPathBytes = 1 << 28;

    private readonly int _idLength = objects.IdLength;
    private readonly ObjectId _emptyTree = EmptyTree(objects.IdLength);
    private readonly Stack<ComparedFolder> _folders = new();
    private readonly Stack<ComparedFolder> _free = new();
    private byte[] _path = new byte[256];
    private int _entries;
    private long _pathBytes;

    /// <summary>Visits what differs.</summary>
    /// <param name="before">A tree; null: an empty one.</param>
    /// <param name="after">The tree that it is compared with.</param>
    /// <param name="visitor">Takes each path with A, M, D or T.</param>
    /// <param name="cancellation">Ends it before the next folder.</param>
    /// <exception cref="MirrorException">A tree is missing or damaged, or folders lie too deep in each other, or too many paths differ.</exception>
    public void Visit(ObjectId? before, ObjectId after, IHistoryVisitor visitor, CancellationToken cancellation)
    {
        if (before == after) return;
        (_entries, _pathBytes) = (0, 0);
        try
        {
            Enter(before, after, pathLength: 0);
            while (_folders.TryPeek(out ComparedFolder? folder))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!VisitSome(folder, visitor)) Leave();
            }
        }
        finally
        {
            while (_folders.Count > 0) Leave();
        }
    }

    /// <summary>Whether every folder that a comparison looks at is there.</summary>
    /// <param name="before">A tree; null: an empty one.</param>
    /// <param name="after">The tree that it is compared with.</param>
    /// <param name="cancellation">Ends it before the next folder.</param>
    /// <exception cref="MirrorException">As for <see cref="Visit"/>, but for what is missing.</exception>
    public bool HasAll(ObjectId? before, ObjectId after, CancellationToken cancellation)
    {
        try
        {
            Visit(before, after, new Nobody(), cancellation);
            return true;
        }
        catch (MissingObjectException)
        {
            return false;
        }
    }

    private void Leave()
    {
        ComparedFolder folder = _folders.Pop();
        folder.Release();
        _free.Push(folder);
    }

    private void Enter(ObjectId? before, ObjectId? after, int pathLength)
    {
        if (_folders.Count > Deepest) throw objects.Damaged($"the tree {after ?? before} lies {_folders.Count} folders deep");
        ComparedFolder folder = _free.TryPop(out ComparedFolder? free) ? free : new ComparedFolder();
        CachedObject? old = Read(before);
        try
        {
            folder.Begin(old, Read(after), pathLength);
        }
        catch
        {
            old?.Release();
            throw;
        }

        _folders.Push(folder);
    }

    // The empty tree need not be there: git knows it by its id.
    private CachedObject? Read(ObjectId? id) => id is { } tree && tree != _emptyTree ? objects.Read(tree, ObjectType.Tree) : null;

    private bool VisitSome(ComparedFolder folder, IHistoryVisitor visitor)
    {
        try
        {
            return VisitUntilFolder(folder, visitor);
        }
        catch (InvalidDataException error)
        {
            throw objects.Damaged($"{error.Message} (the tree {folder.After?.Id ?? folder.Before?.Id})", error);
        }
    }

    // True: a folder in it was entered, and the rest comes after that.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool VisitUntilFolder(ComparedFolder folder, IHistoryVisitor visitor)
    {
        while (true)
        {
            folder.Pass(SameEntries(folder.BeforeLeft, folder.AfterLeft));
            ReadOnlySpan<byte> before = folder.BeforeLeft, after = folder.AfterLeft;
            if (before.IsEmpty && after.IsEmpty) return false;
            TreeEntry old = before.IsEmpty ? default : TreeEntry.Parse(before, _idLength), next = after.IsEmpty ? default : TreeEntry.Parse(after, _idLength);
            int order = before.IsEmpty ? 1 : after.IsEmpty ? -1 : old.OrderAgainst(next);
            folder.Pass(order <= 0 ? old.Length : 0, order >= 0 ? next.Length : 0);
            if (order < 0 ? VisitOne(old, isNew: false, folder, visitor) : order > 0 ? VisitOne(next, isNew: true, folder, visitor) : VisitBoth(old, next, folder, visitor)) return true;
        }
    }

    // Bytes of the entries with which both begin. Two states of a folder share most of them, and comparing bytes costs a tenth of parsing them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SameEntries(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        int shared = before.CommonPrefixLength(after), same = 0;
        if (shared == before.Length && shared == after.Length) return shared;
        while (same < shared)
        {
            int length = before[same..].IndexOf((byte)0) + 1 + _idLength;
            if (length == _idLength || length > shared - same) break;
            same += length;
        }

        return same;
    }

    // Of one name, and both folders or both none. True: they are folders, and were entered.
    private bool VisitBoth(in TreeEntry old, in TreeEntry next, ComparedFolder folder, IHistoryVisitor visitor)
    {
        bool isSame = old.Id.SequenceEqual(next.Id);
        if (old.IsFolder)
        {
            if (!isSame) Enter(new ObjectId(old.Id), new ObjectId(next.Id), Append(folder.PathLength, next));
            return !isSame;
        }

        if (!isSame || old.Mode != next.Mode) visitor.VisitChange(old.IsOfOtherKind(next) ? (byte)'T' : (byte)'M', _path.AsSpan(0, Append(folder.PathLength, next)));
        return false;
    }

    // True: it is a folder, and was entered.
    private bool VisitOne(in TreeEntry entry, bool isNew, ComparedFolder folder, IHistoryVisitor visitor)
    {
        int length = Append(folder.PathLength, entry);
        if (entry.IsFolder) Enter(isNew ? null : new ObjectId(entry.Id), isNew ? new ObjectId(entry.Id) : null, length);
        else visitor.VisitChange(isNew ? (byte)'A' : (byte)'D', _path.AsSpan(0, length));
        return entry.IsFolder;
    }

    // The length of the path with one more name; a folder's ends in a slash.
    private int Append(int pathLength, in TreeEntry entry)
    {
        if (++_entries > MostEntries) throw new InvalidDataException($"more than {MostEntries} paths differ");
        int length = pathLength + entry.Name.Length + (entry.IsFolder ? 1 : 0);
        if (length > LongestPath) throw new InvalidDataException($"a path has more than {LongestPath} bytes");
        if ((_pathBytes += length) > MostPathBytes) throw new InvalidDataException($"the paths that differ have more than {MostPathBytes} bytes");
        if (_path.Length < length) Array.Resize(ref _path, Math.Max(length, 2 * _path.Length));
        entry.Name.CopyTo(_path.AsSpan(pathLength));
        if (entry.IsFolder) _path[length - 1] = (byte)'/';
        return length;
    }

    private static ObjectId EmptyTree(int idLength) => new(Convert.FromHexString(
        idLength == ObjectId.Sha256Length ? "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321" : "4b825dc642cb6eb9a060e54bf8d69288fbee4904"));

    private sealed class Nobody : IHistoryVisitor
    {
        public void VisitCommit(in CommitRecord commit) { }

        public void VisitChange(byte status, ReadOnlySpan<byte> path) { }

        public void VisitUnknownChanges() { }
    }
}
