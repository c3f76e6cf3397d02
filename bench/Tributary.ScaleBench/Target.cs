namespace Tributary.ScaleBench;

/// <summary>What a figure has to stay under.</summary>
/// <param name="Name">What is held against the limit, with its unit.</param>
/// <param name="Limit">The greatest value that still holds.</param>
/// <param name="Measured">The value.</param>
internal sealed record Target(string Name, double Limit, double Measured)
{
    private const int LargeHistory = 10_000;

    /// <summary>Whether it holds.</summary>
    public bool Holds => Measured <= Limit;

    /// <summary>The targets of the path from mirrors to an edition. Start-up's "well under a second" is taken as half of one.</summary>
    public static IReadOnlyList<Target> Of(IReadOnlyList<Round> rounds) =>
    [
        new("sync --unprepared / git log, median", 1.2, Spread.Of(rounds.Select(round => round.SyncOverGitLog)).Median),
        new("sync, peak memory, MB", 500, rounds.Max(round => round.Sync.PeakBytes) / 1e6),
        new("sync with nothing new, median s", 2, MedianSeconds(rounds.Select(round => round.SecondSync))),
        new("edition, median s", 3, MedianSeconds(rounds.Select(round => round.Edition))),
        new("start-up, median s", 0.5, MedianSeconds(rounds.Select(round => round.StartUp))),
    ];

    /// <summary>The target of fetching: two small requests over a connection that stays open replace some processes.</summary>
    public static IReadOnlyList<Target> Of(IReadOnlyList<Fetching.FetchRound> rounds) =>
    [
        new("sync with nothing new / git fetch, median", 1.0, Spread.Of(rounds.Select(round => round.IdleSyncOverFetch)).Median),
    ];

    /// <summary>The targets of the resolver, set for two million signatures on two cores.</summary>
    public static IReadOnlyList<Target> Of(IReadOnlyList<Resolving.PeopleRound> rounds) =>
    [
        new("resolver, median s", 60, MedianSeconds(rounds.Select(round => round.Resolver.Measurement))),
        new("resolver, peak memory, MB", 2000, rounds.Max(round => round.Resolver.Measurement.PeakBytes) / 1e6),
    ];

    /// <summary>The targets of the metrics, set for 500 repositories and 100,000 commits a quarter on two cores.</summary>
    public static IReadOnlyList<Target> Of(IReadOnlyList<Measuring.MetricsRound> rounds) =>
    [
        new("all metrics of an edition, median s", 5, MedianSeconds(rounds.Select(round => round.Process))),
        new("all metrics of an edition, peak memory, MB", 1000, rounds.Max(round => round.Process.PeakBytes) / 1e6),
    ];

    /// <summary>The targets of an edition's files, set for 480 repositories on two cores.</summary>
    public static IReadOnlyList<Target> Of(IReadOnlyList<Telling.EditionRound> rounds) =>
    [
        new("HTML alone, after a sync, median s", 2, MedianSeconds(rounds.Select(round => round.Html))),
        new("all four formats, after a sync, median s", 10, MedianSeconds(rounds.Select(round => round.All))),
    ];

    /// <summary>The targets of reading: over large histories the program's start is no excuse, and a second thread has something to do.</summary>
    /// <param name="rounds">What was measured.</param>
    /// <param name="leastCommits">How many commits each of the histories has.</param>
    public static IReadOnlyList<Target> Of(IReadOnlyList<Reading.ReadRound> rounds, int leastCommits) =>
    [
        new("own / git log, processor time, median", leastCommits >= LargeHistory ? 0.4 : 0.5, Spread.Of(rounds.Select(round => round.OwnOverGit)).Median),
        new("peak memory, MB", 300, rounds.Max(round => round.OwnProcess.PeakBytes) / 1e6),
        .. leastCommits >= LargeHistory ? (Target[])[new("the largest alone, two threads / one, median", 1 / 1.6, Spread.Of(rounds.Select(round => round.TwoOverOne)).Median)] : [],
    ];

    private static double MedianSeconds(IEnumerable<Measurement> measurements) => Spread.Of(measurements.Select(it => it.Wall.TotalSeconds)).Median;
}
