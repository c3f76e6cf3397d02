using Tributary.Insights.Forecasting;
using Tributary.Metrics;
using Tributary.Metrics.Publishing;
using Tributary.Metrics.Uncertainty;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Insights.Findings;

/// <summary>
/// Weighs the changes of categories by how new they are: how far they lie from what was to be expected, and whether the quarter before had told of the same. What is a
/// change, and what is chance, it leaves as it is.
/// </summary>
/// <param name="store">Open for reading.</param>
/// <param name="quarter">Which.</param>
/// <param name="isPublished">Looks at the quarter before as what was published of it.</param>
/// <param name="forecasts">Of the store.</param>
internal sealed class News(FactStore store, Quarter quarter, bool isPublished, Forecasts forecasts)
{
    // Nothing is dismissed for being expected, nor told for one odd forecast.
    private const double LeastWeight = 0.5;
    private const double MostWeight = 2;

    // What the quarter before told already.
    private const double Stale = 0.5;

    // An interval of no width would make anything infinitely surprising.
    private const double LeastWidth = 0.05;

    private static readonly List<Metric> Metrics = ((string[])["code-changes-commits", "contributors"]).Select(MetricRegistry.Find).ToList();

    /// <summary>Gives the categories' changes what was expected of them, and weighs their scores.</summary>
    public List<Finding> Weigh(List<Finding> findings)
    {
        if (!findings.Exists(IsWeighed)) return findings;
        HashSet<(string Metric, string Scope, int Sign)> told = ToldBefore();
        return findings.ConvertAll(it => IsWeighed(it) ? Weighed(it, told.Contains((it.Metric.Name, it.Scope, Math.Sign(it.Change!.Value)))) : it);
    }

    private static bool IsWeighed(Finding it) => it.By == ScopeKind.Category && it.Change is not null && it.Restrictions.Count == 0 && Metrics.Contains(it.Metric);

    private Finding Weighed(Finding finding, bool wasTold)
    {
        Expectation? expected = Expected(finding);
        double surprise = expected is null ? 1 : Math.Clamp(Math.Abs(expected.Surprise), LeastWeight, MostWeight);
        return finding with { Expected = expected, WasTold = wasTold, Score = finding.Score * surprise * (wasTold ? Stale : 1) };
    }

    private Expectation? Expected(Finding finding)
    {
        Forecaster forecaster = forecasts.Of(finding.Metric.Name);
        if (forecaster.At(finding.By, finding.Scope, quarter.Previous, quarter) is not { Distribution: { } distribution } || forecaster.ValueAt(finding.By, finding.Scope, quarter) is not { } value) return null;
        double end = value >= distribution.Median ? distribution.High80 : distribution.Low80;
        double width = Math.Max(LeastWidth, Math.Abs(LogRatio.Of(distribution.Median, end)));
        return new Expectation(distribution.Low80, distribution.Median, distribution.High80, value, LogRatio.Of(distribution.Median, value) / width);
    }

    // Judged beside the same two figures of all categories alone: the quarter's whole edition would have to be made again to know better.
    private HashSet<(string Metric, string Scope, int Sign)> ToldBefore()
    {
        var query = new MetricQuery { By = ScopeKind.Category, Period = quarter.Previous.Period };
        IReadOnlyList<List<(Metric Metric, MetricChange Change)>> measured = MetricBatch.Run(store, Metrics.Select(metric => (Func<MetricEngine, List<(Metric, MetricChange)>>)(engine => Changes(engine, metric, query))).ToList());
        List<(Metric Metric, MetricChange Change)> judged = measured.SelectMany(it => it).Where(it => FindingBuilder.IsJudged(it.Change)).ToList();
        double[] rates = MultipleTesting.BenjaminiHochberg(judged.Select(it => it.Change.Difference!.P).ToList());
        return judged.Where((it, place) => rates[place] <= Multiplicity.Rate && (it.Change.Difference!.LowRatio > 0 || it.Change.Difference.HighRatio < 0))
            .Select(it => (it.Metric.Name, it.Change.Scope, Math.Sign(it.Change.Ratio!.Value))).ToHashSet();
    }

    private List<(Metric Metric, MetricChange Change)> Changes(MetricEngine engine, Metric metric, MetricQuery query)
    {
        IReadOnlyList<MetricChange> changes = engine.Change(metric, query);
        if (isPublished) (_, changes) = SmallCells.Withhold(metric, engine.Measure(metric, query), changes);
        return changes.Select(it => (metric, it)).ToList();
    }
}
