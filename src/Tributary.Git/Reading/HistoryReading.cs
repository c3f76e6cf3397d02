using Tributary.Git.Objects;
using Tributary.Git.Walking;
using Tributary.Model;

namespace Tributary.Git.Reading;

/// <summary>Reads one history: walks its commits, compares their trees and tells of both in git's order. Other threads compare ahead, as far as there are any to spare.</summary>
/// <param name="home">Where git runs: commits of other encodings are its own to convert.</param>
/// <param name="mirror">The repository.</param>
/// <param name="desk">What this thread reads with.</param>
/// <param name="helpers">Those that compare ahead; null: nobody does.</param>
/// <param name="threads">Lends the memory for what is ahead.</param>
/// <param name="visitor">Is told.</param>
internal sealed class HistoryReading(GitHome home, Mirror mirror, Desk desk, TreeHelpers? helpers, ReadingThreads threads, IHistoryVisitor visitor) : IDisposable
{
    private readonly bool _mayLackTrees = mirror.MayLackTrees;
    private readonly CommitTexts _texts = new();
    private readonly EncodedCommits _encoded = new(home, mirror);
    private readonly Queue<CommitBatch> _ahead = new();
    private readonly ChangeBuffer _kept = new();

    /// <summary>Reads it.</summary>
    /// <param name="tip">The commit to start from.</param>
    /// <param name="known">Commits that, with their ancestors, are passed over.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Run(in ObjectId tip, IReadOnlyCollection<ObjectId> known, CancellationToken cancellation)
    {
        using IEnumerator<(ObjectId Id, CachedObject Content)> walk = new RevisionWalk(desk.Objects, mirror.Boundary).From(tip, known).GetEnumerator();
        while (true)
        {
            while (_ahead.Count < (helpers?.MostAhead ?? 1) && NextBatch(walk, cancellation) is { } batch) GoAhead(batch);
            if (!_ahead.TryDequeue(out CommitBatch? first)) return;
            // Before it waits for another thread, this one does what is left to do.
            if (!first.TryTake()) CompareUntil(first, cancellation);
            Tell(first, cancellation);
            threads.TakeBack(first);
        }
    }

    /// <summary>Ends the git that converts.</summary>
    public void Dispose() => _encoded.Dispose();

    private void GoAhead(CommitBatch batch)
    {
        _ahead.Enqueue(batch);
        // The first is told next, by this thread.
        if (_ahead.Count > 1) helpers?.Offer(batch);
    }

    private void CompareUntil(CommitBatch first, CancellationToken cancellation)
    {
        while (!first.IsDone)
        {
            if (helpers?.TakeOpen() is { } open) open.Compare(desk.Trees, cancellation);
            else first.Wait(cancellation);
        }
    }

    // Null: the history has ended.
    private CommitBatch? NextBatch(IEnumerator<(ObjectId Id, CachedObject Content)> walk, CancellationToken cancellation)
    {
        CommitBatch batch = threads.LendBatch();
        while (!batch.IsFull && walk.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            (ObjectId id, CachedObject content) = walk.Current;
            CommitObject commit = desk.Objects.Parse(id, content);
            bool isCompared = commit.ParentCount <= 1 && !mirror.Boundary.Contains(id);
            batch.Add(id, content.Bytes, isCompared ? new TreeChange(commit.ParentCount == 0 ? null : desk.Objects.TreeOf(commit.Parent(0)), commit.Tree) : null);
            content.Release();
        }

        if (batch.Commits.Count > 0) return batch;
        threads.TakeBack(batch);
        return null;
    }

    private void Tell(CommitBatch batch, CancellationToken cancellation)
    {
        int compared = batch.Compared;
        for (int place = 0; place < batch.Commits.Count; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            BatchedCommit commit = batch.Commits[place];
            TellCommit(commit, batch.ContentOf(commit), cancellation);
            if (place < compared) batch.TellChanges(place, visitor);
            else if (commit.Change is { } change) Compare(change, cancellation);
        }
    }

    private void Compare(in TreeChange change, CancellationToken cancellation)
    {
        if (_mayLackTrees) CompareWhole(change, cancellation);
        else desk.Trees.Visit(change.Before, change.After, visitor, cancellation);
    }

    // A commit has all its changes or none: nothing is told before the last folder was there.
    private void CompareWhole(in TreeChange change, CancellationToken cancellation)
    {
        _kept.Clear();
        try
        {
            desk.Trees.Visit(change.Before, change.After, _kept, cancellation);
        }
        catch (MissingObjectException)
        {
            visitor.VisitUnknownChanges();
            return;
        }
        catch (ChangeBuffer.FullException)
        {
            if (desk.Trees.HasAll(change.Before, change.After, cancellation)) desk.Trees.Visit(change.Before, change.After, visitor, cancellation);
            else visitor.VisitUnknownChanges();
            return;
        }

        _kept.Tell(0, _kept.Length, visitor);
    }

    private void TellCommit(in BatchedCommit commit, ReadOnlySpan<byte> content, CancellationToken cancellation)
    {
        CachedObject? again = content.IsEmpty ? desk.Objects.Read(commit.Id, ObjectType.Commit) : null;
        CommitObject parsed = CommitObject.Parse(again is null ? content : again.Bytes, commit.Id.Length);
        CommitRecord record = _texts.Read(mirror.Boundary.Contains(commit.Id) ? parsed.WithoutParents : parsed, commit.Id);
        // Encodings are git's, and so is what it makes of one that it does not know.
        if (parsed.IsEncoded) _encoded.Visit(record, visitor, cancellation);
        else visitor.VisitCommit(record);
        again?.Release();
    }
}
