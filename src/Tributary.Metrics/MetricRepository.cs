namespace Tributary.Metrics;

/// <summary>A repository of a scope, and whether it says all that a metric reads.</summary>
/// <param name="Scope">The scope's name.</param>
/// <param name="Name">owner/name.</param>
/// <param name="IsCovered">Whether it is read over all days that the metric reads for the period.</param>
public sealed record MetricRepository(string Scope, string Name, bool IsCovered);
