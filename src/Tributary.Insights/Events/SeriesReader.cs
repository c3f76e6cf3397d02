using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Insights.Events;

/// <summary>Reads every repository's quarters around an event, as the metrics give them.</summary>
internal static class SeriesReader
{
    /// <summary>The figures that are compared; the first says how large a repository is.</summary>
    public static readonly IReadOnlyList<Metric> Metrics = [.. ((string[])["contributors", "new-contributors", "code-changes-commits"]).Select(MetricRegistry.Find)];

    /// <summary>The place of contributors in <see cref="Metrics"/>.</summary>
    public const int Contributors = 0;

    /// <summary>All repositories of the catalog, in its order.</summary>
    public static IReadOnlyList<RepositorySeries> Read(FactStore store, Quarter quarter)
    {
        List<Quarter> quarters = Enumerable.Range(-RepositorySeries.Reach, (2 * RepositorySeries.Reach) + 1).Select(quarter.Plus).ToList();
        Metric age = MetricRegistry.Find("age");
        IReadOnlyList<List<Dictionary<string, MetricRow>>> answers = MetricBatch.Run(store, Metrics.Select(metric => Ask(metric, quarters[0], quarters.Count)).Append(Ask(age, quarter.Previous, 1)).ToList());
        return Categories(store.Connection)
            .Select(it => SeriesOf(it.Name, it.Category, answers[^1][0].GetValueOrDefault(it.Name), quarters.Select((at, place) => (at, Metrics.Select((_, metric) => answers[metric][place].GetValueOrDefault(it.Name)).ToList())).ToList(), quarter))
            .ToList();
    }

    private static Func<MetricEngine, List<Dictionary<string, MetricRow>>> Ask(Metric metric, Quarter first, int count) =>
        engine => engine.Series(metric, new MetricQuery { By = ScopeKind.Repository, Period = first.Period }, first, count).Select(rows => rows.ToDictionary(row => row.Scope, StringComparer.OrdinalIgnoreCase)).ToList();

    private static RepositorySeries SeriesOf(string name, string category, MetricRow? age, List<(Quarter At, List<MetricRow?> Rows)> quarters, Quarter quarter)
    {
        int? days = age is { Covered: 1, Value: { } value } ? (int)value : null;
        // The quarter of the first commit is a part of one, and those before it are no zeros: there was no repository.
        DateOnly? born = days is { } count ? quarter.FirstDay.AddDays(-count) : null;
        return new RepositorySeries(name, category, days, quarters.Select(it => born <= it.At.FirstDay ? FiguresOf(it.Rows) : null).ToList());
    }

    private static EventFigures? FiguresOf(List<MetricRow?> rows) =>
        rows.TrueForAll(row => row is { Covered: 1, Value: not null })
            ? new EventFigures(rows.ConvertAll(row => row!.Value!.Value), rows.ConvertAll(row => row!.People ?? 0))
            : null;

    private static List<(string Name, string Category)> Categories(DuckDbConnection connection)
    {
        var names = new List<(string, string)>();
        using DuckDbResult rows = connection.Query("select name, category from repository where position is not null order by position");
        while (rows.Read()) names.Add((rows.GetString(0), rows.GetString(1)));
        return names;
    }
}
