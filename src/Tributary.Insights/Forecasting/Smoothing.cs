namespace Tributary.Insights.Forecasting;

/// <summary>Simple exponential smoothing on the scale of log ratios (Brown 1956): the challenger of the naive forecast, which it is at a weight of 1.</summary>
internal sealed class Smoothing
{
    private static readonly double[] Weights = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    private readonly List<(int At, double[] Errors)> _known = [];

    /// <summary>Tries each weight on all that the series allow.</summary>
    /// <param name="all">The series.</param>
    /// <param name="horizon">Quarters ahead; 1 or more.</param>
    public Smoothing(IReadOnlyList<QuarterlySeries> all, int horizon)
    {
        foreach (QuarterlySeries series in all)
        {
            for (int index = 0; index + horizon < series.Values.Count; index++)
            {
                if (Refusals.Of(series, index) is not null) continue;
                double came = LogRatio.Size(series.Values[index + horizon]);
                int origin = index;
                _known.Add((Key(series, index + horizon), Weights.Select(weight => Math.Abs(Level(series, origin, weight) - came)).ToArray()));
            }
        }

        _known.Sort((one, other) => one.At.CompareTo(other.At));
    }

    /// <summary>The forecast, as the logarithm of value and a half, with the weight that did best up to then.</summary>
    public double SizeAfter(QuarterlySeries series, int index)
    {
        int now = Key(series, index);
        var sums = new double[Weights.Length];
        foreach ((int at, double[] errors) in _known)
        {
            if (at > now) break;
            for (int weight = 0; weight < sums.Length; weight++) sums[weight] += errors[weight];
        }

        return Level(series, index, Weights[Array.IndexOf(sums, sums.Min())]);
    }

    private static double Level(QuarterlySeries series, int index, double weight)
    {
        double level = LogRatio.Size(series.Values[0]);
        for (int i = 1; i <= index; i++) level += weight * (LogRatio.Size(series.Values[i]) - level);
        return level;
    }

    private static int Key(QuarterlySeries series, int index) => (series.First.Year * 4) + series.First.Number + index;
}
