using Tributary.Metrics;
using Tributary.Metrics.Uncertainty;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Insights.Comparing;

/// <summary>Measures sides beside each other.</summary>
/// <param name="store">Open for reading.</param>
/// <param name="period">When.</param>
public sealed class ComparisonBuilder(FactStore store, Period period)
{
    private const int MomentsShown = 8;

    // Two years before are enough to see it move, and a year before is the same season.
    internal const int MomentsAYear = 4;

    private const string Contributors = "contributors";
    private const string Commits = "code-changes-commits";

    private static readonly string[] Figures =
        ["age", Contributors, "new-contributors", "sustained-contributors", Commits, "footprint", "agent-assisted-share", "contributor-absence-factor", "elephant-factor"];

    /// <summary>Measures them.</summary>
    /// <param name="sides">At least two.</param>
    /// <param name="by">An aspect by which the figures are taken apart; null: they are not.</param>
    /// <exception cref="MetricException">The store does not hold what is asked.</exception>
    public Comparison Build(IReadOnlyList<Side> sides, ScopeKind? by)
    {
        ArgumentNullException.ThrowIfNull(sides);
        // Like is held against like where none of the sides is at home: there, what is missing is missing for all of them.
        List<string> neutral = NeutralOf(sides);
        List<Side> abroad = neutral.Count == 0 ? [] : sides.Select(side => side with { Within = ScopeTerm.Repositories(neutral) }).ToList();
        IReadOnlyList<Measure> measures = MetricBatch.Run(store,
            Figures.Select(name => (Func<MetricEngine, Measure>)(engine => MeasureOf(engine, name, sides)))
                .Concat(abroad.Count == 0 ? [] : ((string[])[Contributors, Commits]).Select(name => (Func<MetricEngine, Measure>)(engine => MeasureOf(engine, name, abroad)))).ToList());
        // Whose figures they are, where a metric does not say how many people are behind it.
        IReadOnlyList<double?> contributors = measures.First(it => it.Metric == Contributors).Values;
        measures = measures.Select(it => it with { People = it.People.Select((count, i) => count ?? contributors[i]).ToList() }).ToList();
        IReadOnlyList<Moment> history = MetricBatch.Run(store, Moments(period).Select(moment => (Func<MetricEngine, Moment>)(engine => MomentOf(engine, moment, sides, abroad))).ToList());
        List<HashSet<long>> people = sides.Select(side => PartsOf(new MetricEngine(store.Connection), Contributors, side, period, ScopeKind.Catalog)[0].Members.Select(part => part.Member).ToHashSet()).ToList();
        return new Comparison
        {
            Period = period,
            Sides = sides,
            Neutral = neutral.Count,
            Measures = measures,
            Shared = (from one in Enumerable.Range(0, sides.Count) from other in Enumerable.Range(one + 1, sides.Count - one - 1) select (one, other))
                .ToDictionary(pair => pair, pair => people[pair.one].Count(people[pair.other].Contains)),
            History = history,
            By = by?.ToString().ToLowerInvariant(),
            Parts = by is { } aspect ? PartsBy(aspect, sides) : [],
            Coverage = Coverage(),
        };
    }

