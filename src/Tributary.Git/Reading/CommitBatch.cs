using System.Buffers;
using Tributary.Git.Trees;
using Tributary.Model;

namespace Tributary.Git.Reading;

/// <summary>Commits that follow each other in a history, and what they changed, as far as a thread has compared their trees ahead.</summary>
/// <remarks>One thread fills it and tells of it; one thread, that one or another, compares.</remarks>
/// <param name="mostCommits">How many it holds.</param>
internal sealed class CommitBatch(int mostCommits)
{
    private const int MostBytes = 1 << 18;

    // What is longer is read again when it is told.
    private const int LongestKept = 1 << 16;

    private readonly List<BatchedCommit> _commits = new(mostCommits);
    private readonly List<int> _changesEnd = new(mostCommits);
    private readonly ArrayBufferWriter<byte> _contents = new();
    private readonly ChangeBuffer _changes = new();
    private TaskCompletionSource _done = new();
    private int _taken;

    /// <summary>The commits, in the history's order.</summary>
    public IReadOnlyList<BatchedCommit> Commits => _commits;

    /// <summary>Whether there is no room for another.</summary>
    public bool IsFull => _commits.Count == mostCommits || _contents.WrittenCount > MostBytes;

    /// <summary>Whether whoever took it is done with it.</summary>
    public bool IsDone => _done.Task.IsCompleted;

    /// <summary>Of how many commits, the first ones, the changes are here. Once it is done.</summary>
    public int Compared => _changesEnd.Count;

    /// <summary>Begins anew, empty.</summary>
    public void Begin()
    {
        _commits.Clear();
        _changesEnd.Clear();
        _contents.ResetWrittenCount();
        _changes.Clear();
        _done = new TaskCompletionSource();
        _taken = 0;
    }

    /// <summary>Adds a commit.</summary>
    public void Add(in ObjectId id, ReadOnlySpan<byte> content, TreeChange? change)
    {
        bool isKept = content.Length <= LongestKept;
        _commits.Add(new BatchedCommit(id, _contents.WrittenCount, isKept ? content.Length : 0, change));
        if (isKept) _contents.Write(content);
    }

    /// <summary>A commit's content; empty: it has to be read again.</summary>
    public ReadOnlySpan<byte> ContentOf(in BatchedCommit commit) => _contents.WrittenSpan.Slice(commit.Start, commit.Length);

    /// <summary>Whether the caller is the first who wants to compare; only that one may.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Compares as many commits as can be: where a tree is damaged, or changes are too many to be kept, the rest is left to who tells of it.</summary>
    public void Compare(TreeComparison trees, CancellationToken cancellation)
    {
        try
        {
            foreach (BatchedCommit commit in _commits)
            {
                if (commit.Change is { } change) trees.Visit(change.Before, change.After, _changes, cancellation);
                _changesEnd.Add(_changes.Length);
            }
        }
        catch (Exception error) when (error is MirrorException or ChangeBuffer.FullException or OperationCanceledException)
        {
            // Whoever tells of this commit compares it again, and meets the same.
        }
        finally
        {
            _done.SetResult();
        }
    }

    /// <summary>Waits for whoever took it.</summary>
    public void Wait(CancellationToken cancellation) => _done.Task.Wait(cancellation);

    /// <summary>Tells the changes of a commit that was compared.</summary>
    public void TellChanges(int place, IHistoryVisitor visitor) => _changes.Tell(place == 0 ? 0 : _changesEnd[place - 1], _changesEnd[place], visitor);
}
