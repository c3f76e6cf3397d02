using Tributary.Insights.Comparing;
using Tributary.Insights.Forecasting;
using Tributary.Insights.Stacks;
using Tributary.Metrics;
using Tributary.Metrics.Publishing;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Insights.Findings;

/// <summary>Finds what there is to say of a quarter.</summary>
/// <param name="store">Open for reading.</param>
/// <param name="quarter">Which.</param>
/// <param name="isPublished">Withholds what tells of fewer than five people.</param>
/// <param name="forecasts">Of the store, where they are at hand; null: they are made.</param>
public sealed class FindingBuilder(FactStore store, Quarter quarter, bool isPublished, Forecasts? forecasts = null)
{
    private const string Contributors = "contributors";
    private const string Commits = "code-changes-commits";

    // Where fewer commits were made, or fewer people took part, a change is a matter of one person's week.
    private const double LeastCommits = 50;
    internal const double LeastPeople = 10;

    private const int MonthsOfQuarter = 3;

    // Who is silent for half a year has left: of those who came three quarters ago it is known who stayed for one.
    private const int MonthsToJudgeBy = 9;

    private static readonly (ScopeKind By, string[] Metrics)[] Questions =
    [
        (ScopeKind.Catalog, ["code-changes-commits", "contributors", "new-contributors", "inactive-contributors", "sustained-contributors", "active-weeks", "active-repositories", "agent-assisted-share", "retention",
            "organizational-diversity", "elephant-factor", "conversion-rate", "ecosystems", "layers", "types-of-contributions", "kinds-of-change", "bot-activity"]),
        (ScopeKind.Category, ["code-changes-commits", "contributors", "new-contributors", "inactive-contributors", "sustained-contributors", "active-weeks", "active-repositories", "file-churn", "builders-regulars-experimenters",
            "contributor-absence-factor", "elephant-factor", "organizational-diversity", "types-of-contributions", "kinds-of-change", "agent-assisted-share", "conversion-rate", "engagement-gain", "overlap", "migration"]),
        (ScopeKind.Repository, ["code-changes-commits", "contributors", "new-contributors", "active-weeks", "contributor-absence-factor", "elephant-factor", "organizational-diversity", "footprint", "age", "conversion-rate"]),
        (ScopeKind.Ecosystem, ["contributors", "code-changes-commits", "new-contributors", "sustained-contributors"]),
    ];

    /// <summary>Measures, judges and ranks.</summary>
    /// <exception cref="MetricException">The store can't tell.</exception>
    public FindingSet Build()
    {
        Dictionary<(string Kind, string Name), string> titles = ReadTitles();
        Dictionary<string, string> categories = ReadCategories();
        var engine = new MetricEngine(store.Connection, store.Answers);
        List<(ScopeKind By, Metric Metric)> asked = Questions
            .SelectMany(question => question.Metrics.Select(name => (question.By, Metric: MetricRegistry.Find(name))))
            .Where(it => engine.CanMeasure(it.Metric) && (it.By != ScopeKind.Ecosystem || engine.CanMeasure(MetricRegistry.Find("ecosystems"))))
            .ToList();
        IReadOnlyList<List<Finding>> measured = MetricBatch.Run(store, asked.Select(it => (Func<MetricEngine, List<Finding>>)(worker => Find(worker, it.By, it.Metric, titles))).ToList());
        IEnumerable<Finding> judged = measured.Zip(asked).GroupBy(it => it.Second.By).SelectMany(kind => Multiplicity.Judge(kind.SelectMany(it => it.First).ToList()));
        List<Finding> all = Derived.From(judged.Select(it => it.By == ScopeKind.Repository ? it with { Category = categories.GetValueOrDefault(it.Scope) } : it).ToList());
        (string Name, string Title) catalog = (store.Provenance("catalog") ?? "", store.Provenance("catalog_title") ?? "");
        StackComparison? stacks = CompareStacks(all, titles);
        all = new News(store, quarter, isPublished, forecasts ?? new Forecasts(store)).Weigh(all);
        List<Finding> found =
        [
            .. all,
            .. stacks is null ? [] : new StackFindings(stacks, catalog).All(),
            .. new PoolFindings(store, quarter, isPublished).Find(stacks is null ? [] : [stacks.One.Term.Value, stacks.Other.Term.Value], catalog, titles),
            .. LeadingWork(engine, all, titles),
        ];
        return new FindingSet(quarter, found) { Stacks = stacks };
    }

