using Tributary.Metrics;
using Tributary.Metrics.Publishing;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Insights.Events;

/// <summary>Compares repositories before and after an event with similar ones without any: a difference in differences of logarithms.</summary>
/// <param name="store">Open for reading.</param>
/// <param name="events">All that are recorded: who has one in the same quarters is no control.</param>
public sealed class EventComparisonBuilder(FactStore store, IReadOnlyList<Occurrence> events)
{
    private const int LeastBefore = 2;
    private const int LeastAfter = 1;

    /// <summary>Compares one event; says why not where too little is covered.</summary>
    /// <exception cref="MetricException">The store does not hold what is read.</exception>
    public EventComparison Compare(Occurrence occurrence)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        return Compare(occurrence, events, SeriesReader.Read(store, Quarter.Containing(occurrence.Day)));
    }

    /// <summary>Compares several events by what was known at a quarter's end, and reads each quarter once.</summary>
    /// <param name="occurrences">Which.</param>
    /// <param name="last">The last quarter that is looked at.</param>
    /// <exception cref="MetricException">The store does not hold what is read.</exception>
    public IReadOnlyList<EventComparison> Compare(IReadOnlyList<Occurrence> occurrences, Quarter last)
    {
        ArgumentNullException.ThrowIfNull(occurrences);
        IReadOnlyDictionary<Quarter, IReadOnlyList<RepositorySeries>> read = SeriesReader.Read(store, occurrences.Select(it => Quarter.Containing(it.Day)).Distinct().Order().ToList(), last);
        return occurrences.Select(it => Compare(it, events, read[Quarter.Containing(it.Day)])).ToList();
    }

    /// <summary>Compares by the quarters of all repositories, in the catalog's order.</summary>
    internal static EventComparison Compare(Occurrence occurrence, IReadOnlyList<Occurrence> events, IReadOnlyList<RepositorySeries> all)
    {
        var quarter = Quarter.Containing(occurrence.Day);
        List<Occurrence> near = events.Where(it => it.Day >= quarter.Plus(-RepositorySeries.Reach).FirstDay && it.Day < quarter.Plus(RepositorySeries.Reach + 1).FirstDay).ToList();
        HashSet<string> ours = Names([occurrence]), withEvent = Names([occurrence, .. near]);
        List<RepositorySeries> others = all.Where(it => !withEvent.Contains(it.Name)).ToList();
        List<(ConcernedRepository Concerned, ComparedRepository? Compared)> judged = all.Where(it => ours.Contains(it.Name)).Select(it => Judge(it, others)).ToList();
        List<ComparedRepository> compared = judged.Select(it => it.Compared).OfType<ComparedRepository>().ToList();
        var comparison = new EventComparison
        {
            Event = occurrence,
            Quarter = quarter,
            Concerned = judged.ConvertAll(it => it.Concerned),
            WithEvent = all.Count(it => withEvent.Contains(it.Name)),
            OtherEvents = near.Where(it => it.Id != occurrence.Id && it.Repositories.Any(name => ours.Contains(name.ToString()))).Select(it => it.Id).ToList(),
            Coverage = (all.Count(it => it.At(1) is not null), all.Count),
        };
        return compared.Count == 0 ? comparison with { Refusal = Refusal(comparison.Concerned) } : Measured(comparison, compared, all);
    }

    private static HashSet<string> Names(IEnumerable<Occurrence> occurrences) =>
        occurrences.SelectMany(it => it.Repositories).Select(name => name.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static (ConcernedRepository, ComparedRepository?) Judge(RepositorySeries series, List<RepositorySeries> others)
    {
        int before = series.Before, after = series.After;
        if (LittleCovered(series, before, after) is { } reason) return (new ConcernedRepository(series.Name, before, after, reason), null);
        var compared = new ComparedRepository(series, before, after, new ControlMatching(others, before, after));
        string? few = compared.Similar.Count < ControlMatching.Least ? $"Repositories without an event that cover the same quarters and were similar: {compared.Similar.Count}; {ControlMatching.Least} are needed" : null;
        return (new ConcernedRepository(series.Name, before, after, few), few is null ? compared : null);
    }

    private static string? LittleCovered(RepositorySeries series, int before, int after) => (series.Age, before, after) switch
    {
        (null, _, _) => "Nothing is known of it before the quarter of the event: it was not read from its beginning, or began later",
        (_, < LeastBefore, _) => $"Whole quarters before the event: {before}; {LeastBefore} are needed",
        (_, _, < LeastAfter) => "No whole quarter after the event is covered yet",
        _ when series.MeanBefore(SeriesReader.Contributors, before) < ControlMatching.LeastContributors => $"It had fewer than {ControlMatching.LeastContributors} contributors a quarter before the event",
        _ => null,
    };

    private static string Refusal(IReadOnlyList<ConcernedRepository> concerned) => concerned switch
    {
        [] => "The store has none of the repositories that the event concerns. Run 'tributary sync'.",
        [var only] => $"{only.Name} can't be compared.",
        _ => $"None of the {concerned.Count} repositories that the event concerns can be compared.",
    };

    private static EventComparison Measured(EventComparison comparison, List<ComparedRepository> compared, IReadOnlyList<RepositorySeries> all)
    {
        HashSet<string> controls = compared.SelectMany(it => it.Controls).Select(it => it.Name).ToHashSet(StringComparer.Ordinal);
        List<IReadOnlyList<ComparedRepository>> placebos = compared.ConvertAll(it => it.Placebos());
        return comparison with
        {
            Controls = all.Where(it => controls.Contains(it.Name)).Select(it => it.Name).ToList(),
            Pool = compared.SelectMany(it => it.Matching.Pool).Select(it => it.Name).Distinct(StringComparer.Ordinal).Count(),
            GrowthBefore = Math.Exp(compared.Average(it => it.Series.Growth(SeriesReader.Contributors, it.Before))) - 1,
            ControlGrowthBefore = Math.Exp(compared.Average(it => it.Controls.Average(control => control.Growth(SeriesReader.Contributors, it.Before)))) - 1,
            Moments = Enumerable.Range(-compared.Min(it => it.Before), compared.Min(it => it.Before) + compared.Min(it => it.After) + 1).Select(offset => MomentOf(comparison.Quarter, offset, compared)).ToList(),
            Measures = Enumerable.Range(0, SeriesReader.Metrics.Count).Select(metric => MeasureOf(metric, compared, placebos)).ToList(),
        };
    }

    private static EventMoment MomentOf(Quarter quarter, int offset, List<ComparedRepository> compared) => new(quarter.Plus(offset), offset, Enumerable.Range(0, SeriesReader.Metrics.Count).Select(metric => new EventFigure(
        compared.Average(it => it.Series.At(offset)?.Values[metric]),
        compared.Average(it => it.Controls.Average(control => control.At(offset)?.Values[metric])))
    {
        IsOursSmall = IsSmall(compared.Select(it => it.Series), offset, metric),
        IsControlsSmall = IsSmall(compared.SelectMany(it => it.Controls), offset, metric),
    }).ToList());

    private static EventMeasure MeasureOf(int metric, List<ComparedRepository> compared, List<IReadOnlyList<ComparedRepository>> stands)
    {
        double effect = compared.Average(it => it.Effect(metric));
        var placebos = Placebos.Of(stands, metric);
        return new EventMeasure(
            SeriesReader.Metrics[metric].Name, SeriesReader.Metrics[metric].Title,
            Ratio(compared.Average(it => it.Series.Change(metric, it.Before, it.After))), Ratio(compared.Average(it => it.ControlChange(metric))), Ratio(effect),
            Ratio(effect - placebos.HalfWidth), Ratio(effect + placebos.HalfWidth), placebos.ChanceOf(effect), placebos.Count)
        {
            IsSmall = Enumerable.Range(-RepositorySeries.Reach, (2 * RepositorySeries.Reach) + 1).Any(offset =>
                IsSmall(compared.Where(it => it.Compares(offset)).Select(it => it.Series), offset, metric)
                || IsSmall(compared.Where(it => it.Compares(offset)).SelectMany(it => it.Controls), offset, metric)),
        };
    }

    private static double? Ratio(double? logarithm) => logarithm is { } value ? Math.Exp(value) - 1 : null;

    // A mean of repositories of which all but one are known elsewhere tells of that one; of two and five people together it does not.
    private static bool IsSmall(IEnumerable<RepositorySeries> repositories, int offset, int metric)
    {
        List<double> few = repositories.DistinctBy(it => it.Name, StringComparer.Ordinal).Select(it => it.At(offset)?.People[metric]).OfType<double>().Where(people => SmallCells.IsFew(people)).ToList();
        return few.Count == 1 || (few.Count > 1 && few.Sum() < SmallCells.LeastPeople);
    }
}
