using Tributary.Model;

namespace Tributary.Insights.Predictions;

/// <summary>What a condition's figure is in a quarter.</summary>
/// <param name="Quarter">Which.</param>
/// <param name="Value">What is held against the threshold, of what was read; null where nothing was, or there is nothing to divide by.</param>
/// <param name="Covered">Repositories that cover all that is read for it.</param>
/// <param name="Missing">Those that do not, by name, in the catalog's order.</param>
public sealed record ClaimReading(Quarter Quarter, double? Value, int Covered, IReadOnlyList<string> Missing)
{
    /// <summary>Repositories of what is measured, and of what it is compared with.</summary>
    public int Of => Covered + Missing.Count;

    /// <summary>Whether as large a share is covered as is asked for.</summary>
    public bool Covers(decimal share) => Covered > 0 && Covered >= share * Of;
}
