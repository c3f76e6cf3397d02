using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Reports.Rendering;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>The categories that moved, a few paragraphs each: what changed, which repositories drove it, what it was about, and whose work it is.</summary>
internal static class MovingSection
{
    private const int Repositories = 3;
    private const int Areas = 3;

    // A share of the category's difference that makes it one repository's.
    private const double Mostly = 0.6;

    // Half a year.
    private const double YoungDays = 183;

    public static Section Write(FindingSet findings) => new("moving", "What’s moving",
        Movers.Of(findings) is { Count: > 0 } movers
            ? movers.Select(category => Category(findings, category)).ToList()
            : [new Passage(null, [Paragraph(Sentence(Say("No category’s commits or contributors moved further than chance would take them; all of them are among the quiet corners.")))])]);

    private static Passage Category(FindingSet findings, string category)
    {
        // Commits may be withheld for another category's sake.
        Finding? commits = findings.Of("code-changes-commits", ScopeKind.Category, category);
        List<Paragraph> paragraphs = [Change(findings, category, commits), commits is null ? Paragraph(Entrants(findings, category)) : Drivers(findings, commits), Work(findings, category), Whose(findings, category)];
        return new Passage(Movers.Strongest(findings, category).Title, paragraphs.Where(it => it.Sentences.Count > 0).ToList());
    }

    private static Paragraph Change(FindingSet findings, string category, Finding? commits)
    {
        Finding? people = findings.Of("contributors", ScopeKind.Category, category), fresh = findings.Of("new-contributors", ScopeKind.Category, category);
        Finding? sustained = findings.Of("sustained-contributors", ScopeKind.Category, category), weeks = findings.Of("active-weeks", ScopeKind.Category, category);
        Finding? builders = Builders(findings, category);
        string moved = commits is null ? "" : Moved(commits, "commits", Count);
        return Paragraph(
            Sentence(
                commits is null ? null : Say(Capital(moved) + (people is null ? "." : ", and "), commits),
                people is null ? null : Say($"{(commits is null ? Capital(Moved(people, "contributors", Count)) : Moved(people, "contributors", Count, moved))}.", people)),
            fresh is null ? null : Sentence(
                Say($"{Count(fresh.Value)} of these people ({Share(fresh["share_of_contributors"])}) had not been here before", fresh),
                sustained is { Value: > 0 } ? Say($"; {Count(sustained.Value)} were active in ten weeks or more.", sustained) : Say(".")),
            builders is null || weeks is null ? null : Sentence(
                Say($"The {Count(builders.Value)} builders, active in four weeks or more, made {Count(builders["commits"])} of the commits; ", builders),
                Say($"the mean is {Wording.Mean(weeks.Value)} active weeks.", weeks)));
    }

    private static Finding? Builders(FindingSet findings, string category) =>
        findings.RowsOf("builders-regulars-experimenters", ScopeKind.Category, category).FirstOrDefault(it => it.Names[0] == "builder" && it.Value >= 5);

    private static Paragraph Drivers(FindingSet findings, Finding commits)
    {
        if (commits is not { IsChange: true, Change: { } change }) return Paragraph(Entrants(findings, commits.Scope));
        double difference = commits["after"]!.Value - commits["before"]!.Value;
        List<Finding> drivers = findings.Every("code-changes-commits", ScopeKind.Repository)
            .Where(it => it.Category == commits.Scope && it.Change is not null && Math.Sign(it.Change.Value) == Math.Sign(change))
            .OrderByDescending(it => Math.Abs(it["after"]!.Value - it["before"]!.Value)).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Repositories).ToList();
        if (drivers.Count == 0) return Paragraph();
        Finding first = drivers[0];
        bool isMostly = difference != 0 && (first["after"] - first["before"]) / difference >= Mostly;
        Finding? core = findings.Of("contributor-absence-factor", ScopeKind.Repository, first.Scope), age = findings.Of("age", ScopeKind.Repository, first.Scope);
        return Paragraph(
            isMostly
                ? Sentence(Say($"Most of the difference is {Its(first.Scope)}, which went from {Count(first["before"])} commits to {Count(first["after"])}.", first))
                : Sentence([Say("The largest differences are "), .. Row(drivers, it => Say($"{Its(it.Scope)} (from {Count(it["before"])} commits to {Count(it["after"])})", it), ".")]),
            core is { Value: <= 3 } ? Sentence(Say($"Half of the commits of {core.Scope} are by {People(core.Value)}.", core)) : null,
            age is { Value: < YoungDays } ? Sentence(Say($"{age.Scope} was begun {Count(age.Value)} days before the quarter’s end.", age)) : null,
            Entrants(findings, commits.Scope));
    }

    // Where the newcomers went.
    private static Sentence? Entrants(FindingSet findings, string category)
    {
        Finding? most = findings.Every("new-contributors", ScopeKind.Repository).Where(it => it.Category == category && it.Value >= 10).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).FirstOrDefault();
        return most is null ? null : Sentence(Say(
            $"{most.Scope} took in {Count(most.Value)} people who were new to it{(most["share_of_contributors"] >= 0.5 ? $", {Share(most["share_of_contributors"])} of all who worked on it" : "")}.", most));
    }

    private static Paragraph Work(FindingSet findings, string category)
    {
        List<Finding> areas = findings.RowsOf("types-of-contributions", ScopeKind.Category, category).Where(it => it["share"] is not null && it.Names[0] is not ("code" or "other")).OrderByDescending(it => it["share"]).ThenBy(it => it.Names[0], StringComparer.Ordinal).Take(Areas).ToList();
        List<Finding> kinds = findings.RowsOf("kinds-of-change", ScopeKind.Category, category).Where(it => it["share"] is not null && it.Names[0] is "feature" or "fix").OrderByDescending(it => it["share"]).ToList();
        Finding? churn = findings.Of("file-churn", ScopeKind.Category, category);
        return Paragraph(
            areas.Count < 2 ? null : Sentence([.. Row(areas, it => Say($"{Share(it["share"])}{(it == areas[0] ? " of the work, by the paths touched, lies" : "")} in {Within(it.NameTitles[0])}", it), ".")]),
            kinds.Count < 2 ? null : Sentence([.. Row(kinds, it => Say($"{Share(it["share"])}{(it == kinds[0] ? " of the commits" : "")} are {Within(it.NameTitles[0])}", it), ".")]),
            churn is { Value: > 0.5 } ? Sentence(Say($"Of the paths that exist there, {Share(churn.Value)} were changed within the quarter.", churn)) : null);
    }

    private static Paragraph Whose(FindingSet findings, string category)
    {
        Finding? unknown = Organisation(findings, category, isKnown: false), first = Organisation(findings, category, isKnown: true), agents = findings.Of("agent-assisted-share", ScopeKind.Category, category);
        return Paragraph(
            first is null || unknown is null ? null : Sentence(
                Say($"Of the commits whose author’s organisation is known, {Share(first["share_of_known"])} are by people of {first.NameTitles[0]}; ", first),
                Say($"of {Share(unknown["share_at_least"])} it is not.", unknown)),
            agents is { Value: >= 0.1 } ? Sentence(Say($"{Share(agents.Value)} of people’s commits declare a coding agent’s help; there may be more.", agents)) : null);
    }

    private static Finding? Organisation(FindingSet findings, string category, bool isKnown) => findings.RowsOf("organizational-diversity", ScopeKind.Category, category)
        .Where(it => it.Names[0] == "unknown" != isKnown).OrderByDescending(it => it["share_of_known"] ?? 0).FirstOrDefault();
}
