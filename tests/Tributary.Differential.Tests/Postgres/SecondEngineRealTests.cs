using Tributary.Metrics;
using Tributary.Testing;

namespace Tributary.Differential.Tests.Postgres;

/// <summary>The same over real histories; by itself, so that it runs beside the others.</summary>
public sealed class SecondEngineRealTests(SecondEngine engines, RealHistories histories) : IClassFixture<SecondEngine>
{
    public static TheoryData<string, ScopeKind> Asked => new(from metric in MetricRegistry.All from kind in Enum.GetValues<ScopeKind>() select (metric.Name, kind));

    [Theory]
    [MemberData(nameof(Asked))]
    public void A_metric_has_the_same_rows_on_both_engines_over_real_histories(string metric, ScopeKind by)
    {
        Assert.SkipWhen(PostgresServer.Programs is null, PostgresServer.Absent);
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        // PostgreSQL reads every commit where DuckDB has a cube: two periods have to do.
        foreach (MetricQuery query in MetricQueries.All ? MetricQueries.Every(metric, by) : MetricQueries.Pair(metric, by)) engines.Real.SameRows(metric, query);
    }
}
