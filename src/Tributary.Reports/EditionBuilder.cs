using System.Reflection;
using Tributary.Insights.Events;
using Tributary.Insights.Findings;
using Tributary.Insights.Forecasting;
using Tributary.Insights.Predictions;
using Tributary.Metrics;
using Tributary.Metrics.Publishing;
using Tributary.Model;
using Tributary.Reports.Prose;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Reports;

/// <summary>Measures what an edition says.</summary>
public sealed class EditionBuilder
{
    private const string NoHistory = "The store holds no history yet. Run 'tributary sync' first.";

    private const string Commits = "code-changes-commits";
    private const string Contributors = "contributors";

    // The figures that an edition gives of each category.
    private static readonly List<Metric> Metrics =
        ((string[])["active-repositories", "active-weeks", Commits, Contributors, "file-touches", "new-contributors", "sustained-contributors"]).Select(MetricRegistry.Find).ToList();

    private static readonly Metric CommitsMetric = MetricRegistry.Find(Commits);

    private readonly FactStore _store;
    private readonly Audience _audience;
    private readonly Ledger? _ledger;
    private readonly Forecasts _forecasts;

    /// <summary>Editions of a store, for anybody unless told otherwise.</summary>
    /// <param name="store">Open for reading.</param>
    /// <param name="audience">Whom they are for.</param>
    /// <param name="ledger">Predictions to say how they stand; null: none.</param>
    /// <exception cref="StoreException">Its last sync was stopped before its end.</exception>
    public EditionBuilder(FactStore store, Audience audience = Audience.Public, Ledger? ledger = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.CheckDerived();
        _store = store;
        _audience = audience;
        _ledger = ledger;
        _forecasts = new Forecasts(store);
    }

    /// <summary>What happened in the field, to be told and marked on the charts; none unless told otherwise.</summary>
    public IReadOnlyList<Occurrence> Events { get; init; } = [];

    /// <summary>The latest quarter that at least half of the repositories read are read to the end of.</summary>
    /// <exception cref="EditionException">Nothing is read.</exception>
    public Quarter LatestQuarter() => FindLatestQuarter() ?? throw new EditionException(NoHistory);

    /// <summary>As <see cref="LatestQuarter"/>; null: nothing is read.</summary>
    public Quarter? FindLatestQuarter() =>
        RepositoryStatus.EndOfMost(RepositoryStatus.ReadAll(_store.Connection)) is { } end ? Quarter.Containing(DateOnly.FromDateTime(end)).Previous : null;

    /// <summary>Whether there is anything to say of a quarter: some repository is read into it, and it is not before the first commit.</summary>
    public bool Covers(Quarter quarter) => Covered(RepositoryStatus.ReadAll(_store.Connection)) is var (first, end) && end > StartOf(quarter) && quarter >= first;

    /// <summary>Measures a quarter.</summary>
    /// <exception cref="EditionException">No repository is read into that quarter, or it is before the first commit.</exception>
    public Edition Build(Quarter quarter)
    {
        IReadOnlyList<RepositoryStatus> repositories = RepositoryStatus.ReadAll(_store.Connection).Select(WithoutPlace).ToList();
        CheckQuarter(quarter, repositories);
        EditionOrigin origin = ReadOrigin();
        Dictionary<string, string> titles = ReadTitles();
        titles[origin.Catalog] = origin.CatalogTitle;
        FindingSet findings = Find(quarter);
        var judge = new PredictionJudge(_store);
        List<Judgement> judgements = Judge(judge);
        LedgerStanding? standing = _ledger is null ? null : LedgerStanding.Of(judgements, quarter);
        var recorded = new Recorded(StoreNames.Read(_store.Connection), standing, ToldEvent.Read(_store, Events, quarter, _audience));
        List<ScopeFigures> categories = Measure(ScopeKind.Category, quarter, titles);
        return new Edition(
            quarter,
            origin,
            Measure(ScopeKind.Catalog, quarter, titles).Single(),
            categories,
            repositories,
            Metrics,
            _audience,
            findings,
            judgements,
            EditionText.Write(findings, origin.Catalog, categories, recorded))
        {
            Events = Events,
            Ecosystems = EcosystemHistory.ReadAll(_store, quarter.Plus(1 - Edition.QuartersShown), _audience),
            Scores = ScoreBoard.Of(judgements, judge.Baselines.Of) is { Scored.Count: > 0 } board ? board : null,
            Proposals = Propose(findings, origin.Catalog, quarter, quarter.Next),
        };
    }

