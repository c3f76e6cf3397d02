using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Differential.Tests.Postgres;

/// <summary>What is asked of both engines.</summary>
internal static class MetricQueries
{
    /// <summary>Whether there is time for all of it.</summary>
    public static readonly bool All = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1";

    /// <summary>A period of each length.</summary>
    public static readonly string[] Periods = ["2026Q2", "2026Q1", "2026-05", "2025", "2026-W14"];

    /// <summary>Each period in another variant: the whole product takes minutes (./test --all).</summary>
    public static IEnumerable<MetricQuery> Rotated(string metric, ScopeKind by) => Periods.Select((period, index) => Variants(metric, period, by)[index]);

    /// <summary>Two of those, others for each metric and scope, so that each metric meets each of them by some scope.</summary>
    public static IEnumerable<MetricQuery> Pair(string metric, ScopeKind by)
    {
        int first = (MetricRegistry.All.Index().First(it => it.Item.Name == metric).Index + (int)by) % Periods.Length;
        return Rotated(metric, by).Where((_, index) => index == first || index == (first + 1) % Periods.Length);
    }

    /// <summary>Each period in each variant.</summary>
    public static IEnumerable<MetricQuery> Every(string metric, ScopeKind by) => Periods.SelectMany(period => Variants(metric, period, by));

    /// <summary>A period as it is asked for in five ways.</summary>
    public static MetricQuery[] Variants(string metric, string name, ScopeKind by)
    {
        Period.TryParse(name, out Period? period).ShouldBeTrue();
        var query = new MetricQuery { By = by, Period = period };
        // Thresholds that let anything through find rows in a small store too.
        Dictionary<string, long> low = MetricRegistry.Find(metric).Parameters.Keys.ToDictionary(parameter => parameter, _ => 1L, StringComparer.Ordinal);
        return [query, query with { AuthorsOnly = true }, query with { Comparable = period }, query with { People = PeopleReading.Raw }, query with { Parameters = low }];
    }
}
