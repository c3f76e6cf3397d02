namespace Tributary.Insights.Findings;

/// <summary>What was to be expected of a figure at the end of the quarter before.</summary>
/// <param name="Low">The low end of the forecast's 80 % interval, itself inside.</param>
/// <param name="Median">As often above as below.</param>
/// <param name="High">The high end, itself inside.</param>
/// <param name="Value">What came, over the repositories that the forecast follows.</param>
/// <param name="Surprise">How far what came lies from the median, on a scale of logarithms on which the interval's end on its side is at 1; below the median, negative.</param>
public sealed record Expectation(double Low, double Median, double High, double Value, double Surprise)
{
    /// <summary>The share of what comes that the interval is to hold.</summary>
    public const double Share = 0.8;

    /// <summary>Whether what came lies above the interval.</summary>
    public bool IsAbove => Value > High;

    /// <summary>Whether what came lies below the interval.</summary>
    public bool IsBelow => Value < Low;
}
