using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing.Plain;
using Tributary.Testing.Planted;

namespace Tributary.Differential.Tests;

/// <summary>Every metric, from facts through all that is derived of them, against a plain count of what was planted: joins, leaves, moves, forks, imports.</summary>
public sealed class PlantedMetricsTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1";

    private static readonly string[] Periods = ["2026Q2", "2025Q4", "2025", "2026-05", "2024-07-01..2025-03-31"];

    // Chance finds more with more tries: ./test --all.
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, IsLong ? 20 : 1)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_metric_equals_what_was_planted(int seed)
    {
        var field = PlantedField.Plant(new PlantedOptions { Seed = seed, Repositories = 10, Categories = 4, People = 400, CommitsPerQuarter = 500, Forks = 2, Imports = 2, Missing = 1, Several = .3, Movers = .2, OddDates = .005, Bulk = .005, HasWork = true });
        PlainField plain = PlantedReading.Of(field);
        using FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        PlantedFacts.Write(store, field);
        var engine = new MetricEngine(store.Connection);
        MetricQuery[] queries = [.. Queries()];
        var random = new Random(seed);
        // Ids are made up where there is no git, and what is bulk is compared by itself; terms are, in Tributary.Metrics.Tests.
        foreach (Metric metric in MetricRegistry.All.Where(it => it.Name != "bulk-commits" && !it.HasTerms))
        {
            foreach (MetricQuery query in IsLong ? queries : random.GetItems(queries, 4))
            {
                var question = new PlainQuestion
                {
                    By = query.By switch { ScopeKind.Repository => it => it.Name, ScopeKind.Category => it => it.Category, _ => _ => field.Catalog.Name },
                    Aspect = query.By >= ScopeKind.Area ? query.By.ToString().ToLowerInvariant() : null,
                    IsAlone = query.By == ScopeKind.Repository,
                    Period = query.Period,
                    AuthorsOnly = query.AuthorsOnly,
                };
                Agreement.Compare(engine.Measure(metric, query), PlainMetrics.Measure(metric.Name, plain, question)).ShouldBeNull($"{metric.Name} by {query.By}, {query.Period}, seed {seed}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_repository_that_carries_anothers_history_brings_nobody_new(int seed)
    {
        var options = new PlantedOptions { Seed = seed, Repositories = 6, Categories = 6, People = 120, Forks = 0, Imports = 3, Missing = 0 };
        var field = PlantedField.Plant(options);
        var truth = PlantedTruth.Of(field);
        using FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        PlantedFacts.Write(store, field);
        var engine = new MetricEngine(store.Connection);
        foreach (PlantedRepository importer in field.Repositories.Where(it => it.IsImport))
        {
            Period period = Quarter.Containing(importer.Birth).Period;
            HashSet<int> there = truth.Credits.Where(it => it.Repository == importer.Number && it.IsPerson && it.Day < period.From).Select(it => it.Contributor).ToHashSet();
            HashSet<int> arrived = truth.Credits.Where(it => it.Repository == importer.Number && it.IsPerson && !it.IsCopy && it.Day >= period.From && it.Day < period.To).Select(it => it.Contributor).ToHashSet();
            there.ShouldNotBeEmpty();
            MetricRow row = engine.Measure(MetricRegistry.Find("new-contributors"), new MetricQuery { By = ScopeKind.Category, Period = period }).Single(it => it.Scope == PlantedField.CategoryName(importer.Category));
            row.Value.ShouldBe(arrived.Except(there).Count());
        }
    }

    private static IEnumerable<MetricQuery> Queries() =>
        from kind in Enum.GetValues<ScopeKind>()
        where kind != ScopeKind.Group
        from name in Periods
        from authorsOnly in (bool[])[false, true]
        select new MetricQuery { By = kind, Period = Period.TryParse(name, out Period? period) ? period : throw new InvalidOperationException(name), AuthorsOnly = authorsOnly };
}