    // The two largest; null where there are not two.
    private StackComparison? CompareStacks(List<Finding> all, Dictionary<(string Kind, string Name), string> titles)
    {
        const int Compared = 2;
        List<Side> sides = all.Where(it => it.By == ScopeKind.Ecosystem && it.Metric.Name == Contributors && it.Value > 0).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Compared)
            .Select(it => new Side(it.Title, ScopeTerm.Parse($"ecosystem:{it.Scope}"), [])).ToList();
        if (sides.Count < Compared) return null;
        StackComparison comparison = new StackComparisonBuilder(store, quarter.Period).Build(sides[0], sides[1], layer => titles.GetValueOrDefault(("layer", layer), layer));
        return isPublished ? StackPublishing.Published(comparison) : comparison;
    }

    // What the repositories that led the movers worked on: too dear to ask of all.
    private List<Finding> LeadingWork(MetricEngine engine, List<Finding> all, Dictionary<(string Kind, string Name), string> titles)
    {
        var found = new FindingSet(quarter, all);
        Metric metric = MetricRegistry.Find("concentration-of-work");
        Dictionary<string, string?> leading = Movers.Of(found).SelectMany(category => LeadingRepositories.Of(found, category)).ToDictionary(it => it.Scope, it => it.Category, StringComparer.Ordinal);
        if (leading.Count == 0 || !engine.CanMeasure(metric)) return [];
        // What a repository's row says is the same whichever others are asked about.
        return Find(engine, ScopeKind.Repository, metric, titles, ScopeTerm.Repositories(leading.Keys))
            .ConvertAll(it => it with { Category = leading[it.Scope], Restrictions = [$"repository:{it.Scope}"] });
    }

    private List<Finding> Find(MetricEngine engine, ScopeKind by, Metric metric, Dictionary<(string Kind, string Name), string> titles, ScopeTerm? places = null)
    {
        // What is judged by what follows is judged of the latest quarter that enough follows.
        Period period = quarter.Plus(-(metric.Span.FollowMonths ?? MonthsToJudgeBy) / MonthsOfQuarter).Period;
        var query = new MetricQuery { By = by, Period = period, Scope = places is null ? [] : [places] };
        IReadOnlyList<MetricRow> rows = engine.Measure(metric, query);
        IReadOnlyList<MetricChange> changes = IsCompared(by, metric) ? engine.Change(metric, query) : [];
        if (isPublished) (rows, changes) = SmallCells.Withhold(metric, rows, changes);
        return rows
            .Select((row, index) => (Row: row, Values: Values(metric, row, changes.Count > 0 ? changes[index] : null)))
            .Where(it => it.Values.Count > 0)
            .Select(it => new Finding
            {
                Metric = metric,
                By = by,
                Scope = it.Row.Scope,
                Title = titles.GetValueOrDefault((by.ToString().ToLowerInvariant(), it.Row.Scope), it.Row.Scope),
                Names = it.Row.Names,
                NameTitles = it.Row.Names.Select((name, place) => titles.GetValueOrDefault((metric.Rows[place], name), name)).ToList(),
                Period = period,
                Values = it.Values,
                Covered = it.Row.Covered,
                Of = it.Row.Of,
            })
            .ToList();
    }

    // Of a repository nothing else is told before and after, and what is not told is not to make it harder for the rest to be told apart from chance.
    private static bool IsCompared(ScopeKind by, Metric metric) =>
        metric.HasChange && metric.Form != MetricForm.Table && (by != ScopeKind.Repository || metric.Name is Contributors or Commits);

    private static Dictionary<string, double> Values(Metric metric, MetricRow row, MetricChange? change)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        // That a few of many carry it is worth telling; how few, only those may know who hold the store.
        if (metric.PicksPeople && row.Withheld == SmallCells.FewPeople) values["fewer_than"] = SmallCells.LeastPeople;
        if (row.Covered == 0 || row.Value is not { } value) return values;
        values["value"] = value;
        if (metric.SignTest is { } test && row.Names.Count > 0 && !row.Details.ContainsKey(test.Other)) values[$"{test.Other}_fewer_than"] = SmallCells.LeastPeople;
        if (row.People is { } people) values["people"] = people;
        foreach ((string name, double? detail) in row.Details)
        {
            if (detail is { } it) values[name] = it;
        }

        if (change is { Difference: { } difference } && IsJudged(change))
        {
            (values["before"], values["after"], values["change"]) = (change.Before!.Value, change.After!.Value, change.Ratio!.Value);
            (values["low"], values["high"], values["p"], values["comparable"]) = (difference.LowRatio!.Value, difference.HighRatio!.Value, difference.P, change.Comparable);
        }

        return values;
    }

    /// <summary>Whether a change is judged at all: there was something before, and enough took part.</summary>
    internal static bool IsJudged(MetricChange change) => change is { Before: > 0, After: not null, Difference: { LowRatio: not null, HighRatio: not null } } && IsEnough(change);

    private static bool IsEnough(MetricChange change) =>
        (change.PeopleBefore is null || Math.Max(change.PeopleBefore.Value, change.PeopleAfter ?? 0) >= LeastPeople) && (change.PeopleBefore is not null || change.Before >= LeastCommits);

    private Dictionary<string, string> ReadCategories()
    {
        var categories = new Dictionary<string, string>(StringComparer.Ordinal);
        using DuckDbResult rows = store.Connection.Query("select r.name, m.scope from scope_member m join repository r on r.repository = m.repository where m.kind = 'category'");
        while (rows.Read()) categories[rows.GetString(0)] = rows.GetString(1);
        return categories;
    }

    // A category is the other of an overlap, and where a migration goes, as well.
    private Dictionary<(string Kind, string Name), string> ReadTitles()
    {
        var titles = new Dictionary<(string Kind, string Name), string> { [("catalog", store.Provenance("catalog") ?? "")] = store.Provenance("catalog_title") ?? "" };
        using (DuckDbResult rows = store.Connection.Query("select category, title from category"))
        {
            while (rows.Read()) titles[("category", rows.GetString(0))] = titles[("other", rows.GetString(0))] = titles[("destination", rows.GetString(0))] = rows.GetString(1);
        }

        using (DuckDbResult rows = store.Connection.Query("select aspect, label, title from work_label"))
        {
            while (rows.Read()) titles[(rows.GetString(0), rows.GetString(1))] = rows.GetString(2);
        }

        return titles;
    }
}
