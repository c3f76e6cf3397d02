using System.Globalization;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Metrics.Tests;

/// <summary>Every metric against the plainest reading of its definition, over histories that chance wrote.</summary>
public sealed class BruteForceTests
{
    // Chance finds more with more tries: ./test --all.
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1" ? 100 : 5)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_metric_equals_its_definition(int seed)
    {
        var random = new Random(seed);
        Dictionary<string, DateTime?> repositories = Enumerable.Range(0, 6).ToDictionary(i => $"{(char)('a' + (i / 2))}/{i}", _ => Coverage(random));
        List<ActivityRow> activity = repositories.Where(it => it.Value is not null).SelectMany(it => Write(random, it.Key, it.Value!.Value)).ToList();
        using FactStore store = ActivityStore.Create(repositories, activity);
        var engine = new MetricEngine(store.Connection);
        foreach (Metric metric in MetricRegistry.All)
        {
            foreach (ScopeKind by in Enum.GetValues<ScopeKind>())
            {
                foreach (string name in (string[])["2026Q1", "2026Q2", "2026-05", "2026-W14", "2026"])
                {
                    foreach (bool authorsOnly in (bool[])[false, true])
                    {
                        Period.TryParse(name, out Period? period).ShouldBeTrue();
                        var query = new MetricQuery { By = by, Period = period, AuthorsOnly = authorsOnly };
                        string said = $"{metric.Name} by {by}, {period}, authors only: {authorsOnly}, seed {seed}";
                        Lines(engine.Measure(metric, query)).ShouldBe(Lines(Plain(metric, query, repositories, activity, comparable: null)), said);
                        Lines(engine.Measure(metric, query with { Comparable = period })).ShouldBe(Lines(Plain(metric, query, repositories, activity, period)), said + ", comparable");
                    }
                }
            }
        }
    }

    private static DateTime? Coverage(Random random) => random.Next(6) == 0 ? null : new DateTime(2026, random.Next(1, 13), 1).AddHours(random.Next(48));

    private static IEnumerable<ActivityRow> Write(Random random, string repository, DateTime until)
    {
        var rows = new Dictionary<(DateOnly, int, bool), ActivityRow>();
        int days = (int)(until - new DateTime(2025, 9, 1)).TotalDays;
        for (int i = 0; i < 300; i++)
        {
            DateOnly day = new DateOnly(2025, 9, 1).AddDays(random.Next(days));
            int contributor = (int)Math.Sqrt(random.Next(400));
            bool copy = random.Next(5) == 0, coauthored = random.Next(4) == 0;
            rows.TryAdd((day, contributor, copy), new ActivityRow(
                day, repository, contributor.ToString(CultureInfo.InvariantCulture), copy, contributor > 2, coauthored ? 0 : random.Next(1, 5), coauthored ? 1 : random.Next(2), coauthored ? 0 : random.Next(9)));
        }

        return rows.Values;
    }

    private static IEnumerable<MetricRow> Plain(Metric metric, MetricQuery query, Dictionary<string, DateTime?> repositories, List<ActivityRow> activity, Period? comparable)
    {
        DateTime from = query.Period.From.ToDateTime(TimeOnly.MinValue), to = query.Period.To.ToDateTime(TimeOnly.MinValue);
        foreach (IGrouping<string, KeyValuePair<string, DateTime?>> scope in repositories.GroupBy(it => ScopeOf(query.By, it.Key)))
        {
            List<string> included = scope.Where(it => it.Value > from && (comparable is null || it.Value >= comparable.To.ToDateTime(TimeOnly.MinValue))).Select(it => it.Key).ToList();
            List<ActivityRow> history = activity.Where(it => included.Contains(it.Repository) && it.Day < query.Period.To && (query.By == ScopeKind.Repository || !it.Copy) && (it.Commits > 0 || !query.AuthorsOnly)).ToList();
            double? value = included.Count == 0 ? null : Value(metric, history, history.Where(it => it.Day >= query.Period.From).ToList(), query.Period.From);
            yield return new MetricRow(scope.Key, value, scope.Count(it => it.Value >= to), scope.Count(), new Dictionary<string, double?>(StringComparer.Ordinal));
        }
    }

    private static double? Value(Metric metric, List<ActivityRow> history, List<ActivityRow> inside, DateOnly from)
    {
        List<int> weeks = inside.Where(it => it.IsPerson).GroupBy(it => it.Contributor)
            .Select(person => person.Select(it => (ISOWeek.GetYear(it.Day.ToDateTime(TimeOnly.MinValue)), ISOWeek.GetWeekOfYear(it.Day.ToDateTime(TimeOnly.MinValue)))).Distinct().Count()).ToList();
        return metric.Name switch
        {
            "code-changes-commits" => inside.Sum(it => it.Commits),
            "file-touches" => inside.Sum(it => it.Touches),
            "contributors" => weeks.Count,
            "active-repositories" => inside.Where(it => it.Commits > 0).Select(it => it.Repository).Distinct().Count(),
            "new-contributors" => history.Where(it => it.IsPerson).GroupBy(it => it.Contributor).Count(person => person.Min(it => it.Day) >= from),
            "active-weeks" => weeks.Count == 0 ? null : weeks.Average(),
            "sustained-contributors" => weeks.Count(count => count >= 10),
            _ => throw new InvalidOperationException($"{metric.Name} has no plain reading here: write one"),
        };
    }

    private static string ScopeOf(ScopeKind by, string repository) => by switch
    {
        ScopeKind.Repository => repository,
        ScopeKind.Category => ActivityStore.CategoryOf(repository),
        _ => "all",
    };

    private static string Lines(IEnumerable<MetricRow> rows) =>
        string.Join('\n', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Scope} {row.Value:0.#########} {row.Covered} of {row.Of}")));
}
