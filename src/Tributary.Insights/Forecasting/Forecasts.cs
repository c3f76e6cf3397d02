using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Insights.Forecasting;

/// <summary>Forecasts of a store's metrics; a metric's series are read once, for all scopes. Not for several threads at once.</summary>
/// <param name="store">Open for reading; nobody else uses its connection meanwhile.</param>
public sealed class Forecasts(FactStore store)
{
    private readonly Dictionary<string, Forecaster> _forecasters = new(StringComparer.Ordinal);

    /// <summary>The forecast of a metric for a scope and a quarter, by what was known before that quarter.</summary>
    /// <exception cref="MetricException">There is no such metric or scope, or the metric is no count.</exception>
    public Forecast Of(string metric, ScopeKind kind, string scope, Quarter quarter) => Of(metric).Of(kind, scope, quarter);

    /// <summary>All that can be forecast of a metric.</summary>
    /// <exception cref="MetricException">There is no such metric, it is no count, or the store does not hold what it reads.</exception>
    public Forecaster Of(string metric)
    {
        if (!_forecasters.TryGetValue(metric, out Forecaster? forecaster)) _forecasters[metric] = forecaster = new Forecaster(SeriesReader.Read(store, metric));
        return forecaster;
    }
}
