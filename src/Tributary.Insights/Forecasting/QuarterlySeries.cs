using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Forecasting;

/// <summary>A metric's values for a scope, quarter after quarter, none missing.</summary>
public sealed record QuarterlySeries
{
    /// <summary>What kind of scope it is.</summary>
    public required ScopeKind Kind { get; init; }

    /// <summary>The scope's name.</summary>
    public required string Scope { get; init; }

    /// <summary>The first quarter: that of the first activity, or the first that is covered.</summary>
    public required Quarter First { get; init; }

    /// <summary>A value for each quarter from <see cref="First"/> on; 0 or more.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>The people behind each value.</summary>
    public required IReadOnlyList<double> People { get; init; }

    /// <summary>Repositories whose sum it is, the same in all quarters.</summary>
    public required int Repositories { get; init; }

    /// <summary>Repositories of the scope.</summary>
    public required int Of { get; init; }

    /// <summary>The last quarter; the one before <see cref="First"/> where there is none.</summary>
    public Quarter Last => First.Plus(Values.Count - 1);

    /// <summary>The quarter's place in <see cref="Values"/>; outside of it where the series does not have the quarter.</summary>
    internal int IndexOf(Quarter quarter) => ((quarter.Year - First.Year) * 4) + quarter.Number - First.Number;
}

/// <summary>A metric's series for all scopes of a store.</summary>
/// <param name="Metric">Which.</param>
/// <param name="All">Repositories, categories, groups and the whole catalog, each in the catalog's order; a scope of which nothing is read has an empty one.</param>
public sealed record MetricSeries(Metric Metric, IReadOnlyList<QuarterlySeries> All);
