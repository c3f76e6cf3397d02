using Tributary.Insights.Comparing;
using Tributary.Metrics.Uncertainty;
using Tributary.Model;

namespace Tributary.Insights.Stacks;

/// <summary>Two stacks beside each other, layer by layer, in people who took part.</summary>
public sealed record StackComparison
{
    /// <summary>The side that is divided by: the larger.</summary>
    public required Side One { get; init; }

    /// <summary>The side that is divided.</summary>
    public required Side Other { get; init; }

    /// <summary>All layers at once; who works at several counts once.</summary>
    public required LayerParity Whole { get; init; }

    /// <summary>The layers, in the catalog's order, without those in which nobody worked for either.</summary>
    public required IReadOnlyList<LayerParity> Layers { get; init; }

    /// <summary>The same in the repositories alone that belong to neither side, a year ago and now; null where there are none.</summary>
    public required LayerParity? Neutral { get; init; }

    /// <summary>Repositories that belong to neither side, and of which something is read.</summary>
    public required int NeutralRepositories { get; init; }

    /// <summary>Repositories that cover the period, of all that are catalogued.</summary>
    public required (int Covered, int Of) Coverage { get; init; }

    /// <summary>When.</summary>
    public Period Period => Whole.Now.Period;
}

/// <summary>How two stacks stand to each other in a layer, or in some place.</summary>
/// <param name="Name">The layer's short name; of no layer, what it is.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="History">Oldest first; the last is now.</param>
/// <param name="Before">A year before.</param>
/// <param name="Change">How sure the parity's change on a year before is; null where that can't be told.</param>
public sealed record LayerParity(string Name, string Title, IReadOnlyList<StackMoment> History, StackMoment Before, Difference? Change)
{
    /// <summary>The period compared.</summary>
    public StackMoment Now => History[^1];
}

/// <summary>A period of two stacks.</summary>
/// <param name="Period">Which.</param>
/// <param name="One">People of the side that is divided by.</param>
/// <param name="Other">People of the other.</param>
/// <param name="Parity">The other divided by the one; null where either is withheld.</param>
public sealed record StackMoment(Period Period, StackCell One, StackCell Other, Parity? Parity);

/// <summary>A number of people.</summary>
/// <param name="People">null: nothing was read, or it is withheld.</param>
/// <param name="Withheld">What stands in its place where it tells of too few; else null.</param>
public readonly record struct StackCell(double? People, string? Withheld);
