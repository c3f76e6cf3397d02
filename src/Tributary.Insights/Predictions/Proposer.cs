using System.Globalization;
using Tributary.Insights.Forecasting;
using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Predictions;

/// <summary>
/// Proposes predictions from what was known at a quarter's end: each can be judged by measuring, and its probability is the forecast's. Where the forecast says nothing,
/// nothing is proposed.
/// </summary>
/// <param name="forecasts">Of the store.</param>
/// <param name="quarter">At whose end they are made.</param>
/// <param name="deciding">The quarter that decides; after <paramref name="quarter"/>.</param>
public sealed class Proposer(Forecasts forecasts, Quarter quarter, Quarter deciding)
{
    /// <summary>Who makes them, unless somebody else does.</summary>
    public const string Author = "tributary";

    /// <summary>The most that are proposed at once.</summary>
    public const int Most = 6;

    /// <summary>The first proposals that subjects give, at most <see cref="Most"/>, none twice of the same scope. Their number is 0: a ledger gives them one.</summary>
    /// <exception cref="MetricException">A subject's metric is no count.</exception>
    public IReadOnlyList<Prediction> Propose(IEnumerable<ProposalSubject> subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        var proposals = new List<Prediction>();
        var scopes = new HashSet<(ScopeKind, string)>();
        foreach (ProposalSubject subject in subjects)
        {
            if (proposals.Count == Most) break;
            if (scopes.Contains((subject.Kind, subject.Scope)) || Propose(subject) is not { } proposal) continue;
            scopes.Add((subject.Kind, subject.Scope));
            proposals.Add(proposal);
        }

        return proposals;
    }

    /// <summary>What is proposed of a subject; null where the forecast refuses, or no round number leaves doubt.</summary>
    /// <exception cref="MetricException">As for <see cref="Propose(IEnumerable{ProposalSubject})"/>.</exception>
    public Prediction? Propose(ProposalSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (forecasts.Of(subject.Metric).At(subject.Kind, subject.Scope, quarter, deciding) is not { Distribution: { } distribution, Point: > 0 and { } last } forecast) return null;
        decimal read = Math.Floor(forecast.Repositories * 100m / forecast.Of) / 100;
        // Of a scope that is read in part, more is read one day: its figure tells of that, its growth over the same repositories does not.
        bool isWhole = read >= Prediction.UsualCoverage;
        if ((isWhole ? RoundThresholds.Count(distribution, last, subject.IsRising) : RoundThresholds.Ratio(distribution, last, subject.IsRising)) is not { } chosen || read <= 0) return null;
        return new Prediction
        {
            Number = 0,
            Made = quarter.Next.FirstDay.AddDays(-1),
            Recorded = quarter.Next.FirstDay.AddDays(-1),
            Author = Author,
            Text = isWhole ? WholeText(subject, chosen.Threshold) : PartText(subject, forecast, chosen.Threshold),
            Claim = [ConditionOf(subject, isWhole, chosen.Threshold)],
            Unchecked = null,
            Quarter = deciding,
            Probability = Math.Round((decimal)chosen.Probability, 2),
            Coverage = Math.Min(read, Prediction.UsualCoverage),
            Why = Why(forecast, distribution, last),
            Source = $"tributary predict propose {quarter}",
        };
    }

    private Condition ConditionOf(ProposalSubject subject, bool isWhole, decimal threshold) => new()
    {
        Metric = subject.Metric,
        Parameters = new SortedDictionary<string, long>(StringComparer.Ordinal),
        Scope = new ClaimScope(subject.Kind, subject.Scope),
        Within = [],
        Compared = isWhole ? Compared.Value : Compared.Ratio,
        ToQuarter = isWhole ? null : quarter,
        ToScope = null,
        Comparator = subject.IsRising ? Comparator.AtLeast : isWhole ? Comparator.Below : Comparator.AtMost,
        Threshold = threshold,
    };

    private string WholeText(ProposalSubject subject, decimal threshold) =>
        $"{subject.Title} has {(subject.IsRising ? $"{Number(threshold)} {Noun(subject)} or more" : $"fewer than {Number(threshold)} {Noun(subject)}")} in {deciding}";

    private string PartText(ProposalSubject subject, Forecast forecast, decimal threshold) => string.Create(CultureInfo.InvariantCulture,
        $"{subject.Title}, as far as it is read ({forecast.Repositories} of {forecast.Of} repositories), has {(subject.IsRising ? "at least" : "at most")} {threshold:0.##} times as many {Noun(subject)} in {deciding} as in {quarter}");

    private string Why(Forecast forecast, ForecastDistribution distribution, double last) =>
        $"The forecast made at the end of {quarter}: {Number((decimal)distribution.Median)} in the median, {Number((decimal)distribution.Low80)} to {Number((decimal)distribution.High80)} in four cases of five, by how wrong such forecasts were before. {quarter} had {Number((decimal)last)}{(forecast.Kind == ScopeKind.Repository ? "" : $", over {forecast.Repositories} of {forecast.Of} repositories")}.";

    private static string Noun(ProposalSubject subject) => MetricRegistry.Find(subject.Metric).Unit == "people" ? "contributors" : MetricRegistry.Find(subject.Metric).Unit;

    private static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
