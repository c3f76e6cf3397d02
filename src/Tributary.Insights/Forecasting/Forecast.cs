using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Forecasting;

/// <summary>What a scope's figure may be in a quarter, or why nothing is said.</summary>
public sealed record Forecast
{
    /// <summary>The kind of scope.</summary>
    public required ScopeKind Kind { get; init; }

    /// <summary>The scope's name.</summary>
    public required string Scope { get; init; }

    /// <summary>The quarter that it is about.</summary>
    public required Quarter Quarter { get; init; }

    /// <summary>The last quarter that it knows of, before <see cref="Quarter"/>.</summary>
    public required Quarter Origin { get; init; }

    /// <summary>The last value: what is forecast if nothing changes; null where it is refused.</summary>
    public double? Point { get; init; }

    /// <summary>How likely which value is; null where it is refused.</summary>
    public ForecastDistribution? Distribution { get; init; }

    /// <summary>Why nothing is said, as half a sentence; null: something is.</summary>
    public string? Refusal { get; init; }

    /// <summary>Repositories whose sum it is.</summary>
    public int Repositories { get; init; }

    /// <summary>Repositories of the scope.</summary>
    public int Of { get; init; }
}
