using System.Globalization;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Metrics.Tests;

/// <summary>Every metric's folder holds a worked example: activity that is given, and the values that follow, worked out by hand.</summary>
public sealed class MetricExampleTests
{
    public static TheoryData<string> Metrics => [.. MetricRegistry.All.Select(metric => metric.Name)];

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_metric_gives_what_its_example_says(string name)
    {
        List<Dictionary<string, string>> lines = Read(SourceTree.PathOf("src", "Tributary.Metrics", name.Replace('-', '_'), "example.csv"));
        Dictionary<string, DateTime?> repositories = lines.Where(line => line["row"] == "covered")
            .ToDictionary(line => line["repository"], line => line["day"].Length == 0 ? null : (DateTime?)Day(line["day"]).ToDateTime(TimeOnly.MinValue));
        using FactStore store = ActivityStore.Create(repositories, lines.Where(line => line["row"] == "given").Select(Activity));
        var engine = new MetricEngine(store.Connection);
        List<Dictionary<string, string>> expectations = lines.Where(line => line["row"] == "then").ToList();
        expectations.Count.ShouldBeGreaterThan(2);
        foreach (Dictionary<string, string> expected in expectations)
        {
            Period.TryParse(expected["day"], out Period? period).ShouldBeTrue();
            var query = new MetricQuery { By = Enum.Parse<ScopeKind>(expected["by"]), Period = period, AuthorsOnly = expected["options"] == "authors only" };
            MetricRow row = engine.Measure(MetricRegistry.Find(name), query).Single(row => row.Scope == expected["scope"]);
            string value = row.Value?.ToString(CultureInfo.InvariantCulture) ?? "missing";
            $"{expected["day"]} {row.Scope}: {value}, {row.Covered} of {row.Of}".ShouldBe($"{expected["day"]} {expected["scope"]}: {expected["value"]}");
        }
    }

    private static ActivityRow Activity(Dictionary<string, string> line) => new(
        Day(line["day"]), line["repository"], line["contributor"], line["options"].Contains("copy", StringComparison.Ordinal), !line["options"].Contains("bot", StringComparison.Ordinal),
        Number(line["commits"]), Number(line["coauthored"]), Number(line["touches"]));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    // One quoted cell at most, the last: a value with its coverage.
    private static List<Dictionary<string, string>> Read(string file)
    {
        string[] lines = File.ReadAllLines(file).Where(line => line.Length > 0 && line[0] != '#').ToArray();
        string[] names = lines[0].Split(',');
        return lines.Skip(1).Select(line => names.Zip(line.Split(',', names.Length)).ToDictionary(pair => pair.First, pair => pair.Second.Trim('"', ' '), StringComparer.Ordinal)).ToList();
    }
}
