using System.Globalization;
using Tributary.Metrics.Uncertainty;
using Tributary.Store.DuckDb;

namespace Tributary.Metrics;

/// <summary>Computes metrics over a store. One thread at a time, as its connection.</summary>
public sealed class MetricEngine(DuckDbConnection connection)
{
    private const string PlaceColumn = "place";
    private const string ValueColumn = "value";

    private static readonly Dictionary<string, long> NoParameters = new(StringComparer.Ordinal);

    // scope, repositories, covered, included, and the metric's own scope again.
    private const int FirstColumnOfMetric = 5;

    private readonly bool _isAggregated = connection.QueryScalar("select count(*) from provenance where name = 'contents' and value = 'aggregates'") is not 0L;

    /// <summary>Whether the store holds what a metric reads: published aggregates don't hold all.</summary>
    public bool CanMeasure(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return !_isAggregated || metric.Source == MetricSource.Activity;
    }

    /// <summary>A metric's values for each scope of a kind, in the catalog's order.</summary>
    /// <exception cref="MetricException">The metric has no such parameter, the scope can't be, or the store does not hold what the metric reads.</exception>
    public IReadOnlyList<MetricRow> Measure(Metric metric, MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(metric);
        MetricStatement statement = Statement(metric, query);
        var rows = new List<MetricRow>();
        using (DuckDbResult result = connection.Query(statement.Sql, [.. statement.Parameters]))
        {
            while (result.Read())
            {
                MetricRow row = ReadRow(metric, result);
                // A scope that was read, and has nothing to name, has no rows.
                if (metric.Rows.Count == 0 || row.Names.Count > 0 || result.GetInt64(3) == 0) rows.Add(row);
            }
        }

        if (metric.SignTest is { } test) return SignTest.Judge(rows, test.One, test.Other);
        return metric.HasNullModel ? RandomAssignment.Judge(rows, Parts(MetricRegistry.Find("contributors"), query with { Parameters = NoParameters })) : rows;
    }

    /// <summary>A metric's change on the period before, in the catalog's order.</summary>
    /// <exception cref="MetricException">As for <see cref="Measure"/>.</exception>
    public IReadOnlyList<MetricChange> Change(Metric metric, MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(query);
        MetricQuery now = query with { Comparable = query.Period }, then = query with { Period = query.Period.Previous, Comparable = query.Period };
        IReadOnlyList<MetricRow> after = Measure(metric, now);
        ILookup<string, MetricRow> before = Measure(metric, then).ToLookup(Key, StringComparer.Ordinal);
        Dictionary<string, Difference> differences = metric.Form == MetricForm.Table ? [] : Differences.Between(metric, Parts(metric, then), Parts(metric, now));
        return after.Select(row => Compare(before[Key(row)].FirstOrDefault(), row, differences.GetValueOrDefault(row.Scope))).ToList();
    }

    /// <summary>What a metric's value is made of: members, or each contributor's part.</summary>
    /// <exception cref="MetricException">As for <see cref="Measure"/>, or the metric is a table.</exception>
    public IReadOnlyList<MetricPart> Parts(Metric metric, MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(query);
        if (metric.Form == MetricForm.Table) throw new MetricException($"The metric {metric.Name} is a table: its values have no parts.");
        var parts = new List<MetricPart>();
        using DuckDbResult result = connection.Query(MetricText.Parts(metric, Checked(query)), [.. Parameters(metric, query)]);
        while (result.Read())
        {
            if (result.IsNull(FirstColumnOfMetric)) continue;
            parts.Add(new MetricPart(
                result.GetString(0),
                Convert.ToInt64(result.GetValue(FirstColumnOfMetric), CultureInfo.InvariantCulture),
                result.ColumnCount > FirstColumnOfMetric + 1 ? Convert.ToDouble(result.GetValue(FirstColumnOfMetric + 1), CultureInfo.InvariantCulture) : 1,
                result.ColumnCount > FirstColumnOfMetric + 2 ? Convert.ToDouble(result.GetValue(FirstColumnOfMetric + 2), CultureInfo.InvariantCulture) : 1));
        }

        return parts;
    }

