namespace Tributary.Git;

/// <summary>Takes what a reader finds, in the reader's order: each commit, then its changed paths.</summary>
public interface IHistoryVisitor
{
    /// <summary>A commit. What it points to is valid only during the call.</summary>
    void VisitCommit(in CommitRecord commit);

    /// <summary>A changed path of the commit visited last, against its first parent. Merges have none.</summary>
    /// <param name="status">Git's letter: A, M, D or T.</param>
    /// <param name="path">The path's bytes as in the tree, valid only during the call.</param>
    void VisitChange(byte status, ReadOnlySpan<byte> path);

    /// <summary>In place of changes: what the commit visited last changed is not known, for its mirror lacks folders. See <see cref="Mirror.MayLackTrees"/>.</summary>
    void VisitUnknownChanges();
}
