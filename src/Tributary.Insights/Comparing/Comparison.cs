using Tributary.Metrics.Uncertainty;
using Tributary.Model;

namespace Tributary.Insights.Comparing;

/// <summary>Two or more sides beside each other: each figure for each of them, how the others stand to the first, and how that moved.</summary>
public sealed record Comparison
{
    /// <summary>When.</summary>
    public required Period Period { get; init; }

    /// <summary>What is compared, as asked; the first is what the others are held against.</summary>
    public required IReadOnlyList<Side> Sides { get; init; }

    /// <summary>Repositories that belong to none of the sides, and in which something was read; 0 where sides are repositories themselves, or a vendor's.</summary>
    public required int Neutral { get; init; }

    /// <summary>A line for each figure.</summary>
    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>People who contributed to both of two sides in the period, by the sides' places.</summary>
    public required IReadOnlyDictionary<(int One, int Other), int> Shared { get; init; }

    /// <summary>The last periods, oldest first, the compared one last.</summary>
    public required IReadOnlyList<Moment> History { get; init; }

    /// <summary>What the figures are taken apart by, such as <c>layer</c>; null: by nothing.</summary>
    public required string? By { get; init; }

    /// <summary>The parts, in the catalog's order, without those in which nobody did anything.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>Repositories that cover the period, of all that are catalogued.</summary>
    public required (int Covered, int Of) Coverage { get; init; }
}

/// <summary>A figure for each side.</summary>
/// <param name="Metric">The metric's short name.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Values">In the order of the sides; null is missing.</param>
/// <param name="People">People behind each value: those that the metric counts, else the side's contributors; null is missing.</param>
/// <param name="Notes">What has to be known beside each value; empty: nothing.</param>
/// <param name="Parities">Of each side but the first to the first; null for figures that have none.</param>
public sealed record Measure(string Metric, string Title, IReadOnlyList<double?> Values, IReadOnlyList<double?> People, IReadOnlyList<string> Notes, IReadOnlyList<Parity?> Parities);

/// <summary>A period in the past.</summary>
/// <param name="Period">When.</param>
/// <param name="Contributors">Of each side; null where nothing was read.</param>
/// <param name="Commits">Of each side; null where nothing was read.</param>
/// <param name="Parities">In contributors, of each side but the first to the first.</param>
/// <param name="NeutralParities">The same in neutral repositories alone; empty where there are none.</param>
public sealed record Moment(Period Period, IReadOnlyList<double?> Contributors, IReadOnlyList<double?> Commits, IReadOnlyList<Parity> Parities, IReadOnlyList<Parity> NeutralParities);

/// <summary>A part of the whole, such as a layer of the stack.</summary>
/// <param name="Title">As it is printed.</param>
/// <param name="Contributors">Of each side.</param>
/// <param name="New">New contributors of each side.</param>
/// <param name="Sustained">Sustained contributors of each side.</param>
/// <param name="Commits">Of each side.</param>
/// <param name="Parities">In contributors, of each side but the first to the first.</param>
/// <param name="Before">The same parities a year before.</param>
public sealed record Part(
    string Title,
    IReadOnlyList<double?> Contributors,
    IReadOnlyList<double?> New,
    IReadOnlyList<double?> Sustained,
    IReadOnlyList<double?> Commits,
    IReadOnlyList<Parity> Parities,
    IReadOnlyList<Parity> Before);
