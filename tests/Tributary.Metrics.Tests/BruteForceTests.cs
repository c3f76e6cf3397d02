using System.Globalization;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests;

/// <summary>Every metric against the plainest reading of its definition, over fields that chance wrote.</summary>
public sealed class BruteForceTests
{
    // All but groups, which the plain field has not.
    private static readonly ScopeKind[] Kinds = [.. Enum.GetValues<ScopeKind>().Where(kind => kind != ScopeKind.Group)];
    private static readonly string[] Periods = ["2026Q1", "2026Q2", "2026-05", "2026-W14", "2025", "2026-03-10..2026-05-05", "2024-03-01..2025-06-30"];

    // Chance finds more with more tries: ./test --all.
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, IsLong ? 30 : 2)];

    // What is chosen of terms is counted apart (TermCountTests).
    private static IReadOnlyList<Metric> Counted { get; } = MetricRegistry.All.Where(metric => !metric.HasTerms).ToList();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_metric_equals_its_definition(int seed)
    {
        PlainField field = ChanceField.Write(seed);
        using FactStore store = PlainStore.Create(field);
        var engine = new MetricEngine(store.Connection);
        MetricQuery[] queries = [.. Queries()];
        var random = new Random(seed);
        foreach (Metric metric in Counted)
        {
            foreach (MetricQuery query in random.GetItems(queries, IsLong ? 80 : 8))
            {
                PlainQuestion question = Question(query);
                Agreement.Compare(engine.Measure(metric, query), PlainMetrics.Measure(metric.Name, field, question)).ShouldBeNull($"{metric.Name} {Describe(query)}, seed {seed}");
            }
        }
    }

    [Fact]
    public void Chance_writes_something_for_every_metric_to_measure()
    {
        PlainField field = ChanceField.Write(1);
        using FactStore store = PlainStore.Create(field);
        var engine = new MetricEngine(store.Connection);
        Counted.Where(metric => !Queries().Any(query => engine.Measure(metric, query).Any(row => row.Value > 0 && (metric.Rows.Count == 0 || row.Names.Count > 0)))).Select(metric => metric.Name).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_restriction_of_a_scope_means_what_it_says(int seed)
    {
        PlainField field = ChanceField.Write(seed);
        using FactStore store = PlainStore.Create(field);
        var engine = new MetricEngine(store.Connection);
        Period period = new Quarter(2026, 2).Period;
        var random = new Random(seed);
        foreach ((string[] terms, Func<PlainRepository, bool> where, Func<DateOnly, long, int?, bool> whose, Func<IReadOnlyList<PlainWork>, bool> about) in Restrictions(field, period))
        {
            foreach (Metric metric in Some(random, Counted).Where(it => it.Source != MetricSource.Facts || terms.All(term => !term.StartsWith("timezone", StringComparison.Ordinal))))
            {
                ScopeKind by = random.Next(2) == 0 ? ScopeKind.Category : random.GetItems(Kinds, 1)[0];
                var query = new MetricQuery { By = by, Period = period, Scope = terms.Select(ScopeTerm.Parse).ToList() };
                PlainQuestion question = Question(query) with { Where = where, Whose = whose, About = about };
                Agreement.Compare(engine.Measure(metric, query), PlainMetrics.Measure(metric.Name, field, question)).ShouldBeNull($"{metric.Name} by {by} of {string.Join(' ', terms)}, seed {seed}");
            }
        }
    }

    [Fact]
    public void Commit_by_commit_a_metric_is_what_it_is_over_the_cube()
    {
        PlainField field = ChanceField.Write(1);
        using FactStore store = PlainStore.Create(field);
        // A label that every commit has: as an ecosystem, of which there may be any number.
        store.Connection.Execute("insert into work_label values ('ecosystem', 'any', 'Any', 9, true); insert into work (repository, commit, aspect, label, share, about) select distinct repository, commit, 'ecosystem', 'any', 10000, true from credit");
        var engine = new MetricEngine(store.Connection);
        foreach (Metric metric in MetricRegistry.All)
        {
            foreach (ScopeKind by in (ScopeKind[])[ScopeKind.Repository, ScopeKind.Category])
            {
                var query = new MetricQuery { By = by, Period = Parse("2026Q2") };
                Lines(engine.Measure(metric, query with { Scope = [ScopeTerm.Parse("ecosystem:any")] })).ShouldBe(Lines(engine.Measure(metric, query)), $"{metric.Name} by {by}");
            }

            if (metric.Section == "Flow") continue;
            var whole = new MetricQuery { By = ScopeKind.Catalog, Period = Parse("2026Q2") };
            Lines(engine.Measure(metric, whole with { By = ScopeKind.Ecosystem }).Where(row => row.Scope == "any")).ShouldBe(Lines(engine.Measure(metric, whole)), metric.Name);
        }
    }

    private static IEnumerable<string> Lines(IEnumerable<MetricRow> rows) =>
        rows.Select(row => $"{(row.Scope is "any" ? "all" : row.Scope)} {string.Join(", ", row.Names)}: {PlainMetrics.Print(row.Value)}, {row.Covered} of {row.Of}, {row.People}{string.Concat(row.Details.Select(it => $" {it.Key}={PlainMetrics.Print(it.Value)}"))}");

    private static IEnumerable<Metric> Some(Random random, IReadOnlyList<Metric> metrics) => IsLong ? metrics : random.GetItems(metrics.ToArray(), 12);

    private static IEnumerable<MetricQuery> Queries() =>
        from kind in Kinds
        from name in Periods
        let period = Parse(name)
        from query in (MetricQuery[])
        [
            new() { By = kind, Period = period },
            new() { By = kind, Period = period, AuthorsOnly = true },
            new() { By = kind, Period = period, Comparable = period },
            new() { By = kind, Period = period.Previous, Comparable = period },
        ]
        select query;

    private static IEnumerable<(string[] Terms, Func<PlainRepository, bool> Where, Func<DateOnly, long, int?, bool> Whose, Func<IReadOnlyList<PlainWork>, bool> About)> Restrictions(PlainField field, Period period)
    {
        foreach ((string[] terms, Func<PlainRepository, bool> where, Func<DateOnly, long, int?, bool> whose) in OfPlacesAndPeople(field, period)) yield return (terms, where, whose, _ => true);
        yield return (["area:kernels"], _ => true, (_, _, _) => true, work => Has(work, "kernels"));
        yield return (["kind:FIX", "category:b"], it => it.Category == "b", (_, _, _) => true, work => Has(work, "fix"));
        yield return (["ecosystem:rocm", "ecosystem:cuda"], _ => true, (_, _, _) => true, work => Has(work, "rocm") && Has(work, "cuda"));
        yield return (["layer:serving", "organisation:Acme"], _ => true, (day, person, _) => Employer(field, day, person) == "Acme", work => Has(work, "serving"));
        yield return (["area:docs", "active:ecosystem:cuda>=2"], _ => true, (_, person, _) => Weeks(field, period, person, _ => true, label: "cuda") >= 2, work => Has(work, "docs"));
    }

    private static IEnumerable<(string[] Terms, Func<PlainRepository, bool> Where, Func<DateOnly, long, int?, bool> Whose)> OfPlacesAndPeople(PlainField field, Period period)
    {
        int even = 0;
        HashSet<string> group = field.Repositories.Where(_ => even++ % 2 == 0).Select(it => it.Name).ToHashSet(StringComparer.Ordinal);
        Dictionary<long, string> kinds = field.Events.DistinctBy(it => it.Contributor).ToDictionary(it => it.Contributor, it => it.Kind);
        yield return (["category:b"], it => it.Category == "b", (_, _, _) => true);
        yield return (["repository:a/1", "category:a"], it => it.Name == "a/1", (_, _, _) => true);
        yield return (["group:even"], it => group.Contains(it.Name), (_, _, _) => true);
        yield return (["organisation:acme"], _ => true, (day, person, _) => Employer(field, day, person) == "Acme");
        yield return (["organisation:unknown"], _ => true, (day, person, _) => Employer(field, day, person) is null);
        yield return (["kind:bot"], _ => true, (_, person, _) => kinds[person] == "bot");
        yield return (["timezone:+05:30"], _ => true, (_, _, offset) => offset == 330);
        yield return (["vendor:even"], it => group.Contains(it.Name), (_, _, _) => true);
        yield return (["contributor:Person 7"], _ => true, (_, person, _) => person == 7);
        yield return (["contributor:8"], _ => true, (_, person, _) => person == 8);
        yield return (["builder:area:kernels"], _ => true, (_, person, _) => Weeks(field, period, person, _ => true, label: "kernels") >= 4);
        yield return (["active:kind:fix>=2", "active:vendor:odd"], _ => true, (_, person, _) => Weeks(field, period, person, _ => true, label: "fix") >= 2 && Weeks(field, period, person, it => !group.Contains(it.Name)) >= 1);
        yield return (["active:b>=2"], _ => true, (_, person, _) => Weeks(field, period, person, it => it.Category == "b") >= 2);
        yield return (["sustained:all", "active:c"], _ => true, (_, person, _) => Weeks(field, period, person, _ => true) >= 10 && Weeks(field, period, person, it => it.Category == "c") >= 1);
        yield return (["active:a/1", "organisation:Acme", "category:a"], it => it.Category == "a", (day, person, _) => Weeks(field, period, person, it => it.Name == "a/1", isAlone: true) >= 1 && Employer(field, day, person) == "Acme");
    }

    private static bool Has(IReadOnlyList<PlainWork> work, string label) => work.Any(it => it.Label.Name == label && it.IsAbout);

    private static int Weeks(PlainField field, Period period, long person, Func<PlainRepository, bool> where, bool isAlone = false, string? label = null) => field.Events
        .Where(it => it.Contributor == person && (label is null || Has(it.Work, label)) && it.IsPerson && it.Day >= period.From && it.Day < period.To && where(field.Repositories[it.Repository]) && (isAlone || !it.IsCopy))
        .Select(it => it.Week).Distinct().Count();

    private static string? Employer(PlainField field, DateOnly day, long person) =>
        field.Employments.Where(it => it.Contributor == person && day >= it.From && day < it.Until && it.Kind != "unknown").Select(it => it.Organisation).SingleOrDefault();

    private static PlainQuestion Question(MetricQuery query) => new()
    {
        By = query.By switch { ScopeKind.Repository => it => it.Name, ScopeKind.Category => it => it.Category, _ => _ => "all" },
        Aspect = query.By >= ScopeKind.Area ? query.By.ToString().ToLowerInvariant() : null,
        IsAlone = query.By == ScopeKind.Repository,
        Period = query.Period,
        AuthorsOnly = query.AuthorsOnly,
        Comparable = query.Comparable,
    };

    private static Period Parse(string name) => Period.TryParse(name, out Period? period) ? period : throw new ArgumentException("no period", nameof(name));

    private static string Describe(MetricQuery query) =>
        string.Create(CultureInfo.InvariantCulture, $"by {query.By}, {query.Period}, authors only: {query.AuthorsOnly}, comparable: {query.Comparable?.Name}");
}