    /// <summary>The statement that <see cref="Measure"/> runs.</summary>
    /// <exception cref="MetricException">As for <see cref="Measure"/>.</exception>
    public MetricStatement Statement(Metric metric, MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(query);
        if (!CanMeasure(metric))
            throw new MetricException($"The metric {metric.Name} reads more than published aggregates hold. Run 'tributary init' and 'tributary sync' to read the histories.");
        return new MetricStatement(MetricText.Whole(metric, Checked(query)), Parameters(metric, query));
    }

    private static MetricChange Compare(MetricRow? before, MetricRow after, Difference? difference) =>
        new(after.Scope, after.Names, before?.Value, after.Value, after.Covered, difference)
        {
            People = ((double?[])[before?.People, after.People]).Where(people => people > 0).Min(),
        };

    private static string Key(MetricRow row) => string.Join('\0', row.Names.Prepend(row.Scope));

    private static MetricRow ReadRow(Metric metric, DuckDbResult result)
    {
        bool isRead = result.GetInt64(3) > 0;
        var names = new List<string>(metric.Rows.Count);
        var details = new Dictionary<string, double?>(StringComparer.Ordinal);
        double? value = null;
        for (int column = FirstColumnOfMetric; column < result.ColumnCount; column++)
        {
            object? found = result.GetValue(column);
            if (result.Name(column) == PlaceColumn) continue;
            if (metric.Rows.Contains(result.Name(column), StringComparer.Ordinal))
            {
                if (found is string name) names.Add(name);
                continue;
            }

            double? number = found is null ? null : Convert.ToDouble(found, CultureInfo.InvariantCulture);
            if (result.Name(column) == ValueColumn) value = number;
            else details.Add(result.Name(column), number);
        }

        return new MetricRow(result.GetString(0), names, isRead ? value ?? metric.WithoutActivity : null, (int)result.GetInt64(2), (int)result.GetInt64(1), details)
        {
            People = metric.People switch { null => null, ValueColumn => value, _ => details.GetValueOrDefault(metric.People) },
        };
    }

    private List<ScopeTerm> Checked(MetricQuery query) => query.Scope.Select(term => term.CheckedAgainst(connection, _isAggregated)).ToList();

    private (string Name, object? Value)[] Parameters(Metric metric, MetricQuery query)
    {
        if (query.Parameters.Keys.FirstOrDefault(name => !metric.Parameters.ContainsKey(name)) is { } unknown)
            throw new MetricException($"The metric {metric.Name} has no parameter '{unknown}'. Its parameters: {(metric.Parameters.Count == 0 ? "none" : string.Join(", ", metric.Parameters.Keys))}.");
        MetricSpan span = metric.Span;
        return
        [
            ("by", query.By.ToString().ToLowerInvariant()),
            ("people", query.People.ToString().ToLowerInvariant()),
            ("authors_only", query.AuthorsOnly),
            ("from", query.Period.From),
            ("to", query.Period.To),
            ("before_from", query.Period.Previous.From),
            ("year_from", query.Period.To.AddYears(-1)),
            ("since", span.Since(query.Period)),
            ("until", span.Until(query.Period)),
            ("reach", span.CoveredFrom(query.Period)),
            ("follow", span.CoveredUntil(query.Period)),
            ("whole_history", span.NeedsWholeHistory),
            ("whole_span", span.IsWhole),
            ("comparable_from", query.Comparable is null ? null : span.CoveredFrom(query.Comparable.Previous)),
            ("comparable_to", query.Comparable is null ? null : span.CoveredUntil(query.Comparable)),
            .. metric.Parameters.Select(pair => (pair.Key, (object?)query.Parameters.GetValueOrDefault(pair.Key, pair.Value))),
            .. Checked(query).SelectMany((term, index) => term.Parameters(index)),
        ];
    }
}
