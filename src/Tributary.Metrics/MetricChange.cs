using Tributary.Metrics.Uncertainty;

namespace Tributary.Metrics;

/// <summary>A metric's change against the period before, over the repositories that cover both.</summary>
/// <param name="Scope">The scope's name.</param>
/// <param name="Names">The row's names within the scope; empty where a scope is one row.</param>
/// <param name="Before">The value of the period before.</param>
/// <param name="After">The value of the period.</param>
/// <param name="Comparable">Repositories of the scope that cover both.</param>
/// <param name="Difference">How sure it is; null where nothing says.</param>
public sealed record MetricChange(string Scope, IReadOnlyList<string> Names, double? Before, double? After, int Comparable, Difference? Difference)
{
    /// <summary>The change as a share of the value before; null where that is missing or zero.</summary>
    public double? Ratio => Before is > 0 ? (After - Before) / Before : null;

    /// <summary>People behind the value of the period before; null where it is not about people, or missing.</summary>
    public double? PeopleBefore { get; init; }

    /// <summary>People behind the value of the period; null where it is not about people, or missing.</summary>
    public double? PeopleAfter { get; init; }

    /// <summary>What is printed where both values are withheld, for too few people are behind one of them; null: they are not.</summary>
    public string? Withheld { get; init; }
}
