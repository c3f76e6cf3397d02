using System.Collections.Concurrent;
using Tributary.Git.Objects;

namespace Tributary.Git.Reading;

/// <summary>Counts the threads that read at once, whatever they read, and lends them memory.</summary>
/// <param name="limits">How many, and how much.</param>
internal sealed class ReadingThreads(ReadingLimits limits)
{
    // Who waits is told, but for the wish to end.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    // Memory that one history has warmed serves the next.
    private readonly ConcurrentBag<ObjectArena> _arenas = [];
    private readonly ConcurrentBag<CommitBatch> _batches = [];
    private readonly object _gate = new();
    private int _spare = limits.Threads;
    private int _waiting;

    /// <summary>How many there are.</summary>
    public int Count => limits.Threads;

    /// <summary>Bytes of its files that a thread keeps in memory.</summary>
    public int MostPages => limits.PagesOfThread;

    /// <summary>Whether a reading waits for a thread that only helps another.</summary>
    public bool IsWanted => Volatile.Read(ref _waiting) > 0;

    /// <summary>Takes a thread to read with, as soon as there is one.</summary>
    public void Take(CancellationToken cancellation)
    {
        lock (_gate)
        {
            _waiting++;
            try
            {
                while (_spare == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Monitor.Wait(_gate, LookAgain);
                }
            }
            finally
            {
                _waiting--;
            }

            _spare--;
        }
    }

    /// <summary>Takes a thread to help, if there is one to spare.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (_spare == 0) return false;
            _spare--;
            return true;
        }
    }

    /// <summary>Gives a thread back.</summary>
    public void Return()
    {
        lock (_gate)
        {
            _spare++;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Lends memory for objects.</summary>
    public ObjectArena Lend() => _arenas.TryTake(out ObjectArena? warm) ? warm : new ObjectArena(limits.ObjectsOfThread);

    /// <summary>Lends an empty batch.</summary>
    public CommitBatch LendBatch()
    {
        if (!_batches.TryTake(out CommitBatch? batch)) batch = new CommitBatch(limits.BatchSize);
        batch.Begin();
        return batch;
    }

    /// <summary>Takes a batch back that nobody looks at any more.</summary>
    public void TakeBack(CommitBatch batch) => _batches.Add(batch);

    /// <summary>Takes memory back.</summary>
    public void TakeBack(ObjectArena arena)
    {
        // Of a reading that failed something may still be held.
        arena.Clear();
        _arenas.Add(arena);
    }
}
