namespace Tributary.Insights.Forecasting;

/// <summary>
/// What a count may come to: the last value, moved by each of the errors that forecasts of like scopes made. Errors are log ratios; half a unit is added to
/// every value, so that zero has one. Between two errors it is a straight line; beyond them there is half of what one error weighs.
/// </summary>
public sealed class ForecastDistribution
{
    // Ascending, widened already.
    private readonly double[] _errors;
    private readonly double _last;

    internal ForecastDistribution(double last, double[] errors, double widening)
    {
        _last = last;
        double middle = Quantiles.At(errors, 0.5);
        _errors = errors.Select(error => middle + (widening * (error - middle))).ToArray();
    }

    /// <summary>As often above as below; a whole number, 0 or more.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The low end of the 80 % interval, itself inside; a whole number, 0 or more.</summary>
    public double Low80 => Quantile(0.1);

    /// <summary>The high end of the 80 % interval, itself inside; a whole number, 0 or more.</summary>
    public double High80 => Quantile(0.9);

    /// <summary>How many past errors it is made of.</summary>
    public int Errors => _errors.Length;

    /// <summary>The least whole number that the value is at most with a probability of about <paramref name="share"/>.</summary>
    /// <param name="share">0 to 1, exclusive.</param>
    public double Quantile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        return Math.Max(0, Math.Round(LogRatio.Move(_last, Quantiles.At(_errors, share)), MidpointRounding.AwayFromZero));
    }

    /// <summary>The probability of this value or a lower one, 0 to 1.</summary>
    public double AtMost(double threshold) => threshold < 0 ? 0 : Below(Math.Floor(threshold) + 0.5);

    /// <summary>The probability of this value or a higher one, 0 to 1.</summary>
    public double AtLeast(double threshold) => threshold <= 0 ? 1 : 1 - Below(Math.Ceiling(threshold) - 0.5);

    private double Below(double bound)
    {
        double error = LogRatio.Of(_last, bound);
        int less = Quantiles.Count(_errors, it => it < error), most = Quantiles.Count(_errors, it => it <= error);
        double one = 1.0 / (_errors.Length + 1);
        if (most == 0) return one / 2;
        if (less == _errors.Length) return 1 - (one / 2);
        // Several errors of this very size, or the place between two.
        if (most > less) return (less + most + 1) / 2.0 * one;
        return (less + ((error - _errors[less - 1]) / (_errors[less] - _errors[less - 1]))) * one;
    }
}
