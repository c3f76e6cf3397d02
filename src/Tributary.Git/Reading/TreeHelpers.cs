using System.Collections.Concurrent;

namespace Tributary.Git.Reading;

/// <summary>Threads that have nothing else to do, and compare the trees of a history ahead of who tells of it.</summary>
/// <param name="openDesk">Opens what a thread reads with.</param>
/// <param name="threads">Has threads to spare, or not.</param>
internal sealed class TreeHelpers(Func<Desk> openDesk, ReadingThreads threads) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<CommitBatch> _open = [];
    private readonly ConcurrentBag<Desk> _desks = [];
    private readonly List<Task> _tasks = [];

    /// <summary>Offers a batch to whoever is free.</summary>
    public void Offer(CommitBatch batch)
    {
        _open.Enqueue(batch);
        if (_tasks.Count(task => !task.IsCompleted) < threads.Count - 1 && threads.TryTake()) _tasks.Add(Task.Run(Help));
    }

    /// <summary>Takes a batch that nobody has taken; null: there is none.</summary>
    public CommitBatch? TakeOpen()
    {
        while (_open.TryDequeue(out CommitBatch? batch))
        {
            if (batch.TryTake()) return batch;
        }

        return null;
    }

    /// <summary>Ends them, and waits until they have.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        // Not one of them fails but by an error that the caller meets as well, or by one of the program.
        Task.WhenAll(_tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        foreach (Desk desk in _desks) desk.Dispose();
        _stop.Dispose();
    }

    private void Help()
    {
        try
        {
            if (!_desks.TryTake(out Desk? desk)) desk = openDesk();
            while (!_stop.IsCancellationRequested && TakeOpen() is { } batch) batch.Compare(desk.Trees, _stop.Token);
            _desks.Add(desk);
        }
        finally
        {
            threads.Return();
        }
    }
}
