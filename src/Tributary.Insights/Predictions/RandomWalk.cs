using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Predictions;

/// <summary>How likely a figure that walks at random passes a threshold.</summary>
internal static class RandomWalk
{
    /// <summary>The chances without drift and with it.</summary>
    /// <param name="condition">What has to hold.</param>
    /// <param name="history">The figure, a quarter each, the last known one last; at least two.</param>
    /// <param name="last">The last known quarter.</param>
    /// <param name="deciding">The quarter that decides.</param>
    public static BaselineChances Chances(Condition condition, IReadOnlyList<double> history, Quarter last, Quarter deciding)
    {
        bool isDifference = condition.Compared == Compared.Difference;
        bool isLog = !isDifference && condition.Threshold > 0 && history.All(it => it > 0);
        List<double> values = history.Select(it => isLog ? Math.Log(it) : it).ToList();
        List<double> steps = values.Skip(1).Zip(values, (now, then) => now - then).ToList();
        // From here on it walks: from what is known, or from the earlier quarter where that is to come, too.
        Quarter from = condition.ToQuarter is { } earlier && earlier > last ? earlier : last;
        int ahead = ClaimReader.Distance(from, deciding);
        double threshold = Threshold(condition, values, last, isLog);
        double drift = steps.Average();
        double still = Math.Sqrt(ahead * steps.Average(step => step * step));
        // The drift is known no better than its history is long (Hyndman and Athanasopoulos, Forecasting, 5.5).
        double moving = Math.Sqrt(ahead * (1 + ((double)ahead / steps.Count)) * steps.Sum(step => (step - drift) * (step - drift)) / (steps.Count - 1));
        double start = condition.ToQuarter is { } to && to > last ? 0 : values[^1];
        return new BaselineChances(Chance(condition.Comparator, threshold, start, still), Chance(condition.Comparator, threshold, start + (ahead * drift), moving));
    }

    // On the scale that it walks on; of a comparison with a known quarter, that quarter's own figure is part of it.
    private static double Threshold(Condition condition, List<double> values, Quarter last, bool isLog)
    {
        double threshold = isLog ? Math.Log((double)condition.Threshold) : (double)condition.Threshold;
        if (condition.ToQuarter is not { } earlier) return threshold;
        if (earlier > last) return isLog || condition.Compared == Compared.Difference ? threshold : throw new MetricException("A ratio to what is not known yet has a baseline only where all values are above zero.");
        int place = values.Count - 1 - ClaimReader.Distance(earlier, last);
        if (place < 0) throw new MetricException($"{earlier} is before the history that a baseline is made of.");
        return isLog || condition.Compared == Compared.Difference ? threshold + values[place] : threshold * values[place];
    }

    private static double Chance(Comparator comparator, double threshold, double mean, double deviation)
    {
        bool isAbove = comparator is Comparator.AtLeast or Comparator.Above;
        if (deviation > 0) return isAbove ? AtMost((mean - threshold) / deviation) : AtMost((threshold - mean) / deviation);
        bool holds = comparator switch { Comparator.AtLeast => mean >= threshold, Comparator.Above => mean > threshold, Comparator.AtMost => mean <= threshold, _ => mean < threshold };
        return holds ? 1 : 0;
    }

    // The normal distribution; Abramowitz and Stegun 26.2.17, wrong by less than 7.5e-8.
    private static double AtMost(double z)
    {
        double t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        double tail = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return z > 0 ? 1 - tail : tail;
    }
}
