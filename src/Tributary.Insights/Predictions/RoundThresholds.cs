using Tributary.Insights.Forecasting;

namespace Tributary.Insights.Predictions;

/// <summary>Chooses what a forecast is asked to cross: a round number about which it leaves real doubt.</summary>
internal static class RoundThresholds
{
    // What is nearly sure either way is not worth a prediction.
    private const double Least = 0.2;
    private const double Most = 0.8;

    private static readonly decimal[] Rises = [1.05m, 1.1m, 1.15m, 1.2m, 1.25m, 1.3m, 1.4m, 1.5m, 1.75m, 2, 2.5m, 3];
    private static readonly decimal[] Falls = [0.95m, 0.9m, 0.85m, 0.8m, 0.75m, 0.7m, 0.6m, 0.5m, 0.4m, 0.3m, 0.25m];

    /// <summary>The roundest number near the median, else near the outer quartile, that is beyond the last value, and its probability; null: none leaves doubt.</summary>
    /// <param name="forecast">Of a count.</param>
    /// <param name="last">The last value, at which nothing would change.</param>
    /// <param name="isRising">Whether it asks for so much or more; else for less.</param>
    public static (decimal Threshold, double Probability)? Count(ForecastDistribution forecast, double last, bool isRising)
    {
        double outer = forecast.Quantile(isRising ? 0.75 : 0.25);
        foreach (decimal step in Steps(forecast.Median))
        {
            foreach (decimal threshold in (decimal[])[Nearest(forecast.Median, step), Nearest(outer, step)])
            {
                double probability = isRising ? forecast.AtLeast((double)threshold) : forecast.AtMost((double)threshold - 1);
                if (IsBeyond((double)threshold, last, isRising) && IsOpen(probability)) return (threshold, probability);
            }
        }

        return null;
    }

    /// <summary>The ratio to the last value, of a row of usual ones, that is nearest to the outer quartile's, and its probability; null: none leaves doubt.</summary>
    public static (decimal Threshold, double Probability)? Ratio(ForecastDistribution forecast, double last, bool isRising)
    {
        double outer = forecast.Quantile(isRising ? 0.75 : 0.25) / last;
        return (isRising ? Rises : Falls)
            .Select(it => (Threshold: it, Probability: isRising ? forecast.AtLeast((double)Math.Ceiling(it * (decimal)last)) : forecast.AtMost((double)Math.Floor(it * (decimal)last))))
            .Where(it => IsOpen(it.Probability))
            .OrderBy(it => Math.Abs(Math.Log((double)it.Threshold) - Math.Log(Math.Max(outer, 1e-9)))).ThenBy(it => it.Threshold)
            .Select(it => ((decimal, double)?)it).FirstOrDefault();
    }

    // Of 466: hundreds, fifties, tens and fives; of less than ten, ones.
    private static IEnumerable<decimal> Steps(double size)
    {
        decimal tens = 1;
        while (tens * 10 <= (decimal)size) tens *= 10;
        for (; tens >= 1; tens /= 10)
        {
            yield return tens;
            if (tens > 1) yield return tens / 2;
        }
    }

    private static decimal Nearest(double value, decimal step) => Math.Round((decimal)value / step, MidpointRounding.AwayFromZero) * step;

    private static bool IsBeyond(double threshold, double last, bool isRising) => isRising ? threshold > last : threshold < last && threshold > 0;

    private static bool IsOpen(double probability) => probability is >= Least and <= Most;
}
