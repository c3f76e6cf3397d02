namespace Tributary.Metrics;

/// <summary>A metric's whole statement for what is asked, and the values that it names.</summary>
/// <param name="Sql">Common to DuckDB and PostgreSQL; parameters are written <c>$name</c>.</param>
/// <param name="Parameters">By name; a few may not occur.</param>
public sealed record MetricStatement(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);
