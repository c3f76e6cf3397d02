namespace Tributary.Metrics.Uncertainty;

/// <summary>How sure a change is: its 95 % interval, and how often chance alone would give one as large.</summary>
/// <param name="Low">The least of the interval, in the metric's unit.</param>
/// <param name="High">The most of the interval, in the metric's unit.</param>
/// <param name="LowRatio">The least as a share of the value before; null where that is zero.</param>
/// <param name="HighRatio">The most as a share of the value before; null where that is zero.</param>
/// <param name="P">Two-sided, in 0 to 1.</param>
public sealed record Difference(double Low, double High, double? LowRatio, double? HighRatio, double P)
{
    /// <summary>Whether the interval leaves zero out: only then is the change a rise or a fall.</summary>
    public bool IsApartFromZero => Low > 0 || High < 0;
}
