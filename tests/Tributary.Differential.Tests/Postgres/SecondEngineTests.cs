using Tributary.Metrics;
using Tributary.Model;
using Tributary.Testing;

namespace Tributary.Differential.Tests.Postgres;

/// <summary>The same SQL text, on DuckDB and on PostgreSQL, gives the same rows.</summary>
public sealed class SecondEngineTests(SecondEngine engines, RealHistories histories) : IClassFixture<SecondEngine>
{
    // scope, repositories, covered, included, and the metric's own scope again.
    private const int FirstColumnOfMetric = 5;

    private static readonly bool All = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1";
    private static readonly string[] Periods = ["2026Q2", "2026Q1", "2026-05", "2025", "2026-W14"];

    public static TheoryData<string> Metrics => [.. MetricRegistry.All.Select(metric => metric.Name)];

    public static TheoryData<string, ScopeKind> Asked => new(from metric in MetricRegistry.All from kind in Enum.GetValues<ScopeKind>() select (metric.Name, kind));

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_metric_has_the_same_rows_on_both_engines(string metric)
    {
        Assert.SkipWhen(PostgresServer.Programs is null, PostgresServer.Absent);
        bool hasValue = false;
        foreach (MetricQuery query in Enum.GetValues<ScopeKind>().SelectMany(by => All ? Every(metric, by) : [.. Rotated(metric, by), Variants(metric, Periods[0], by)[^1]]))
            hasValue |= Compare(engines.Generated, metric, query).Any(row => Array.Exists(row[FirstColumnOfMetric..], value => value is not null));
        hasValue.ShouldBeTrue("no scope has a value in any period, so nothing was compared: let GeneratedHistories have what the metric counts");
    }

    [Theory]
    [MemberData(nameof(Asked))]
    public void A_metric_has_the_same_rows_on_both_engines_over_real_histories(string metric, ScopeKind by)
    {
        Assert.SkipWhen(PostgresServer.Programs is null, PostgresServer.Absent);
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        // By what commits are about, PostgreSQL reads every commit instead of the cube: two periods have to do.
        foreach (MetricQuery query in All ? Every(metric, by) : Rotated(metric, by).Take(by >= ScopeKind.Area ? 2 : Periods.Length)) Compare(engines.Real, metric, query);
    }

    [Theory]
    [InlineData("category:alpha")]
    [InlineData("organisation:NVIDIA")]
    [InlineData("organisation:unknown")]
    [InlineData("kind:human")]
    [InlineData("timezone:+02:00")]
    [InlineData("active:alpha>=2")]
    [InlineData("vendor:v")]
    [InlineData("area:kernels")]
    [InlineData("kind:fix")]
    [InlineData("ecosystem:rocm")]
    [InlineData("layer:serving")]
    [InlineData("active:ecosystem:cuda>=2")]
    [InlineData("contributor:Bea Ström")]
    public void A_restricted_scope_has_the_same_rows_on_both_engines(string term)
    {
        Assert.SkipWhen(PostgresServer.Programs is null, PostgresServer.Absent);
        foreach (string metric in MetricRegistry.All.Select(metric => metric.Name))
        {
            foreach (MetricQuery query in (MetricQuery[])[Variants(metric, Periods[0], ScopeKind.Category)[0], Variants(metric, Periods[3], ScopeKind.Repository)[^1]])
                Compare(engines.Generated, metric, query with { Scope = [ScopeTerm.Parse(term)] });
        }
    }

    [Fact]
    public void Every_table_and_view_holds_the_same_rows_in_the_same_order_on_both_engines()
    {
        Assert.SkipWhen(PostgresServer.Programs is null, PostgresServer.Absent);
        foreach ((string relation, int columns) in engines.Generated.Relations())
        {
            string order = string.Join(", ", Enumerable.Range(1, columns).Select(column => $"{column} nulls first"));
            engines.Generated.Compare(new MetricStatement($"select * from {relation} order by {order}", [])).Difference.ShouldBeNull(relation);
        }
    }

    [Fact]
    public void What_stands_in_a_text_a_name_or_a_comment_is_no_parameter()
    {
        var statement = new MetricStatement("select $b, '$a ''$a', \"$a\", $a_c /* $a */ + $b -- $a\n, $a", [("a", 1), ("b", 2), ("a_c", 3), ("d", 4)]);
        (string sql, List<object?> values) = TwoEngines.ByNumber(statement);
        sql.ShouldBe("select $1, '$a ''$a', \"$a\", $2 /* $a */ + $1 -- $a\n, $3");
        values.ShouldBe([2, 3, 1]);
    }

    [Fact]
    public void The_second_engine_leaves_nothing_behind()
    {
        Assert.SkipWhen(PostgresServer.Programs is null, PostgresServer.Absent);
        var server = new PostgresServer();
        Directory.Exists(server.Folder).ShouldBeTrue();
        server.Dispose();
        Directory.Exists(server.Folder).ShouldBeFalse();
    }

    private static IReadOnlyList<object?[]> Compare(TwoEngines engines, string metric, MetricQuery query)
    {
        Comparison comparison = engines.Compare(MetricRegistry.Find(metric), query);
        comparison.Difference.ShouldBeNull(query.ToString());
        return comparison.Rows;
    }

    // Each period in another variant: the whole product takes minutes (./test --all).
    private static IEnumerable<MetricQuery> Rotated(string metric, ScopeKind by) => Periods.Select((period, index) => Variants(metric, period, by)[index]);

    private static IEnumerable<MetricQuery> Every(string metric, ScopeKind by) => Periods.SelectMany(period => Variants(metric, period, by));

    private static MetricQuery[] Variants(string metric, string name, ScopeKind by)
    {
        Period.TryParse(name, out Period? period).ShouldBeTrue();
        var query = new MetricQuery { By = by, Period = period };
        // Thresholds that let anything through find rows in a small store too.
        Dictionary<string, long> low = MetricRegistry.Find(metric).Parameters.Keys.ToDictionary(parameter => parameter, _ => 1L, StringComparer.Ordinal);
        return [query, query with { AuthorsOnly = true }, query with { Comparable = period }, query with { People = PeopleReading.Raw }, query with { Parameters = low }];
    }
}
