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
    public static IReadOnlyList<RepositorySeries> Read(FactStore store, Quarter quarter) => Read(store, [quarter], last: null)[quarter];

    /// <summary>The same around each of some quarters.</summary>
    /// <param name="store">Open for reading.</param>
    /// <param name="around">Which, each once, and at least one.</param>
    /// <param name="last">What comes after it is missing; null: all is looked at.</param>
    public static IReadOnlyDictionary<Quarter, IReadOnlyList<RepositorySeries>> Read(FactStore store, IReadOnlyList<Quarter> around, Quarter? last)
    {
        Metric age = MetricRegistry.Find("age");
        Quarter first = around.Min().Plus(-RepositorySeries.Reach), end = around.Max().Plus(RepositorySeries.Reach);
        if (last < end) end = last.Value;
        List<Quarter> asked = [];
        for (Quarter at = first; at <= end; at = at.Next) asked.Add(at);
        IReadOnlyList<List<Dictionary<string, MetricRow>>> answers = MetricBatch.Run(store, Metrics.Select(metric => Ask(metric, first, asked.Count)).Concat(around.Select(quarter => Ask(age, quarter.Previous, 1))).ToList());
        List<(string Name, string Category)> repositories = Categories(store.Connection);
        return around.Select((quarter, place) => (Quarter: quarter, Ages: answers[Metrics.Count + place][0])).ToDictionary(
            it => it.Quarter,
            it => (IReadOnlyList<RepositorySeries>)repositories.ConvertAll(repository =>
                SeriesOf(repository.Name, repository.Category, it.Ages.GetValueOrDefault(repository.Name), Window(it.Quarter).Select(at => (at, RowsOf(repository.Name, asked.IndexOf(at)))).ToList(), it.Quarter)));

        List<MetricRow?> RowsOf(string name, int place) => Metrics.Select((_, metric) => place < 0 ? null : answers[metric][place].GetValueOrDefault(name)).ToList();
    }

    private static IEnumerable<Quarter> Window(Quarter quarter) => Enumerable.Range(-RepositorySeries.Reach, (2 * RepositorySeries.Reach) + 1).Select(quarter.Plus);

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
