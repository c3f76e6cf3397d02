using Tributary.Model;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Metrics.Tests;

public sealed class MetricRegistryTests
{
    [Fact]
    public void Every_folder_is_a_metric_with_one_name_in_three_spellings()
    {
        IEnumerable<string> folders = Directory.EnumerateDirectories(SourceTree.PathOf("src", "Tributary.Metrics")).Select(folder => Path.GetFileName(folder)).Where(name => name is not ("bin" or "obj"));
        MetricRegistry.All.Select(metric => metric.Name.Replace('-', '_')).ShouldBe(folders, ignoreOrder: true);
        MetricRegistry.All.ShouldAllBe(metric => metric.Title.Replace(" ", "-").ToLowerInvariant() == metric.Name);
    }

    [Fact]
    public void A_metric_that_is_not_there_names_those_that_are() =>
        Should.Throw<MetricException>(() => MetricRegistry.Find("bus-factor")).Message.ShouldContain("Use one of active-repositories, active-weeks");

    [Fact]
    public void A_parameter_can_be_set_and_an_unknown_one_is_refused()
    {
        DateOnly monday = new(2026, 4, 6);
        IEnumerable<ActivityRow> activity = Enumerable.Range(0, 3).Select(week => new ActivityRow(monday.AddDays(7 * week), "a/1", "1", Copy: false, IsPerson: true, 1, 0, 1));
        using FactStore store = ActivityStore.Create(new Dictionary<string, DateTime?> { ["a/1"] = new DateTime(2026, 7, 1) }, activity);
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
        ActivityRow[] activity =
        [
            new(day, "a/1", "1", Copy: false, IsPerson: true, 10, 0, 1), new(day.AddMonths(3), "a/1", "1", Copy: false, IsPerson: true, 15, 0, 1),
            new(day, "a/2", "1", Copy: false, IsPerson: true, 100, 0, 1), new(day.AddMonths(2), "a/2", "1", Copy: false, IsPerson: true, 7, 0, 1),
        ];
        using FactStore store = ActivityStore.Create(new Dictionary<string, DateTime?> { ["a/1"] = new DateTime(2026, 7, 1), ["a/2"] = new DateTime(2026, 5, 1), ["a/3"] = null }, activity);
        var query = new MetricQuery { By = ScopeKind.Category, Period = new Quarter(2026, 2).Period };
        var engine = new MetricEngine(store.Connection);
        Metric commits = MetricRegistry.Find("code-changes-commits");
        MetricRow row = engine.Measure(commits, query).Single();
        (row.Value, row.Covered, row.Of).ShouldBe((22, 1, 3));
        MetricChange change = engine.Change(commits, query).Single();
        (change.Before, change.After, change.Comparable, change.Ratio).ShouldBe((10, 15, 1, 0.5));
    }
}
