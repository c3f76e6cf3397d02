using Tributary.Metrics;

namespace Tributary.Insights.Predictions;

/// <summary>A figure of which a prediction may be proposed.</summary>
/// <param name="Metric">A count's short name.</param>
/// <param name="Kind">The kind of scope.</param>
/// <param name="Scope">The scope's name.</param>
/// <param name="Title">The scope's name as it is printed.</param>
/// <param name="IsRising">Whether its last change was upwards: what rose is asked whether it rises on, what fell whether it falls on.</param>
public sealed record ProposalSubject(string Metric, ScopeKind Kind, string Scope, string Title, bool IsRising);