    private List<string> NeutralOf(IReadOnlyList<Side> sides)
    {
        if (sides.Any(side => side.Term.Kind == ScopeTermKind.Place)) return [];
        HashSet<string> own = sides.SelectMany(side => side.Own).Select(it => it.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return OwnRepository.NamesOf(store.Connection, "select r.name from repository r join coverage v on v.repository = r.repository where r.position is not null and v.commits > 0 order by r.position")
            .Where(name => !own.Contains(name)).ToList();
    }

    internal static Stack<Period> Moments(Period period)
    {
        var periods = new Stack<Period>();
        for (Period at = period; periods.Count < MomentsShown; at = at.Previous) periods.Push(at);
        return periods;
    }

    private Measure MeasureOf(MetricEngine engine, string name, IReadOnlyList<Side> sides)
    {
        Metric metric = MetricRegistry.Find(name);
        List<MetricRow?> rows = sides.Select(side => engine.Measure(metric, Query(side, period, ScopeKind.Catalog)) is [var row, ..] ? row : null).ToList();
        List<MetricParts>? parts = name is Contributors or Commits ? sides.Select(side => PartsOf(engine, name, side, period, ScopeKind.Catalog)[0]).ToList() : null;
        return new Measure(
            name, sides[0].Within is null ? metric.Title : $"{metric.Title} in neutral repositories",
            rows.Select(row => row?.Value).ToList(), rows.Select(row => row?.People).ToList(), rows.Select(row => Note(name, row)).ToList(),
            // Bots are behind commits, too: people are counted by themselves.
            parts is null ? new Parity?[sides.Count - 1] : Parities(name, period, sides, parts).Select((parity, i) => parity with { Below = (int)(rows[0]?.People ?? 0), Above = (int)(rows[i + 1]?.People ?? 0) }).ToList());
    }

    // An elephant factor says little where hardly anybody's organisation is known.
    private static string Note(string metric, MetricRow? row) =>
        metric == "elephant-factor" && row?.Details.GetValueOrDefault("unknown_share") is { } unknown ? $"{Math.Round(unknown * 100)} % unknown" : "";

    private static Moment MomentOf(MetricEngine engine, Period at, IReadOnlyList<Side> sides, IReadOnlyList<Side> abroad)
    {
        List<MetricParts> people = sides.Select(side => PartsOf(engine, Contributors, side, at, ScopeKind.Catalog)[0]).ToList();
        List<MetricParts> guests = abroad.Select(side => PartsOf(engine, Contributors, side, at, ScopeKind.Catalog)[0]).ToList();
        List<MetricParts> commits = sides.Select(side => PartsOf(engine, Commits, side, at, ScopeKind.Catalog)[0]).ToList();
        return new Moment(at, Values(Contributors, people), Values(Commits, commits), Parities(Contributors, at, sides, people), Parities(Contributors, at, abroad, guests));
    }

    private List<Part> PartsBy(ScopeKind aspect, IReadOnlyList<Side> sides)
    {
        string[] metrics = [Contributors, "new-contributors", "sustained-contributors", Commits];
        IReadOnlyList<IReadOnlyList<MetricParts>> all = MetricBatch.Run(store,
            (from metric in metrics from side in sides select (Func<MetricEngine, IReadOnlyList<MetricParts>>)(engine => PartsOf(engine, metric, side, period, aspect)))
            .Concat(from side in sides select (Func<MetricEngine, IReadOnlyList<MetricParts>>)(engine => PartsOf(engine, Contributors, side, YearBefore(), aspect))).ToList());
        Dictionary<string, string> titles = Titles(aspect);
        var parts = new List<Part>();
        foreach (string label in all[0].Select(it => it.Scope))
        {
            List<List<MetricParts>> figures = Enumerable.Range(0, metrics.Length + 1).Select(metric => Enumerable.Range(0, sides.Count).Select(side => all[(metric * sides.Count) + side].First(it => it.Scope == label)).ToList()).ToList();
            if (figures[0].TrueForAll(side => side.Members.Count == 0)) continue;
            parts.Add(new Part(
                titles.GetValueOrDefault(label, label),
                Values(metrics[0], figures[0]), Values(metrics[1], figures[1]), Values(metrics[2], figures[2]), Values(metrics[3], figures[3]),
                Parities(label, period, sides, figures[0]), Parities(label, YearBefore(), sides, figures[^1])));
        }

        return parts;
    }

    private Period YearBefore()
    {
        Period at = period;
        for (int i = 0; i < MomentsAYear; i++) at = at.Previous;
        return at;
    }

    private static List<double?> Values(string metric, IEnumerable<MetricParts> parts) => parts.Select(it => it.Value(MetricRegistry.Find(metric))).ToList();

    // Named alike wherever it is printed, so that it is the same there.
    private static List<Parity> Parities(string what, Period at, IReadOnlyList<Side> sides, List<MetricParts> parts) =>
        sides.Zip(parts).Skip(1).Select(it => ParityOf(what, at, sides[0], it.First, parts[0], it.Second)).ToList();

    internal static Parity ParityOf(string what, Period at, Side one, Side other, MetricParts below, MetricParts above) =>
        Parity.Of($"{what} {one.Term} {other.Term}{(other.Within is null ? "" : " neutral")} {at}", below, above);

    internal static IReadOnlyList<MetricParts> PartsOf(MetricEngine engine, string metric, Side side, Period at, ScopeKind by) => engine.Parts(MetricRegistry.Find(metric), Query(side, at, by));

    private static MetricQuery Query(Side side, Period at, ScopeKind by) => new() { By = by, Period = at, Scope = side.Within is { } within ? [side.Term, within] : [side.Term] };

    private Dictionary<string, string> Titles(ScopeKind aspect)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        using DuckDbResult rows = store.Connection.Query("select label, title from work_label where aspect = $aspect", ("aspect", aspect.ToString().ToLowerInvariant()));
        while (rows.Read()) titles[rows.GetString(0)] = rows.GetString(1);
        return titles;
    }

    private (int Covered, int Of) Coverage()
    {
        MetricRow row = new MetricEngine(store.Connection).Measure(MetricRegistry.Find(Contributors), new MetricQuery { By = ScopeKind.Catalog, Period = period })[0];
        return (row.Covered, row.Of);
    }
}
