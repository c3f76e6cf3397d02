using Tributary.Store.DuckDb;

namespace Tributary.Metrics.Concentration;

/// <summary>What distinguishes a scope's period from its own year before, and from its surroundings: a repository's category, else the rest of the catalog.</summary>
internal sealed class ConcentrationOfWork
{
    private const string Term = "term", Folder = "folder", Before = "year before", Elsewhere = "surroundings";
    private const string FoldersParameter = "folders";

    private readonly MetricQuery _query;
    private readonly Func<string, long> _parameter;
    private readonly TermReader _terms = new();
    private readonly List<TermScope> _scopes;
    private readonly ILookup<string, TermCommit> _catalogNow;
    private readonly Dictionary<int, int> _background;
    private readonly double _backgroundOf;
    private readonly Dictionary<string, string> _categories = new(StringComparer.Ordinal);
    private readonly PeopleNames _names;

    private ConcentrationOfWork(DuckDbConnection connection, Metric metric, MetricQuery query, MetricEngine engine)
    {
        _query = query;
        _parameter = name => query.Parameters.GetValueOrDefault(name, metric.Parameters[name]);
        using (DuckDbResult rows = connection.Query("select r.name, m.scope from scope_member m join repository r on r.repository = m.repository where m.kind = 'category' order by m.position"))
        {
            while (rows.Read()) _categories[rows.GetString(0)] = rows.GetString(1);
        }

        _scopes = Read(connection, metric, engine);
        List<TermCommit> all = _terms.Read(connection, engine.Statement(metric, Around(query))).SelectMany(scope => scope.Commits).ToList();
        _background = all.SelectMany(commit => commit.Terms).CountBy(term => term).ToDictionary();
        _backgroundOf = _background.Values.Sum(count => (double)count);
        _names = new PeopleNames(connection, query.People, _terms, all);
        _catalogNow = all.Where(commit => commit.IsNow).ToLookup(commit => _query.By == ScopeKind.Repository ? _categories.GetValueOrDefault(commit.Repository, "") : "", StringComparer.Ordinal);
    }

    /// <summary>The rows of the metric.</summary>
    /// <param name="connection">To the store.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="engine">Gives the metric's statements, which list commits.</param>
    public static IReadOnlyList<MetricRow> Measure(DuckDbConnection connection, Metric metric, MetricQuery query, MetricEngine engine)
    {
        var measured = new ConcentrationOfWork(connection, metric, query, engine);
        return measured._scopes.AsParallel().AsOrdered().SelectMany(measured.Rows).ToList();
    }

    // A category at a time: folders of all commits at once are more than a reader's memory. Those without a repository that is asked about have nothing to list.
    private List<TermScope> Read(DuckDbConnection connection, Metric metric, MetricEngine engine)
    {
        HashSet<string> asked = engine.Repositories(metric, _query).Select(it => it.Name).ToHashSet(StringComparer.Ordinal);
        var parts = new List<TermScope>();
        foreach (string category in _categories.Where(it => asked.Contains(it.Key)).Select(it => it.Value).Distinct(StringComparer.Ordinal))
            parts.AddRange(_terms.Read(connection, engine.Statement(metric, _query with { Scope = [.. _query.Scope, ScopeTerm.Parse($"category:{category}")] })));
        Dictionary<string, int> places = Places(connection);
        return [.. parts.GroupBy(part => part.Name, StringComparer.Ordinal).Select(scope => scope.Aggregate((one, next) => one.With(next))).OrderBy(scope => places.GetValueOrDefault(scope.Name))];
    }

