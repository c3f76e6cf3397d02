using System.Globalization;

namespace Tributary.ScaleBench.Measuring;

/// <summary>From a store to the metrics of an edition: every metric over a planted field.</summary>
/// <param name="commitsPerQuarter">How many commits a quarter of the field has.</param>
/// <param name="file">The store; null: one that is removed again.</param>
/// <param name="runs">How often each figure is measured, a warm-up apart.</param>
/// <param name="time">Where the page's date comes from.</param>
/// <param name="log">Told how far it is.</param>
internal sealed class MetricsBench(int commitsPerQuarter, string? file, int runs, TimeProvider time, TextWriter log)
{
    private const int Slowest = 12;

    /// <summary>Measures.</summary>
    public async Task<ResultPage> RunAsync()
    {
        using ScaledStore store = await ScaledStore.OpenAsync(file, commitsPerQuarter, log);
        string input = store.Describe();
        await log.WriteLineAsync($"{input}; warm-up, uncounted");
        _ = MetricsRound.Run(store.File);
        List<MetricsRound> rounds = await Rounds.MeasureAsync(runs, log, () => MetricsRound.Run(store.File));

        return new ResultPage
        {
            Title = "From a store to the metrics of an edition",
            Slug = "metrics",
            Date = time.GetUtcNow(),
            Input = input,
            Runs = rounds.Count,
            Figures = FiguresOf(rounds),
            Ratios = [],
            Legend = "Time of the first line is wall time of the whole process, peak its physical memory, in millions of bytes. Of a metric: by category, catalog and repository, with the change by the former two.",
            Tables = [SlowestOf(rounds)],
            Targets = Target.Of(rounds),
        };
    }

    private static IReadOnlyList<Figure> FiguresOf(List<MetricsRound> rounds) =>
    [
        Figure.Of("all metrics of an edition", rounds.Select(round => round.Process)),
        .. from metric in rounds[0].Times.Select(it => it.Metric).Distinct(StringComparer.Ordinal)
           select Figure.Of($"`{metric}`", rounds.Select(round => new Measurement(Sum(round, metric), 0))),
    ];

    private static ResultTable SlowestOf(List<MetricsRound> rounds) => new(
        "Slowest", "Metric", "Median s",
        rounds.SelectMany(round => round.Times)
            .GroupBy(it => $"`{it.Metric}` by {it.By}{(it.IsChange ? ", change" : "")}", StringComparer.Ordinal)
            .Select(group => (group.Key, Spread.Of(group.Select(it => it.Took.TotalSeconds)).Median))
            .OrderByDescending(it => it.Median).Take(Slowest)
            .Select(it => (it.Key, it.Median.ToString("0.000", CultureInfo.InvariantCulture))).ToList());

    private static TimeSpan Sum(MetricsRound round, string metric) =>
        round.Times.Where(it => it.Metric == metric).Aggregate(TimeSpan.Zero, (sum, it) => sum + it.Took);
}
