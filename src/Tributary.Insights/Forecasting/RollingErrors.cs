using Tributary.Model;

namespace Tributary.Insights.Forecasting;

/// <summary>
/// The errors that naive forecasts made, some quarters ahead, in all series, and when each of them was known. What is asked for a quarter comes of what was
/// known at its end, and of nothing later: a back-test may ask for any of them.
/// </summary>
internal sealed class RollingErrors
{
    /// <summary>Fewer errors say nothing of one in ten.</summary>
    public const int Fewest = 20;

    // So many of those nearest in size: small scopes move more than large ones.
    private const int Nearest = 100;

    // As long as there are fewer of a kind, repositories and sums of them are not told apart.
    private const int EnoughOfKind = 30;

    // As long as fewer intervals were tried, there is nothing to judge them by.
    private const int EnoughTried = 30;

    private const double Nominal = 0.8;

    // An interval of no width could never be widened.
    private const double LeastWidth = 0.01;

    private readonly List<(int At, double Size, double Error, bool IsSum)> _errors = [];
    private readonly List<(int At, double Score)> _scores = [];
    private readonly Dictionary<int, double> _widenings = [];

    /// <summary>Makes all forecasts that the series allow.</summary>
    /// <param name="all">The series.</param>
    /// <param name="horizon">Quarters ahead; 1 or more.</param>
    public RollingErrors(IReadOnlyList<QuarterlySeries> all, int horizon)
    {
        List<(QuarterlySeries Series, int Index)> origins = all
            .SelectMany(series => Enumerable.Range(0, Math.Max(0, series.Values.Count - horizon)).Select(index => (Series: series, Index: index)))
            .Where(it => Refusals.Of(it.Series, it.Index) is null)
            .OrderBy(it => it.Series.First.Plus(it.Index))
            .ToList();
        foreach ((QuarterlySeries series, int index) in origins)
            _errors.Add((Number(series.First.Plus(index + horizon)), LogRatio.Size(series.Values[index]), ErrorOf(series, index, horizon), IsSum(series)));
        foreach ((QuarterlySeries series, int index) in origins)
        {
            double[] errors = ErrorsFor(series, index);
            if (errors.Length >= Fewest) _scores.Add((Number(series.First.Plus(index + horizon)), Score(errors, ErrorOf(series, index, horizon))));
        }
    }

    /// <summary>The errors of the scopes most like a series' at a quarter, ascending; fewer than <see cref="Fewest"/> where too little is known.</summary>
    public double[] ErrorsFor(QuarterlySeries series, int index)
    {
        int now = Number(series.First.Plus(index));
        double size = LogRatio.Size(series.Values[index]);
        bool isSum = IsSum(series);
        List<(int At, double Size, double Error, bool IsSum)> known = _errors.Where(it => it.At <= now).ToList();
        if (known.Count(it => it.IsSum == isSum) >= EnoughOfKind) known.RemoveAll(it => it.IsSum != isSum);
        // The sort keeps the order of what is equally near: by quarter, then by series.
        double[] errors = known.OrderBy(it => Math.Abs(it.Size - size)).Take(Nearest).Select(it => it.Error).ToArray();
        Array.Sort(errors);
        return errors;
    }

    /// <summary>How much wider than the errors' own the 80 % intervals up to a quarter would have had to be, to hold what came; 1 or more.</summary>
    public double WideningAt(Quarter quarter)
    {
        int now = Number(quarter);
        if (_widenings.TryGetValue(now, out double known)) return known;
        double[] scores = _scores.Where(it => it.At <= now).Select(it => it.Score).Order().ToArray();
        return _widenings[now] = scores.Length < EnoughTried ? 1 : Math.Max(1, Quantiles.At(scores, Nominal));
    }

    // 1 where what came lies on the interval's end, less where it lies within.
    private static double Score(double[] errors, double came)
    {
        double middle = Quantiles.At(errors, 0.5);
        return came > middle
            ? (came - middle) / Math.Max(LeastWidth, Quantiles.At(errors, (1 + Nominal) / 2) - middle)
            : (middle - came) / Math.Max(LeastWidth, middle - Quantiles.At(errors, (1 - Nominal) / 2));
    }

    private static double ErrorOf(QuarterlySeries series, int index, int horizon) => LogRatio.Of(series.Values[index], series.Values[index + horizon]);

    private static bool IsSum(QuarterlySeries series) => series.Kind != Metrics.ScopeKind.Repository;

    private static int Number(Quarter quarter) => (quarter.Year * 4) + quarter.Number;
}
