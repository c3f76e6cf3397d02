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

    // As long as there are fewer of a kind, repositories and sums of them are not told apart; nor is an interval judged by fewer that were tried.
    private const int EnoughOfKind = 30;

    // Quarters after which a trial is no longer counted, if there are enough since: times become more unsettled, or less.
    private const int Recent = 8;

    private const double Nominal = 0.8;

    // Interval ends are rounded to whole numbers by at most a half, less what rounds the other way.
    private const double Rounded = 0.499;

    // However well intervals held, they are left half as wide as the errors say.
    private const double Narrowest = 0.5;

    // An interval of no width could never be widened.
    private const double LeastWidth = 0.01;

    private readonly ErrorList _all;
    private readonly ErrorList _ofSums;
    private readonly ErrorList _ofRepositories;
    private readonly List<(int At, double Score, bool IsSum)> _scores = [];
    private readonly Dictionary<(int, bool), double> _widenings = [];

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
        _all = ListOf(origins);
        _ofSums = ListOf(origins.Where(it => IsSum(it.Series)));
        _ofRepositories = ListOf(origins.Where(it => !IsSum(it.Series)));
        foreach ((QuarterlySeries series, int index) in origins)
        {
            double[] errors = ErrorsFor(series, index);
            if (errors.Length >= Fewest) _scores.Add((Number(series.First.Plus(index + horizon)), Score(errors, series.Values[index], series.Values[index + horizon]), IsSum(series)));
        }

        ErrorList ListOf(IEnumerable<(QuarterlySeries Series, int Index)> some) =>
            new(some.Select(it => (Number(it.Series.First.Plus(it.Index + horizon)), LogRatio.Size(it.Series.Values[it.Index]), LogRatio.Of(it.Series.Values[it.Index], it.Series.Values[it.Index + horizon]))));
    }

    /// <summary>The errors of the scopes most like a series' at a quarter, ascending; fewer than <see cref="Fewest"/> where too little is known.</summary>
    public double[] ErrorsFor(QuarterlySeries series, int index)
    {
        int now = Number(series.First.Plus(index));
        ErrorList kind = IsSum(series) ? _ofSums : _ofRepositories;
        return (kind.KnownAt(now) >= EnoughOfKind ? kind : _all).Nearest(LogRatio.Size(series.Values[index]), now, Nearest);
    }

    /// <summary>
    /// By how much the 80 % intervals of a series' kind up to a quarter would have had to be wider than the errors' own, for 80 % of them to hold what came; below 1: narrower.
    /// </summary>
    public double WideningFor(QuarterlySeries series, int index)
    {
        (int now, bool isSum) = (Number(series.First.Plus(index)), IsSum(series));
        if (_widenings.TryGetValue((now, isSum), out double known)) return known;
        List<(int At, double Score, bool IsSum)> tried = _scores.Where(it => it.At <= now).ToList();
        if (tried.Count(it => it.IsSum == isSum) >= EnoughOfKind) tried.RemoveAll(it => it.IsSum != isSum);
        if (tried.Count(it => it.At > now - Recent) >= EnoughOfKind) tried.RemoveAll(it => it.At <= now - Recent);
        double widening = tried.Count < EnoughOfKind ? 1 : Math.Max(Narrowest, Quantiles.At(tried.Select(it => it.Score).Order().ToArray(), Nominal));
        return _widenings[(now, isSum)] = widening;
    }

    // How wide the interval would have had to be to hold what came, counts being whole: 0 where its middle does.
    private static double Score(double[] errors, double last, double came)
    {
        double middle = Quantiles.At(errors, 0.5);
        double above = LogRatio.Of(last, came - Rounded) - middle, below = middle - LogRatio.Of(last, came + Rounded);
        if (above <= 0 && below <= 0) return 0;
        return above > 0
            ? above / Math.Max(LeastWidth, Quantiles.At(errors, (1 + Nominal) / 2) - middle)
            : below / Math.Max(LeastWidth, middle - Quantiles.At(errors, (1 - Nominal) / 2));
    }

    private static bool IsSum(QuarterlySeries series) => series.Kind != Metrics.ScopeKind.Repository;

    private static int Number(Quarter quarter) => (quarter.Year * 4) + quarter.Number;
}
