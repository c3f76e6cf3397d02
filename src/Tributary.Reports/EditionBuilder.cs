using System.Reflection;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Reports;

/// <summary>Measures what an edition says.</summary>
public sealed class EditionBuilder
{
    private const string Commits = "code-changes-commits";
    private const string Contributors = "contributors";

    // The figures that an edition gives of each category.
    private static readonly IReadOnlyList<Metric> Metrics =
        ((string[])["active-repositories", "active-weeks", Commits, Contributors, "file-touches", "new-contributors", "sustained-contributors"]).Select(MetricRegistry.Find).ToList();

    private readonly FactStore _store;
    private readonly MetricEngine _engine;

    /// <summary>Editions of a store.</summary>
    /// <exception cref="StoreException">Its last sync was stopped before its end.</exception>
    public EditionBuilder(FactStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.CheckDerived();
        _store = store;
        _engine = new MetricEngine(store.Connection);
    }

    /// <summary>The latest quarter that at least half of the repositories read are read to the end of.</summary>
    /// <exception cref="EditionException">Nothing is read.</exception>
    public Quarter LatestQuarter()
    {
        List<DateTime> ends = RepositoryStatus.ReadAll(_store.Connection).Select(repository => repository.CoveredUntil).OfType<DateTime>().Order().ToList();
        if (ends.Count == 0) throw new EditionException("The store holds no history yet. Run 'tributary sync' first.");
        return Quarter.Containing(DateOnly.FromDateTime(ends[(ends.Count - 1) / 2])).Previous;
    }

    /// <summary>Measures a quarter.</summary>
    /// <exception cref="EditionException">No repository is read into that quarter, or it is before the first commit.</exception>
    public Edition Build(Quarter quarter)
    {
        IReadOnlyList<RepositoryStatus> repositories = RepositoryStatus.ReadAll(_store.Connection).Select(WithoutPlace).ToList();
        CheckQuarter(quarter, repositories);
        EditionOrigin origin = ReadOrigin();
        Dictionary<string, string> titles = ReadTitles();
        titles[origin.Catalog] = origin.CatalogTitle;
        return new Edition(
            quarter,
            origin,
            Measure(ScopeKind.Catalog, quarter, titles).Single(),
            Measure(ScopeKind.Category, quarter, titles),
            repositories,
            Metrics);
    }

    // What failed names a folder of this machine, or an address, which is nobody else's business; 'tributary status' has it.
    private static RepositoryStatus WithoutPlace(RepositoryStatus status) => status.Outcome switch
    {
        "broken" => status with { Reason = "its mirror could not be read" },
        "unreachable" => status with { Reason = "its host could not be asked" },
        "gone" => status with { Reason = "its host has it no longer" },
        _ => status,
    };

    private void CheckQuarter(Quarter quarter, IReadOnlyList<RepositoryStatus> repositories)
    {
        DateTime from = quarter.FirstDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        object? firstDay = _store.Connection.QueryScalar("select min(day) from activity");
        DateTime? last = repositories.Max(repository => repository.CoveredUntil);
        if (firstDay is not DateOnly first || last is not { } end) throw new EditionException("The store holds no history yet. Run 'tributary sync' first.");
        if (end > from && quarter >= Quarter.Containing(first)) return;
        throw new EditionException($"There is nothing to say about {quarter}: the store covers {Quarter.Containing(first)} to {Quarter.Containing(DateOnly.FromDateTime(end))}.");
    }

    private EditionOrigin ReadOrigin() => new(
        _store.Provenance("catalog") ?? "",
        _store.Provenance("catalog_title") ?? "",
        _store.Provenance("catalog_fingerprint") ?? "",
        typeof(EditionBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        _store.Provenance("contents") == "aggregates");

    private Dictionary<string, string> ReadTitles()
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        using DuckDbResult rows = _store.Connection.Query("select category, title from category");
        while (rows.Read()) titles.Add(rows.GetString(0), rows.GetString(1));
        return titles;
    }

    private List<ScopeFigures> Measure(ScopeKind by, Quarter quarter, Dictionary<string, string> titles)
    {
        var query = new MetricQuery { By = by, Period = quarter.Period };
        Dictionary<string, (IReadOnlyList<MetricRow> Rows, IReadOnlyList<MetricChange> Changes)> measured = Metrics
            .ToDictionary(metric => metric.Name, metric => (_engine.Measure(metric, query), _engine.Change(metric, query)), StringComparer.Ordinal);
        List<(Quarter Quarter, IReadOnlyList<MetricRow> Commits, IReadOnlyList<MetricRow> Contributors)> past = Enumerable
            .Range(1 - Edition.QuartersShown, Edition.QuartersShown)
            .Select(quarter.Plus)
            .Select(then => (then, Past(Commits, then), Past(Contributors, then)))
            .ToList();
        return measured[Commits].Rows
            .Select((row, index) => new ScopeFigures(
                row.Scope,
                titles[row.Scope],
                row.Covered,
                row.Of,
                measured.ToDictionary(pair => pair.Key, pair => new Figure(pair.Value.Rows[index].Value, pair.Value.Changes[index]), StringComparer.Ordinal),
                past.Select(then => new HistoryPoint(then.Quarter, then.Commits[index].Value, then.Contributors[index].Value, then.Commits[index].Covered)).ToList()))
            .ToList();

        IReadOnlyList<MetricRow> Past(string metric, Quarter then) => _engine.Measure(MetricRegistry.Find(metric), query with { Period = then.Period });
    }
}
