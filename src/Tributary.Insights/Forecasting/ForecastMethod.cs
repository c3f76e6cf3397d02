namespace Tributary.Insights.Forecasting;

/// <summary>A way to forecast one number.</summary>
public enum ForecastMethod
{
    /// <summary>The last value: the baseline.</summary>
    Naive,

    /// <summary>The median of the distribution that the interval is of.</summary>
    Median,

    /// <summary>Simple exponential smoothing of the logarithms.</summary>
    Smoothing,

    /// <summary>The last value, and the mean change since the first one again.</summary>
    Drift,
}
