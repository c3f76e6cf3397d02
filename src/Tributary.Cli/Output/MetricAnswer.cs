using Tributary.Metrics;

namespace Tributary.Cli.Output;

/// <summary>What a metric gave for a question.</summary>
/// <param name="Metric">Which.</param>
/// <param name="Query">What was asked.</param>
/// <param name="Rows">Its values.</param>
/// <param name="Changes">The changes on the period before, a change a row; empty where none were asked for.</param>
internal sealed record MetricAnswer(Metric Metric, MetricQuery Query, IReadOnlyList<MetricRow> Rows, IReadOnlyList<MetricChange> Changes)
{
    /// <summary>Rows that are left out, for too few people are behind them.</summary>
    public int Withheld { get; init; }
}
