namespace Tributary.Metrics;

/// <summary>A metric's value for one scope, or for one row of it.</summary>
/// <param name="Scope">The scope's name.</param>
/// <param name="Names">The row's names within the scope, in the order of <see cref="Metric.Rows"/>; empty where a scope is one row, or has none for it was not read.</param>
/// <param name="Value">What was read, a lower bound where less is covered than there is; null where nothing was read: missing, not zero.</param>
/// <param name="Covered">Repositories of the scope that cover all that the metric reads.</param>
/// <param name="Of">Repositories of the scope.</param>
/// <param name="Details">Further columns of the metric, by name.</param>
public sealed record MetricRow(string Scope, IReadOnlyList<string> Names, double? Value, int Covered, int Of, IReadOnlyDictionary<string, double?> Details)
{
    /// <summary>People behind the value; null where it is not about people, or missing.</summary>
    public double? People { get; init; }

    /// <summary>What is printed where the value and its details are withheld, for too few people are behind them; null: they are not.</summary>
    public string? Withheld { get; init; }

    internal MetricRow With(params IEnumerable<(string Name, double? Value)> details) =>
        this with { Details = Details.Concat(details.Select(detail => KeyValuePair.Create(detail.Name, detail.Value))).ToDictionary(StringComparer.Ordinal) };
}
