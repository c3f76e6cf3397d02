using System.Collections.Concurrent;

namespace Tributary.Git.Reading;

/// <summary>Threads that have nothing else to do, and compare the trees of a history ahead of who tells of it.</summary>
/// <param name="openDesk">Opens what a thread reads with.</param>
/// <param name="threads">Has threads to spare, or not.</param>
internal sealed class TreeHelpers(Func<Desk> openDesk, ReadingThreads threads) : IDisposable
{
    // A helper that waits keeps what it has read, for the next batch is like the last; after so long it looks whether somebody needs its place.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly BlockingCollection<CommitBatch> _open = [];
    private readonly List<Task> _helpers = [];

    /// <summary>How many batches there should be ahead: one in the works for each thread, and one that waits for it.</summary>
    public int MostAhead => 2 * threads.Count;

    /// <summary>Offers a batch to whoever is free.</summary>
    public void Offer(CommitBatch batch)
    {
        _open.Add(batch);
        if (_helpers.Count(helper => !helper.IsCompleted) < threads.Count - 1 && threads.TryTake()) _helpers.Add(Task.Run(Help));
    }

    /// <summary>Takes a batch that nobody has taken; null: there is none.</summary>
    public CommitBatch? TakeOpen() => TakeOpen(TimeSpan.Zero);

    /// <summary>Ends them, and waits until they have.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _open.CompleteAdding();
        // Not one of them fails but by an error that the caller meets as well, or by one of the program.
        Task.WhenAll(_helpers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        _open.Dispose();
        _stop.Dispose();
    }

    private CommitBatch? TakeOpen(TimeSpan wait)
    {
        while (_open.TryTake(out CommitBatch? batch, wait))
        {
            if (batch.TryTake()) return batch;
        }

        return null;
    }

    private void Help()
    {
        try
        {
            using Desk desk = openDesk();
            while (!_stop.IsCancellationRequested && !threads.IsWanted) TakeOpen(LongestWait)?.Compare(desk.Trees, _stop.Token);
        }
        finally
        {
            threads.Return();
        }
    }
}
