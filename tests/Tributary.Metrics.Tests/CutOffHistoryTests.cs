using Tributary.Model;
using Tributary.Store;

namespace Tributary.Metrics.Tests;

/// <summary>A history whose beginning is cut off says nothing about the time before, nor who is new.</summary>
public sealed class CutOffHistoryTests : IDisposable
{
    private static readonly DateTime End = new(2026, 10, 1);

    private readonly FactStore _store = ActivityStore.Create(
        new Dictionary<string, DateTime?> { ["k/whole"] = End, ["k/cut"] = End },
        [
            Row("2026-02-10", "k/whole", "1"), Row("2026-05-10", "k/whole", "2"), Row("2026-05-11", "k/cut", "3"), Row("2026-08-10", "k/cut", "3"), Row("2026-08-11", "k/cut", "4"),
        ]);

    public CutOffHistoryTests() => _store.Connection.Execute("update tip set covered_from = timestamp '2026-05-01' where repository = 1");

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("code-changes-commits", "2026Q1", "k/cut", null, 0)]
    [InlineData("code-changes-commits", "2026Q2", "k/cut", 1.0, 0)]
    [InlineData("code-changes-commits", "2026Q3", "k/cut", 2.0, 1)]
    [InlineData("code-changes-commits", "2026Q2", "k/whole", 1.0, 1)]
    [InlineData("new-contributors", "2026Q3", "k/cut", null, 0)]
    [InlineData("new-contributors", "2026Q2", "k/whole", 1.0, 1)]
    public void A_period_is_covered_where_the_history_reaches_back_to_its_start(string metric, string period, string repository, double? value, int covered)
    {
        MetricRow row = Measure(metric, period, ScopeKind.Repository).Single(it => it.Scope == repository);
        (row.Value, row.Covered).ShouldBe((value, covered));
    }

    [Fact]
    public void A_scope_counts_what_its_whole_histories_say_of_newcomers_and_tells_how_many_they_are()
    {
        MetricRow row = Measure("new-contributors", "2026Q2", ScopeKind.Catalog).Single();
        (row.Value, row.Covered, row.Of).ShouldBe((1.0, 1, 2));
    }

    [Fact]
    public void A_change_is_not_told_where_the_period_before_is_cut()
    {
        MetricChange change = new MetricEngine(_store.Connection).Change(MetricRegistry.Find("code-changes-commits"), Query("2026Q3", ScopeKind.Repository)).Single(it => it.Scope == "k/cut");
        (change.Before, change.After, change.Comparable).ShouldBe((null, null, 0));
    }

    private static ActivityRow Row(string day, string repository, string contributor) =>
        new(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), repository, contributor, Copy: false, IsPerson: true, Commits: 1, Coauthored: 0, Touches: 1);

    private static MetricQuery Query(string period, ScopeKind by)
    {
        Period.TryParse(period, out Period? parsed).ShouldBeTrue();
        return new MetricQuery { By = by, Period = parsed };
    }

    private IReadOnlyList<MetricRow> Measure(string metric, string period, ScopeKind by) => new MetricEngine(_store.Connection).Measure(MetricRegistry.Find(metric), Query(period, by));
}
