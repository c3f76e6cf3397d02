using Tributary.Insights.Findings;
using Tributary.Insights.Predictions;
using Tributary.Metrics;

namespace Tributary.Reports;

/// <summary>Of what an edition proposes predictions: what it tells of first.</summary>
internal static class ProposalSubjects
{
    private const int Categories = 4;

    /// <summary>The categories that moved, by the figure for which they are named; the repositories that moved; and the whole catalog. The first that can be forecast are taken.</summary>
    public static IEnumerable<ProposalSubject> Of(FindingSet findings, string catalog)
    {
        IEnumerable<Finding> categories = Movers.Of(findings).Take(Categories).Select(category => Movers.Strongest(findings, category));
        IEnumerable<Finding> repositories = ((string[])["contributors", "code-changes-commits"]).SelectMany(metric => findings.Every(metric, ScopeKind.Repository))
            .Where(it => it.IsChange).OrderByDescending(it => it.Score).ThenBy(it => it.Scope, StringComparer.Ordinal).ThenBy(it => it.Metric.Name, StringComparer.Ordinal);
        IEnumerable<Finding> whole = findings.Of("contributors", ScopeKind.Catalog, catalog) is { } people ? [people] : [];
        return categories.Concat(whole).Concat(repositories).Select(it => new ProposalSubject(it.Metric.Name, it.By, it.Scope, it.Title, it.Change is not < 0));
    }
}
