using Tributary.Model;
using Tributary.Store;
using Tributary.Testing;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests;

/// <summary>Every metric's folder holds a worked example: what is given, and the values that follow, worked out by hand.</summary>
public sealed class MetricExampleTests
{
    public static TheoryData<string> Metrics => [.. MetricRegistry.All.Select(metric => metric.Name)];

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_metric_gives_what_its_example_says(string name)
    {
        WorkedExample example = WorkedExample.Read(SourceTree.PathOf("src", "Tributary.Metrics", name.Replace('-', '_'), "example.csv"));
        using FactStore store = PlainStore.Create(example.Field);
        var engine = new MetricEngine(store.Connection);
        example.Expected.Count.ShouldBeGreaterThan(2);
        foreach (Expectation expected in example.Expected)
        {
            Period.TryParse(expected.Period, out Period? period).ShouldBeTrue();
            var query = new MetricQuery { By = expected.By, Period = period, AuthorsOnly = expected.Options == "authors only", Parameters = expected.Parameters };
            List<MetricRow> rows = engine.Measure(MetricRegistry.Find(name), query).Where(row => string.Join(" > ", row.Names.Prepend(row.Scope)) == expected.Scope).ToList();
            string said = rows.Count == 0 ? "no row" : Describe(rows.Single(), expected.Details);
            $"{expected.Period} {expected.Scope}: {said}".ShouldBe($"{expected.Period} {expected.Scope}: {expected.Value}");
        }
    }

    private static string Describe(MetricRow row, IEnumerable<string> details) =>
        $"{PlainMetrics.Print(row.Value)}, {row.Covered} of {row.Of}{string.Concat(details.Select(detail => $", {detail}={PlainMetrics.Print(row.Details[detail])}"))}";
}
