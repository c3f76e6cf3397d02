using System.Collections.Concurrent;
using Tributary.Git.Objects;

namespace Tributary.Git.Reading;

/// <summary>Counts the threads that read at once, whatever they read, and lends them memory.</summary>
/// <param name="limits">How many, and how much.</param>
internal sealed class ReadingThreads(ReadingLimits limits)
{
    // Memory that one history has warmed serves the next.
    private readonly ConcurrentBag<ObjectArena> _arenas = [];
    private int _spare = limits.Threads;

    /// <summary>How many there are.</summary>
    public int Count => limits.Threads;

    /// <summary>Bytes of its files that a thread keeps in memory.</summary>
    public int MostPages => limits.HalfOfThread;

    /// <summary>Takes a thread to read with, whether there is one to spare or not.</summary>
    public void Take() => Interlocked.Decrement(ref _spare);

    /// <summary>Takes a thread to help, if there is one to spare.</summary>
    public bool TryTake()
    {
        if (Interlocked.Decrement(ref _spare) >= 0) return true;
        Return();
        return false;
    }

    /// <summary>Gives a thread back.</summary>
    public void Return() => Interlocked.Increment(ref _spare);

    /// <summary>Lends memory for objects.</summary>
    public ObjectArena Lend() => _arenas.TryTake(out ObjectArena? warm) ? warm : new ObjectArena(limits.HalfOfThread);

    /// <summary>Takes memory back.</summary>
    public void TakeBack(ObjectArena arena)
    {
        // Of a reading that failed something may still be held.
        arena.Clear();
        _arenas.Add(arena);
    }
}
