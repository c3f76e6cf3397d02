using Tributary.Model;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests;

/// <summary>A history whose beginning is cut off says nothing about the time before, nor who is new.</summary>
public sealed class CutOffHistoryTests : IDisposable
{
    private static readonly DateTime End = new(2026, 10, 1);

    private readonly FactStore _store = PlainStore.Create(new PlainField(
        [new PlainRepository("k/whole", "k", null, End), new PlainRepository("k/cut", "k", new DateTime(2026, 5, 1), End)],
        [Day(2, 10, 0, 1), Day(5, 10, 0, 2), Day(5, 11, 1, 3), Day(8, 10, 1, 3), Day(8, 11, 1, 4)],
        [],
        []));

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

    private static PlainEvent Day(int month, int day, int repository, long contributor) => new(new DateOnly(2026, month, day), repository, contributor) { Commits = 1 };

    private static MetricQuery Query(string period, ScopeKind by)
    {
        Period.TryParse(period, out Period? parsed).ShouldBeTrue();
        return new MetricQuery { By = by, Period = parsed };
    }

    private IReadOnlyList<MetricRow> Measure(string metric, string period, ScopeKind by) => new MetricEngine(_store.Connection).Measure(MetricRegistry.Find(metric), Query(period, by));
}
