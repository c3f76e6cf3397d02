using Tributary.Model;
using Tributary.Store;
using Tributary.Testing;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests;

public sealed class MetricRegistryTests
{
    [Fact]
    public void Every_folder_is_a_metric_with_one_name_in_three_spellings()
    {
        IEnumerable<string> folders = Directory.EnumerateDirectories(SourceTree.PathOf("src", "Tributary.Metrics")).Where(folder => File.Exists(Path.Combine(folder, "metric.md"))).Select(folder => Path.GetFileName(folder));
        MetricRegistry.All.Select(metric => metric.Name.Replace('-', '_')).ShouldBe(folders, ignoreOrder: true);
        MetricRegistry.All.ShouldAllBe(metric => metric.Title.Replace(",", "").Replace(" ", "-").ToLowerInvariant() == metric.Name);
    }

    [Fact]
    public void A_metric_that_is_not_there_names_those_that_are() =>
        Should.Throw<MetricException>(() => MetricRegistry.Find("bus-factor")).Message.ShouldContain("Use one of active-repositories, active-weeks");

    [Fact]
    public void A_parameter_can_be_set_and_an_unknown_one_is_refused()
    {
        DateOnly monday = new(2026, 4, 6);
        using FactStore store = Store([("a/1", new DateTime(2026, 7, 1))], Enumerable.Range(0, 3).Select(week => new PlainEvent(monday.AddDays(7 * week), 0, 1) { Commits = 1 }));
        var engine = new MetricEngine(store.Connection);
        var query = new MetricQuery { By = ScopeKind.Catalog, Period = new Quarter(2026, 2).Period };
        Metric metric = MetricRegistry.Find("sustained-contributors");
        engine.Measure(metric, query).Single().Value.ShouldBe(0);
        engine.Measure(metric, query with { Parameters = new Dictionary<string, long> { ["weeks"] = 3 } }).Single().Value.ShouldBe(1);
        Should.Throw<MetricException>(() => engine.Measure(metric, query with { Parameters = new Dictionary<string, long> { ["days"] = 3 } })).Message.ShouldContain("no parameter 'days'");
    }

    [Fact]
    public void A_change_is_computed_over_the_repositories_that_cover_both_quarters()
    {
        var day = new DateOnly(2026, 2, 1);
        using FactStore store = Store(
            [("a/1", new DateTime(2026, 7, 1)), ("a/2", new DateTime(2026, 5, 1)), ("a/3", null)],
            [
                new(day, 0, 1) { Commits = 10 }, new(day.AddMonths(3), 0, 1) { Commits = 15 }, new(day, 1, 1) { Commits = 100 }, new(day.AddMonths(2), 1, 1) { Commits = 7 },
            ]);
        var query = new MetricQuery { By = ScopeKind.Category, Period = new Quarter(2026, 2).Period };
        var engine = new MetricEngine(store.Connection);
        Metric commits = MetricRegistry.Find("code-changes-commits");
        MetricRow row = engine.Measure(commits, query).Single();
        (row.Value, row.Covered, row.Of).ShouldBe((22, 1, 3));
        MetricChange change = engine.Change(commits, query).Single();
        (change.Before, change.After, change.Comparable, change.Ratio).ShouldBe((10, 15, 1, 0.5));
    }

    [Fact]
    public void A_part_of_a_whole_that_had_no_row_was_zero_and_a_mean_that_had_none_is_missing()
    {
        using FactStore store = Store([("a/1", new DateTime(2026, 7, 1))], [new(new DateOnly(2026, 2, 2), 0, 1) { Commits = 1, Offset = 0 }, new(new DateOnly(2026, 5, 4), 0, 1) { Commits = 2, Offset = 60 }]);
        var query = new MetricQuery { By = ScopeKind.Category, Period = new Quarter(2026, 2).Period };
        MetricChange zone = new MetricEngine(store.Connection).Change(MetricRegistry.Find("time-zone-profile"), query).Single();
        (zone.Names.Single(), zone.Before, zone.After).ShouldBe(("+01:00", 0, 2));
        MetricChange weeks = new MetricEngine(store.Connection).Change(MetricRegistry.Find("contributor-absence-factor"), query with { Period = new Quarter(2026, 1).Period }).Single();
        (weeks.Before, weeks.After).ShouldBe((null, 1));
    }

    private static FactStore Store(IEnumerable<(string Name, DateTime? Until)> repositories, IEnumerable<PlainEvent> events) =>
        PlainStore.Create(new PlainField(repositories.Select(it => new PlainRepository(it.Name, "a", null, it.Until)).ToList(), events.ToList(), [], []));
}
