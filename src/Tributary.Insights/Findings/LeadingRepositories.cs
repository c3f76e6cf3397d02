using Tributary.Metrics;

namespace Tributary.Insights.Findings;

/// <summary>The repositories that account for most of how a category moved, as far as it may be told of them.</summary>
public static class LeadingRepositories
{
    private const int Most = 3;

    // A share of the largest difference: what differs by less, leads nothing.
    private const double Least = 0.2;

    // What began within the quarter has no quarter before.
    private const double DaysOfQuarter = 92;

    /// <summary>The change of a mover that its repositories are to account for: of its commits where these changed, else of its people.</summary>
    public static Finding Moved(FindingSet findings, string category)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return findings.Of("code-changes-commits", ScopeKind.Category, category) is { IsChange: true } commits ? commits : Movers.Strongest(findings, category);
    }

    /// <summary>Findings of the same metric, of those of a mover's repositories that differ most in the direction of its change; at most three.</summary>
    public static IReadOnlyList<Finding> Of(FindingSet findings, string category)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Finding moved = Moved(findings, category);
        int sign = Math.Sign(moved.Change!.Value);
        List<Finding> same = findings.Every(moved.Metric.Name, ScopeKind.Repository)
            .Where(it => it.Category == category && Math.Sign(Difference(findings, it)) == sign)
            .OrderByDescending(it => Math.Abs(Difference(findings, it))).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Most).ToList();
        return same.TakeWhile(it => Math.Abs(Difference(findings, it)) >= Least * Math.Abs(Difference(findings, same[0]))).ToList();
    }

    /// <summary>How much a repository's figure differs from the period before; 0 where that is not known.</summary>
    public static double Difference(FindingSet findings, Finding repository)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(repository);
        if (repository.Change is not null) return repository["after"]!.Value - repository["before"]!.Value;
        return findings.Of("age", ScopeKind.Repository, repository.Scope) is { Value: <= DaysOfQuarter } ? repository.Value ?? 0 : 0;
    }
}
