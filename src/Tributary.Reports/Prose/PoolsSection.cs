using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Metrics.Uncertainty;
using Tributary.Reports.Rendering;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Pool sizes for who hires, small cores for who funds, and open doors for who would like to contribute.</summary>
internal static class PoolsSection
{
    private const int Most = 4;
    private const int Deepest = 3;
    private const double LeastPeople = 20;
    private const double LeastNewcomers = 10;
    private const double SmallCore = 5;

    public static Section Write(FindingSet findings) => new("pools", "What this means if you’re hiring, funding or contributing",
        new[] { new Passage("Hiring", [Hiring(findings), Crossing(findings)]), new Passage("Funding", [Funding(findings)]), new Passage("Contributing", [Contributing(findings)]) }.Where(it => it.Paragraphs.Any(paragraph => paragraph.Sentences.Count > 0)).ToList());

    private static Paragraph Hiring(FindingSet findings)
    {
        List<Finding> pools = findings.Every("sustained-contributors", ScopeKind.Category).Where(it => it.Value > 0).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Most).ToList();
        List<Finding> deep = findings.Every("active-weeks", ScopeKind.Category).Where(it => it["contributors"] >= LeastPeople).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Deepest).ToList();
        return Paragraph(
            pools.Count == 0 ? null : Sentence([
                Say("Those who carry a field through a whole quarter, active in ten weeks or more of it, are few: ", pools),
                .. Row(pools, it => Say($"{Count(it.Value)} in {it.Title} ({Share(it["share_of_contributors"])} of its contributors)", it), ".")]),
            deep.Count == 0 ? null : Sentence([Say("People sit deepest, by the mean of their active weeks, in "), .. Row(deep, it => Say($"{it.Title} ({Wording.Mean(it.Value)})", it), ": they are the hardest to move.")]));
    }

    private static Paragraph Crossing(FindingSet findings)
    {
        List<Finding> pools = findings.Pools().Where(it => it.Restrictions.All(term => term.Contains("category:", StringComparison.Ordinal))).ToList();
        List<Finding> told = pools.Where(it => it.Value > 0).OrderByDescending(it => it.Value).ThenBy(it => it.Id, StringComparer.Ordinal).ToList();
        Finding? few = pools.Find(it => it["fewer_than"] is not null);
        if (told.Count == 0) return Paragraph(few is null ? null : Sentence(Say("Nowhere do even five people build in one category, in four weeks or more of the quarter, and work in a second.", few)));
        return Paragraph(Sentence(
        [
            Say("Cross-domain people are scarce: "),
            .. Row(told, it => Say($"{Count(it.Value)} {(it == told[0] ? "build, in four weeks or more of the quarter, in" : "in")} {it.RestrictionTitles[0]} {(it == told[0] ? "and work" : "who work")} in {it.RestrictionTitles[1]} too", it), few is null ? "." : ""),
            few is null ? null : Say("; of any other such pair there are fewer than five.", few),
        ]));
    }

    private static Paragraph Funding(FindingSet findings)
    {
        List<(Finding Core, Finding People)> cores = findings.Every("contributor-absence-factor", ScopeKind.Repository)
            .Where(it => it["fewer_than"] is not null || it.Value is > 0 and < SmallCore)
            .Select(it => (Core: it, People: findings.Of("contributors", ScopeKind.Repository, it.Scope)!)).Where(it => it.People?.Value >= LeastPeople)
            .OrderByDescending(it => it.People.Value).ThenBy(it => it.Core.Scope, StringComparer.Ordinal).Take(Most).ToList();
        if (cores.Count == 0) return Paragraph();
        // Whom an edition may tell how few, it tells for each number of hands.
        return Paragraph(Sentence(
        [
            Say("A grant would reach few hands where many take part and hardly anybody carries: "),
            .. cores.GroupBy(it => Hands(it.Core), StringComparer.Ordinal).SelectMany((group, place) => Row(
                group.ToList(),
                it => Say($"{(it == group.First() ? $"{(place == 0 ? "" : "; ")}{group.Key} made half of the commits of " : "")}{it.Core.Scope} (of {Count(it.People.Value)}{(it == cores[0] ? " who took part" : "")})", it.Core, it.People),
                "")),
            Say("."),
        ]));
    }

    private static Paragraph Contributing(FindingSet findings)
    {
        // Of few newcomers, a large share may be chance: ranked by what is sure of it.
        List<Finding> open = findings.Every("conversion-rate", ScopeKind.Repository)
            .Where(it => it.Value > 0 && it["whole"] >= LeastNewcomers)
            .OrderByDescending(it => Wilson.Low(it["part"]!.Value, it["whole"]!.Value)).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Most).ToList();
        List<Finding> fresh = findings.Every("new-contributors", ScopeKind.Repository)
            .Where(it => it.Value >= LeastNewcomers && it["share_of_contributors"] >= 0.5).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Most).ToList();
        return Paragraph(
            open.Count == 0 ? null : Sentence([
                Say($"Of those who came in {open[0].Period.Name}, most stayed to contribute, as far as their number lets tell, in ", open),
                .. Row(open, it => Say($"{it.Scope} ({Count(it["part"])} of {Count(it["whole"])})", it), ".")]),
            fresh.Count == 0 ? null : Sentence([
                Say("Newcomers find most of their own kind in "),
                .. Row(fresh, it => Say($"{it.Scope} ({Count(it.Value)} new, {Share(it["share_of_contributors"])} of all there)", it), ".")]));
    }
}
