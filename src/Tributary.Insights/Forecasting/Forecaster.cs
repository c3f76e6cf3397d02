using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Forecasting;

/// <summary>
/// Forecasts a metric's series. The point is the last value, which nothing beat in back-tests; the interval comes of how wrong that was for like scopes,
/// widened until, looking back, it covers. Not for several threads at once.
/// </summary>
public sealed class Forecaster
{
    private readonly Dictionary<(ScopeKind, string), QuarterlySeries> _series;
    private readonly Dictionary<int, RollingErrors> _errors = [];

    /// <summary>Over a metric's series.</summary>
    public Forecaster(MetricSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        Series = series;
        _series = series.All.ToDictionary(it => (it.Kind, it.Scope));
    }

    /// <summary>What it knows.</summary>
    public MetricSeries Series { get; }

    /// <summary>The forecast of a scope's figure in a quarter, by what was known before that quarter: of one that is covered already, as it would have been then.</summary>
    /// <exception cref="MetricException">There is no such scope.</exception>
    public Forecast Of(ScopeKind kind, string scope, Quarter quarter)
    {
        if (!_series.TryGetValue((kind, scope), out QuarterlySeries? series)) throw new MetricException($"There is no {kind.ToString().ToLowerInvariant()} '{scope}' in the store.");
        return Of(series, quarter);
    }

    /// <summary>The same, of a series that it knows.</summary>
    public Forecast Of(QuarterlySeries series, Quarter quarter)
    {
        ArgumentNullException.ThrowIfNull(series);
        Quarter origin = series.Last < quarter ? series.Last : quarter.Previous;
        int horizon = series.IndexOf(quarter) - series.IndexOf(origin);
        if (series.Values.Count == 0) return new Forecast { Kind = series.Kind, Scope = series.Scope, Quarter = quarter, Origin = origin, Of = series.Of, Refusal = "nothing of it is read" };
        return From(series, series.IndexOf(origin), horizon);
    }

    /// <summary>The forecast that was made at a quarter's end, by what was known then; null where there is no such scope, or that quarter of it is not known.</summary>
    /// <param name="kind">The kind of scope.</param>
    /// <param name="scope">Its name.</param>
    /// <param name="origin">The last quarter that it knows of.</param>
    /// <param name="quarter">The quarter that it is about, after <paramref name="origin"/>.</param>
    public Forecast? At(ScopeKind kind, string scope, Quarter origin, Quarter quarter)
    {
        if (!_series.TryGetValue((kind, scope), out QuarterlySeries? series) || quarter <= origin || ValueAt(kind, scope, origin) is null) return null;
        int index = series.IndexOf(origin);
        return From(series, index, series.IndexOf(quarter) - index);
    }

    /// <summary>What a scope's figure was in a quarter, over the repositories that it is followed by; null where that is not known.</summary>
    public double? ValueAt(ScopeKind kind, string scope, Quarter quarter) =>
        _series.TryGetValue((kind, scope), out QuarterlySeries? series) && series.IndexOf(quarter) is >= 0 and var index && index < series.Values.Count ? series.Values[index] : null;

    /// <summary>The forecast from a place in a series on, by what was known then.</summary>
    internal Forecast From(QuarterlySeries series, int index, int horizon)
    {
        Quarter origin = series.First.Plus(index);
        var forecast = new Forecast { Kind = series.Kind, Scope = series.Scope, Quarter = origin.Plus(horizon), Origin = origin, Repositories = series.Repositories, Of = series.Of };
        if (Refusals.Of(series, index) is { } refusal) return forecast with { Refusal = refusal };
        if (horizon > Refusals.LongestHorizon) return forecast with { Refusal = Refusals.TooFar(origin) };
        RollingErrors rolling = ErrorsAt(horizon);
        double[] errors = rolling.ErrorsFor(series, index);
        if (errors.Length < RollingErrors.Fewest) return forecast with { Refusal = Refusals.TooFewErrors(errors.Length) };
        return forecast with { Point = series.Values[index], Distribution = new ForecastDistribution(series.Values[index], errors, rolling.WideningFor(series, index)) };
    }

    private RollingErrors ErrorsAt(int horizon)
    {
        if (!_errors.TryGetValue(horizon, out RollingErrors? errors)) _errors[horizon] = errors = new RollingErrors(Series.All, horizon);
        return errors;
    }
}
