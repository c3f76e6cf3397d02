using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Reports.Prose.Traits;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>The categories that moved, a few paragraphs each: what changed, which repositories drove it, what they worked on, and what sets the category apart.</summary>
internal static class MovingSection
{
    private const int Areas = 3;
    private const int Told = 3;

    public static Section Write(FindingSet findings, TraitChoice traits) => new("moving", "What’s moving",
        Movers.Of(findings) is { Count: > 0 } movers
            ? movers.Select(category => Category(findings, traits, category)).ToList()
            : [new Passage(null, [Paragraph(Sentence(Say("No category’s commits or contributors moved further than chance would take them; all of them are among the quiet corners.")))])]);

    private static Passage Category(FindingSet findings, TraitChoice traits, string category)
    {
        Finding moved = LeadingRepositories.Moved(findings, category);
        IReadOnlyList<Finding> leading = LeadingRepositories.Of(findings, category);
        List<Paragraph> paragraphs =
        [
            Change(findings, category),
            Drivers.Of(findings, moved, leading),
            WorkTerms.Of(findings, leading),
            Paragraph([Work(findings, category), .. traits.Of(category, Told, PeopleTraits.Arrival)]),
        ];
        return new Passage(moved.Title, paragraphs.Where(it => it.Sentences.Count > 0).ToList());
    }

    // Commits or contributors may be withheld for another category's sake.
    private static Paragraph Change(FindingSet findings, string category)
    {
        Finding? commits = findings.Of("code-changes-commits", ScopeKind.Category, category), people = findings.Of("contributors", ScopeKind.Category, category);
        string moved = commits is null ? "" : Moved(commits, "commits", Count);
        return Paragraph(
            Sentence(
                commits is null ? null : Say(Capital(moved) + (people is null ? "." : ", and "), commits),
                people is null ? null : Say($"{(commits is null ? Capital(Moved(people, "contributors", Count)) : Moved(people, "contributors", Count, moved))}.", people)),
            ForecastSentence.Of(commits, people),
            Arrivals(findings, category, people),
            Coverage.Of(commits ?? people!));
    }

    private static Sentence? Arrivals(FindingSet findings, string category, Finding? people)
    {
        Finding? fresh = findings.Of("new-contributors", ScopeKind.Category, category), sustained = findings.Of("sustained-contributors", ScopeKind.Category, category);
        return fresh is not { Value: > 0 } ? null : Sentence(
            Say($"{Count(fresh.Value)} of these people ({Share(fresh["share_of_contributors"])}) had not been here before", fresh),
            people?["back"] is { } back ? Say($", {Count(back)} came back after a quarter or more away", people) : null,
            sustained is { Value: > 0 } ? Say($"; {Count(sustained.Value)} were active in ten weeks or more.", sustained) : Say("."));
    }

    private static Sentence? Work(FindingSet findings, string category)
    {
        List<Finding> areas = findings.RowsOf("types-of-contributions", ScopeKind.Category, category).Where(it => it["share"] is not null && it.Names[0] is not ("code" or "other")).OrderByDescending(it => it["share"]).ThenBy(it => it.Names[0], StringComparer.Ordinal).Take(Areas).ToList();
        return areas.Count < 2 ? null : Sentence([.. Row(areas, it => Say($"{Share(it["share"])}{(it == areas[0] ? " of the work, by the paths touched, lies" : "")} in {Within(it.NameTitles[0])}", it), ".")]);
    }
}
