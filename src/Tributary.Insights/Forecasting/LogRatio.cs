namespace Tributary.Insights.Forecasting;

/// <summary>How much a count changes: the logarithm of what it is divided by what it was, half a unit added to either, so that zero has one.</summary>
internal static class LogRatio
{
    private const double Half = 0.5;

    /// <summary>The place of a count on the scale on which changes are differences.</summary>
    public static double Size(double value) => Math.Log(value + Half);

    /// <summary>The change from one count to another.</summary>
    public static double Of(double from, double to) => Size(to) - Size(from);

    /// <summary>What a count comes to by a change.</summary>
    public static double Move(double from, double change) => ((from + Half) * Math.Exp(change)) - Half;
}
