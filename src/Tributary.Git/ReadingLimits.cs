namespace Tributary.Git;

/// <summary>What a reader may take of the machine, however many histories it reads at once and however large they are.</summary>
public sealed record ReadingLimits
{
    /// <summary>The least memory of a thread, in bytes: 16 MiB.</summary>
    public const long LeastMemory = 1 << 24;

    /// <summary>Threads that read at once, several histories or one; at least 1. Default: the machine's processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>
    /// Bytes that all threads together keep of what they have read: objects, and parts of files; null: 80 MiB for each thread.
    /// The program itself, the ids of all commits of a history, and objects of more than a thirtieth of a thread's part come on top.
    /// </summary>
    public long? Memory { get; init; }

    /// <summary>Commits that a thread compares in one go: so few that there is soon something to do for all, so many that a thread finds most trees among those it has read.</summary>
    internal int BatchSize { get; init; } = 256;

    /// <summary>Bytes of objects that a thread keeps: a quarter of its part, for what comes next is like what came just before.</summary>
    internal int ObjectsOfThread => (int)(PartOfThread / 4);

    /// <summary>Bytes of files that a thread keeps: the rest of its part. What is given back too soon costs more to get again than objects do.</summary>
    internal int PagesOfThread => (int)(PartOfThread / 4 * 3);

    private long PartOfThread => Math.Clamp(Memory / Threads ?? 80L << 20, LeastMemory, 1L << 31);
}