    /// <summary>New predictions, from what was known at a quarter's end.</summary>
    /// <param name="quarter">At whose end they are made.</param>
    /// <param name="deciding">The quarter that decides, after it.</param>
    /// <exception cref="EditionException">As for <see cref="Build"/>, or the deciding quarter does not come after.</exception>
    public IReadOnlyList<Prediction> Propose(Quarter quarter, Quarter deciding)
    {
        CheckQuarter(quarter, RepositoryStatus.ReadAll(_store.Connection));
        if (deciding <= quarter) throw new EditionException($"A prediction made at the end of {quarter} is decided by a later quarter, not by {deciding}.");
        return Propose(Find(quarter), _store.Provenance("catalog") ?? "", quarter, deciding);
    }

    private FindingSet Find(Quarter quarter) => new FindingBuilder(_store, quarter, _audience == Audience.Public, _forecasts).Build();

    // What the ledger says already of a scope and a quarter is not proposed again.
    private IReadOnlyList<Prediction> Propose(FindingSet findings, string catalog, Quarter quarter, Quarter deciding)
    {
        HashSet<string> said = (_ledger?.Records ?? []).Select(it => it.Prediction).Where(it => it.Quarter == deciding).SelectMany(it => it.Claim).Select(it => it.Scope.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new Proposer(_forecasts, quarter, deciding).Propose(ProposalSubjects.Of(findings, catalog).Where(it => !said.Contains(new ClaimScope(it.Kind, it.Scope).ToString())));
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
        (Quarter first, DateTime end) = Covered(repositories) ?? throw new EditionException(NoHistory);
        if (end > StartOf(quarter) && quarter >= first) return;
        throw new EditionException($"There is nothing to say about {quarter}: the store covers {first} to {Quarter.Containing(DateOnly.FromDateTime(end))}.");
    }

    // From the quarter of the first commit to up to where any repository is read.
    private (Quarter First, DateTime End)? Covered(IReadOnlyList<RepositoryStatus> repositories) =>
        _store.Connection.QueryScalar("select min(day) from activity") is DateOnly first && repositories.Max(repository => repository.CoveredUntil) is { } end ? (Quarter.Containing(first), end) : null;

    private static DateTime StartOf(Quarter quarter) => quarter.FirstDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

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

    // As far as the store reaches, which may be beyond the quarter.
    private List<Judgement> Judge(PredictionJudge judge)
    {
        if (_ledger is null) return [];
        IEnumerable<Judgement> judgements = _ledger.Records.Select(record => judge.Judge(record.Prediction));
        return [.. _audience == Audience.Public ? judgements.Select(PredictionPublishing.Published) : judgements];
    }

    private List<ScopeFigures> Measure(ScopeKind by, Quarter quarter, Dictionary<string, string> titles)
    {
        var query = new MetricQuery { By = by, Period = quarter.Period };
        IReadOnlyList<(IReadOnlyList<MetricRow> Rows, IReadOnlyList<MetricChange> Changes)> measured = MetricBatch.Run(
            _store, Metrics.Select(metric => (Func<MetricEngine, (IReadOnlyList<MetricRow>, IReadOnlyList<MetricChange>)>)(engine => Told(metric, engine.Measure(metric, query), engine.Change(metric, query)))).ToList());
        Quarter first = quarter.Plus(1 - Edition.QuartersShown);
        IReadOnlyList<IReadOnlyList<IReadOnlyList<MetricRow>>> past = MetricBatch.Run(
            _store, ((string[])[Commits, Contributors]).Select(name => (Func<MetricEngine, IReadOnlyList<IReadOnlyList<MetricRow>>>)(engine => Past(engine, MetricRegistry.Find(name)))).ToList());
        return measured[0].Rows
            .Select((row, index) => new ScopeFigures(
                row.Scope,
                titles[row.Scope],
                measured[Metrics.IndexOf(CommitsMetric)].Rows[index].Covered,
                row.Of,
                Metrics.Select((metric, place) => (metric.Name, Figure: new Figure(Reading.Of(measured[place].Rows[index]), measured[place].Changes[index]))).ToDictionary(StringComparer.Ordinal),
                past[0].Zip(past[1], (commits, people) => (Commits: commits[index], People: people[index])).Select((then, place) => new HistoryPoint(first.Plus(place), Reading.Of(then.Commits), Reading.Of(then.People), then.Commits.Covered)).ToList()))
            .ToList();

        IReadOnlyList<IReadOnlyList<MetricRow>> Past(MetricEngine engine, Metric metric) =>
            engine.Series(metric, query, first, Edition.QuartersShown).Select(rows => Told(metric, rows, []).Item1).ToList();
    }

    private (IReadOnlyList<MetricRow>, IReadOnlyList<MetricChange>) Told(Metric metric, IReadOnlyList<MetricRow> rows, IReadOnlyList<MetricChange> changes) =>
        _audience == Audience.Public ? SmallCells.Withhold(metric, rows, changes) : (rows, changes);
}
