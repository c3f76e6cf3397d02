using Tributary.Model;

namespace Tributary.Git.Tests;

/// <summary>What reads a history: the tests of one are the tests of all.</summary>
internal delegate void HistoryReading(Mirror mirror, ObjectId tip, IReadOnlyCollection<ObjectId> known, IHistoryVisitor visitor, CancellationToken cancellation);

/// <summary>The readers, by what they read.</summary>
internal static class Readers
{
    /// <summary>Git's own reading, which is right.</summary>
    public const string Log = "log";

    /// <summary>Our own with so small a task for each of several threads that even a fixture is shared among them.</summary>
    public const string Threads = "objects, by threads";

    private static readonly Dictionary<string, Func<GitHome, HistoryReading>> All = new(StringComparer.Ordinal)
    {
        [Log] = home => new LogReader(home).Read,
        ["objects"] = home => new ObjectReader(home, new ReadingLimits { Threads = 1 }).Read,
        [Threads] = home => new ObjectReader(home, new ReadingLimits { Threads = 3, Memory = 3 * ReadingLimits.LeastMemory, BatchSize = 3 }).Read,
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>Those that have to equal git's.</summary>
    public static IEnumerable<string> Others => Names.Where(name => name != Log);

    public static HistoryReading Make(string name, GitHome home) => All[name](home);
}
