using Tributary.Insights.Findings;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Says where a category's figures rest on few of its repositories.</summary>
internal static class Coverage
{
    // A share of the repositories.
    private const double Few = 0.5;

    /// <summary>Whether fewer than half of a scope's repositories are read to the period's end.</summary>
    public static bool IsThin(Finding finding) => finding.Covered < Few * finding.Of;

    /// <summary>A sentence; null where it needs none.</summary>
    public static Sentence? Of(Finding finding) => IsThin(finding) ? Sentence(Say($"This rests on the {Count(finding.Covered)} of {Count(finding.Of)} repositories that are read.", finding)) : null;
}
