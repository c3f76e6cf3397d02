namespace Tributary.Metrics;

/// <summary>What one member brings to a metric's value.</summary>
/// <param name="Scope">The scope's name.</param>
/// <param name="Member">The store's number of a contributor, or of a repository.</param>
/// <param name="Amount">Its part; 1 where members are counted.</param>
/// <param name="Whole">What its part is a share of; 1 where it is none.</param>
public sealed record MetricPart(string Scope, long Member, double Amount, double Whole);
