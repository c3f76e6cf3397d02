using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Forecasting;

/// <summary>Forecasts made from every quarter of the past, each by what was known at its end, held against what came.</summary>
public sealed class Backtest
{
    private static readonly int[] Horizons = [1, 2];

    private readonly Forecaster _forecaster;

    /// <summary>Makes the forecasts, one and two quarters ahead.</summary>
    public Backtest(Forecaster forecaster)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        _forecaster = forecaster;
        Trials = Horizons.SelectMany(TrialsAt).ToList();
    }

    /// <summary>Every forecast that was made; those that were refused are not among them.</summary>
    public IReadOnlyList<BacktestTrial> Trials { get; }

    /// <summary>How they came out, by horizon, of all kinds of scopes or of one.</summary>
    /// <param name="kind">The kind of scopes; null: all.</param>
    public IReadOnlyList<BacktestResult> Results(ScopeKind? kind) =>
        Horizons.Select(horizon => Trials.Where(it => it.Horizon == horizon && (kind is null || it.Series.Kind == kind)).ToList())
            .Where(trials => trials.Count > 0)
            .Select(trials => BacktestResult.Of(kind, trials))
            .ToList();

    private IEnumerable<BacktestTrial> TrialsAt(int horizon)
    {
        IReadOnlyList<QuarterlySeries> all = _forecaster.Series.All;
        var smoothing = new Smoothing(all, horizon);
        foreach (QuarterlySeries series in all)
        {
            for (int index = 0; index + horizon < series.Values.Count; index++)
            {
                if (_forecaster.From(series, index, horizon) is not { Distribution: { } distribution } forecast) continue;
                double last = LogRatio.Size(series.Values[index]), came = series.Values[index + horizon];
                double drift = index == 0 ? 0 : horizon * (last - LogRatio.Size(series.Values[0])) / index;
                double[] sizes = [last, LogRatio.Size(distribution.Median), smoothing.SizeAfter(series, index), last + drift];
                yield return new BacktestTrial(series, forecast.Origin, horizon, distribution, came, sizes.Select(size => Math.Abs(size - LogRatio.Size(came))).ToArray());
            }
        }
    }
}

/// <summary>A forecast that was made and held against what came.</summary>
/// <param name="Series">Of which scope.</param>
/// <param name="Origin">The last quarter that it knew of.</param>
/// <param name="Horizon">Quarters ahead.</param>
/// <param name="Distribution">What was forecast.</param>
/// <param name="Came">What came.</param>
/// <param name="Errors">Absolute log ratios, in the order of <see cref="ForecastMethod"/>.</param>
public sealed record BacktestTrial(QuarterlySeries Series, Quarter Origin, int Horizon, ForecastDistribution Distribution, double Came, IReadOnlyList<double> Errors)
{
    /// <summary>Whether the 80 % interval held it, its ends included.</summary>
    public bool IsCovered => Came >= Distribution.Low80 && Came <= Distribution.High80;
}