    // In the catalog's order; labels of an aspect are in each category, and so in theirs already.
    private Dictionary<string, int> Places(DuckDbConnection connection)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        using DuckDbResult rows = connection.Query("select scope from scope_member where kind = $by group by scope order by min(position), scope", ("by", _query.By.ToString().ToLowerInvariant()));
        while (rows.Read()) places.Add(rows.GetString(0), places.Count);
        return places;
    }

    // All commits of the catalog: their terms are the background of any scope, their folders are not.
    private static MetricQuery Around(MetricQuery query) =>
        query with { By = ScopeKind.Catalog, Scope = [], Parameters = new Dictionary<string, long>(query.Parameters, StringComparer.Ordinal) { [FoldersParameter] = 0 } };

    private IEnumerable<MetricRow> Rows(TermScope scope)
    {
        if (!scope.IsRead) return [new MetricRow(scope.Name, [], null, scope.Covered, scope.Of, new Dictionary<string, double?>(StringComparer.Ordinal))];
        List<TermCommit> now = scope.Commits.Where(commit => commit.IsNow).ToList();
        List<(TermCommit, int)> before = scope.Commits.Where(commit => !commit.IsNow).Select(commit => (commit, Stretch(commit.Days))).ToList();
        List<(TermCommit, int)> around = Surroundings(scope, now).Select(commit => (commit, 0)).ToList();
        HashSet<int> own = scope.IsAlone && scope.Commits.Count > 0 ? OwnWords(scope.Commits[0].Repository) : [];
        return
        [
            .. Terms(scope, now, Before, before, own),
            .. Terms(scope, now, Elsewhere, around, own),
            .. Folders(scope, now, before, own),
        ];
    }

    private IEnumerable<MetricRow> Terms(TermScope scope, List<TermCommit> now, string against, List<(TermCommit, int)> then, HashSet<int> own)
    {
        // A copy is in a repository's own commits, and not in the catalog's.
        ContrastRules rules = Rules(isWeighted: true, (term, both) => Math.Max(_background.GetValueOrDefault(term), both) / Math.Max(1, _backgroundOf));
        IEnumerable<Contrasted> named = new Contrast(now, then, commit => commit.Terms).Found(rules).Where(it => IsNamed(it) && !_names.Has(it.Number) && !own.Contains(it.Number) && !_terms.WordsOf(it.Number).Overlaps(own));
        return Selection.Of(named, (int)_parameter("terms"), _terms.WordsOf).Select(it => Row(scope, Term, against, Spelling(it, now), it, now.Count, then.Count));
    }

    // A folder is its repository's own: there is none in the surroundings to compare it with, and no more background than both its spans.
    private IEnumerable<MetricRow> Folders(TermScope scope, List<TermCommit> now, List<(TermCommit, int)> before, HashSet<int> own)
    {
        double all = Math.Max(1, scope.Commits.Sum(commit => (double)commit.Folders.Length));
        IEnumerable<Contrasted> named = new Contrast(now, before, commit => commit.Folders).Found(Rules(isWeighted: false, (_, both) => both / all)).Where(it => IsNamed(it) && !_names.HasFolder(_terms[it.Number].Split(':', 2)[1], own));
        return Selection.Of(named, (int)_parameter(FoldersParameter), folder => Parent(_terms[folder])).Select(it => Row(scope, Folder, Before, FolderName(scope, it), it, now.Count, before.Count));
    }

    private ContrastRules Rules(bool isWeighted, Func<int, int, double> prior)
    {
        double mass = _parameter("prior");
        return new ContrastRules((int)_parameter("least_people"), (int)_parameter("least_commits"), isWeighted, mass, (number, both) => mass * prior(number, both));
    }

    private bool IsNamed(Contrasted it) => it.Z > 0 && it.Q * 100 <= _parameter("chance");

    private static MetricRow Row(TermScope scope, string kind, string against, string text, Contrasted it, int of, int comparedOf) =>
        new(scope.Name, [kind, against, text], it.Z, scope.Covered, scope.Of, new Dictionary<string, double?>(StringComparer.Ordinal)
        {
            ["commits"] = it.Commits.Length,
            ["share"] = (double)it.Commits.Length / of,
            ["compared"] = it.Compared,
            ["share_compared"] = (double)it.Compared / comparedOf,
            ["people"] = it.People,
            ["q"] = it.Q,
        })
        {
            People = it.People,
        };

    // The part of the year before that is as long as the period, counted back from its start.
    private int Stretch(int days)
    {
        int year = _query.Period.From.DayNumber - _query.Period.From.AddYears(-1).DayNumber, length = _query.Period.To.DayNumber - _query.Period.From.DayNumber;
        int stretches = Math.Max(1, (int)Math.Round((double)year / length));
        return (-days - 1) * stretches / year;
    }

    // What else happened in the period: in the category of a repository, in the catalog.
    private IEnumerable<TermCommit> Surroundings(TermScope scope, List<TermCommit> now)
    {
        HashSet<(string, int)> own = now.Select(commit => (commit.Repository, commit.Commit)).ToHashSet();
        return _catalogNow[_query.By == ScopeKind.Repository ? _categories.GetValueOrDefault(scope.Name, "") : ""].Where(commit => !own.Contains((commit.Repository, commit.Commit)));
    }

    // A repository's commits speak of it where others need not.
    private HashSet<int> OwnWords(string repository) => [.. repository.Split('/').SelectMany(SubjectTerms.Of).Select(term => _terms.NumberOf(term.Key))];

    private IEnumerable<int> Parent(string folder) => folder.LastIndexOf('/') is var slash && slash > folder.IndexOf(':', StringComparison.Ordinal) ? [_terms.NumberOf(folder[..slash])] : [];

    private string FolderName(TermScope scope, Contrasted it)
    {
        string[] parts = _terms[it.Number].Split(':', 2);
        return scope.IsAlone ? parts[1] : $"{parts[0]}: {parts[1]}";
    }

    // As most commits write it.
    private string Spelling(Contrasted it, List<TermCommit> now) => it.Commits
        .SelectMany(place => SubjectTerms.Of(now[place].Subject)).Where(term => term.Key == _terms[it.Number])
        .CountBy(term => term.Spelling, StringComparer.Ordinal).OrderByDescending(spelling => spelling.Value).ThenBy(spelling => spelling.Key, StringComparer.Ordinal).First().Key;
}
