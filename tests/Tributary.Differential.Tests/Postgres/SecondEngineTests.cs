using Tributary.Metrics;

namespace Tributary.Differential.Tests.Postgres;

/// <summary>The same SQL text, on DuckDB and on PostgreSQL, gives the same rows.</summary>
public sealed class SecondEngineTests(SecondEngine engines) : IClassFixture<SecondEngine>
{
    // scope, repositories, covered, included, and the metric's own scope again.
    private const int FirstColumnOfMetric = 5;

    public static TheoryData<string> Metrics => [.. MetricRegistry.All.Select(metric => metric.Name)];

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_metric_has_the_same_rows_on_both_engines(string metric)
    {
        Assert.SkipWhen(PostgresServer.Programs is null, PostgresServer.Absent);
        bool hasValue = false;
        foreach (MetricQuery query in Enum.GetValues<ScopeKind>().SelectMany(by => MetricQueries.All ? MetricQueries.Every(metric, by) : [.. MetricQueries.Pair(metric, by), MetricQueries.Variants(metric, MetricQueries.Periods[0], by)[^1]]))
            hasValue |= engines.Generated.SameRows(metric, query).Any(row => Array.Exists(row[FirstColumnOfMetric..], value => value is not null));
        hasValue.ShouldBeTrue("no scope has a value in any period, so nothing was compared: let GeneratedHistories have what the metric counts");
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
        foreach ((int index, string metric) in MetricRegistry.All.Select(metric => metric.Name).Index())
        {
            MetricQuery[] queries = [MetricQueries.Variants(metric, MetricQueries.Periods[0], ScopeKind.Category)[0], MetricQueries.Variants(metric, MetricQueries.Periods[3], ScopeKind.Repository)[^1]];
            // One of them has to do, by turns.
            foreach (MetricQuery query in MetricQueries.All ? queries : [queries[(index + term.Length) % queries.Length]]) engines.Generated.SameRows(metric, query with { Scope = [ScopeTerm.Parse(term)] });
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
}
