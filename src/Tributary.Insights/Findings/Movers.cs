using Tributary.Metrics;

namespace Tributary.Insights.Findings;

/// <summary>Which categories moved: those whose commits or contributors changed by more than chance would, among all categories.</summary>
public static class Movers
{
    private const int Most = 5;

    /// <summary>Their names, the most telling first; at most five.</summary>
    public static IReadOnlyList<string> Of(FindingSet findings) => Changes(findings)
        .GroupBy(it => it.Scope, StringComparer.Ordinal)
        .OrderByDescending(scope => scope.Max(it => it.Score)).ThenBy(scope => scope.Key, StringComparer.Ordinal)
        .Take(Most).Select(scope => scope.Key).ToList();

    /// <summary>The change for which a category is named.</summary>
    public static Finding Strongest(FindingSet findings, string category) => Changes(findings).Where(it => it.Scope == category).OrderByDescending(it => it.Score).ThenBy(it => it.Metric.Name, StringComparer.Ordinal).First();

    private static IEnumerable<Finding> Changes(FindingSet findings) =>
        findings.Every("code-changes-commits", ScopeKind.Category).Concat(findings.Every("contributors", ScopeKind.Category)).Where(it => it.IsChange);
}
