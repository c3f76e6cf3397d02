using Tributary.Model;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests;

/// <summary>A series is what each of its quarters is by itself.</summary>
public sealed class MetricSeriesTests
{
    private const int Quarters = 4;
    private static readonly Quarter First = new(2025, 3);
    private static readonly ScopeKind[] Kinds = [ScopeKind.Category, ScopeKind.Ecosystem];
    private static readonly string[][] Restrictions = [[], ["ecosystem:cuda"], ["sustained:area:kernels"]];

    [Fact]
    public void A_series_is_its_quarters_one_by_one()
    {
        using FactStore store = PlainStore.Create(ChanceField.Write(1));
        var engine = new MetricEngine(store.Connection);
        foreach (Metric metric in MetricRegistry.All.Where(metric => metric.IsOfItsPeriod || metric.Name == "conversion-rate"))
        {
            foreach (ScopeKind by in Kinds)
            {
                MetricQuery query = new() { By = by, Period = First.Period };
                IReadOnlyList<IReadOnlyList<MetricRow>> series = engine.Series(metric, query, First, Quarters);
                for (int place = 0; place < Quarters; place++) ShouldAgree(series[place], engine.Measure(metric, query with { Period = First.Plus(place).Period }), $"{metric.Name} by {by}");
            }
        }
    }

    [Fact]
    public void A_restricted_series_is_its_quarters_one_by_one()
    {
        using FactStore store = PlainStore.Create(ChanceField.Write(1));
        var engine = new MetricEngine(store.Connection);
        Metric metric = MetricRegistry.Find("contributors");
        foreach (string[] restriction in Restrictions)
        {
            MetricQuery query = new() { By = ScopeKind.Category, Period = First.Period, Scope = restriction.Select(ScopeTerm.Parse).ToList() };
            IReadOnlyList<IReadOnlyList<MetricRow>> series = engine.Series(metric, query, First, Quarters);
            for (int place = 0; place < Quarters; place++) ShouldAgree(series[place], engine.Measure(metric, query with { Period = First.Plus(place).Period }), string.Join(' ', restriction));
        }
    }

    [Fact]
    public void What_lies_in_its_period_alone_is_asked_for_at_once()
    {
        MetricRegistry.Find("contributors").IsOfItsPeriod.ShouldBeTrue();
        MetricRegistry.Find("code-changes-commits").IsOfItsPeriod.ShouldBeTrue();
        MetricRegistry.Find("active-weeks").IsOfItsPeriod.ShouldBeTrue();
        // Who is new depends on all that was before.
        MetricRegistry.Find("new-contributors").IsOfItsPeriod.ShouldBeFalse();
        MetricRegistry.Find("conversion-rate").IsOfItsPeriod.ShouldBeFalse();
        MetricRegistry.Find("overlap").IsOfItsPeriod.ShouldBeFalse();
    }

    private static void ShouldAgree(IReadOnlyList<MetricRow> told, IReadOnlyList<MetricRow> each, string what)
    {
        told.Select(Text).ShouldBe(each.Select(Text), what);
        static string Text(MetricRow row) => $"{row.Scope} {string.Join(',', row.Names)} {row.Value} {row.People} {row.Covered}/{row.Of} {string.Join(',', row.Details)}";
    }
}
