using Tributary.Insights.Findings;
using Tributary.Metrics;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Pool sizes for who hires, small cores for who funds, and open doors for who would like to contribute.</summary>
internal static class PoolsSection
{
    private const int Most = 4;
    private const double LeastPeople = 20;
    private const double SmallCore = 2;

    public static Section Write(FindingSet findings) => new("pools", "What this means if you’re hiring, funding or contributing",
        new[] { new Passage("Hiring", [Hiring(findings)]), new Passage("Funding", [Funding(findings)]), new Passage("Contributing", [Contributing(findings)]) }.Where(it => it.Paragraphs[0].Sentences.Count > 0).ToList());

    private static Paragraph Hiring(FindingSet findings)
    {
        List<Finding> pools = findings.Every("sustained-contributors", ScopeKind.Category).Where(it => it.Value > 0).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Most).ToList();
        return pools.Count == 0 ? Paragraph() : Paragraph(Sentence([
            Say("Those who carry a field through a whole quarter, active in ten weeks or more of it, are few: ", pools),
            .. Row(pools, it => Say($"{Count(it.Value)} in {it.Title} ({Share(it["share_of_contributors"])} of its contributors)", it), ".")]));
    }

    private static Paragraph Funding(FindingSet findings)
    {
        List<Finding> cores = findings.Every("contributor-absence-factor", ScopeKind.Repository)
            .Where(it => it.Value is > 0 and <= SmallCore && findings.Of("contributors", ScopeKind.Repository, it.Scope) is { } people && people.Value >= LeastPeople)
            .OrderByDescending(it => findings.Of("contributors", ScopeKind.Repository, it.Scope)!.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Most).ToList();
        return cores.Count == 0 ? Paragraph() : Paragraph(Sentence([
            Say("A grant would reach few hands where many take part and hardly anybody carries: "),
            .. Row(cores, it => Say($"in {it.Scope}, half of the commits are by {(it.Value == 1 ? "1" : Count(it.Value))} of {Count(findings.Of("contributors", ScopeKind.Repository, it.Scope)!.Value)} people", it, findings.Of("contributors", ScopeKind.Repository, it.Scope)!), ".")]));
    }

    private static Paragraph Contributing(FindingSet findings)
    {
        List<Finding> open = findings.Every("conversion-rate", ScopeKind.Repository)
            .Where(it => it.Value > 0 && it["whole"] >= LeastPeople / 2)
            .OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Most).ToList();
        return open.Count == 0 ? Paragraph() : Paragraph(Sentence([
            Say($"Of those who came in {open[0].Period.Name}, the largest shares went on to contribute in ", open),
            .. Row(open, it => Say($"{it.Scope} ({Share(it.Value)} of {Count(it["whole"])})", it), ".")]));
    }
}
