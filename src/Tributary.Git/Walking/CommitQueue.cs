namespace Tributary.Git.Walking;

/// <summary>Commits by date, the latest first; of equal ones, the one that came first.</summary>
/// <remarks>Source: commit_list_insert_by_date of git.</remarks>
internal sealed class CommitQueue<T>
{
    private readonly PriorityQueue<T, (ulong Date, long Number)> _queue = new(Comparer<(ulong Date, long Number)>.Create(
        (one, other) => one.Date == other.Date ? one.Number.CompareTo(other.Number) : other.Date.CompareTo(one.Date)));

    private long _number;

    /// <summary>How many are in it.</summary>
    public int Count => _queue.Count;

    /// <summary>The latest date; 0 where there is none.</summary>
    public ulong LatestDate => _queue.TryPeek(out _, out (ulong Date, long Number) first) ? first.Date : 0;

    /// <summary>Puts one in.</summary>
    public void Add(T commit, ulong date) => _queue.Enqueue(commit, (date, _number++));

    /// <summary>Takes the first one out; false: there is none.</summary>
    public bool TryTake(out T commit) => _queue.TryDequeue(out commit!, out _);
}
