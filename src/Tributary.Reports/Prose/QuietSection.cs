using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Reports.Prose.Traits;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Every category that is not among the movers: how it stands in a sentence, and the one or two things that set it apart.</summary>
internal static class QuietSection
{
    private const int Told = 2;

    public static Section Write(FindingSet findings, IReadOnlyList<ScopeFigures> categories, TraitChoice traits)
    {
        HashSet<string> movers = Movers.Of(findings).ToHashSet(StringComparer.Ordinal);
        return new Section("quiet", "Quiet corners", Passages(findings, categories.Where(category => !movers.Contains(category.Id)).ToList(), traits));
    }

    private static List<Passage> Passages(FindingSet findings, List<ScopeFigures> quiet, TraitChoice traits)
    {
        ILookup<bool, ScopeFigures> byTold = quiet.ToLookup(category => IsTold(findings, category));
        // Of what nothing may be said, no finding has the name: it stands as a title.
        return
        [
            new Passage(null, [Still(findings, byTold[true]), .. byTold[true].Select((category, place) => Category(findings, category, traits, place))]),
            .. byTold[false].Select(category => new Passage(category.Title, [Paragraph(Sentence(Say("Too little of it is read, or too few people took part in it, to say anything of it.")))])),
        ];
    }

    private static bool IsTold(FindingSet findings, ScopeFigures category) => CommitsOf(findings, category) is not null && PeopleOf(findings, category) is not null;

    private static Finding? CommitsOf(FindingSet findings, ScopeFigures category) => findings.Of("code-changes-commits", ScopeKind.Category, category.Id);

    private static Finding? PeopleOf(FindingSet findings, ScopeFigures category) => findings.Of("contributors", ScopeKind.Category, category.Id);

    // What is said of all alike is said once.
    private static Paragraph Still(FindingSet findings, IEnumerable<ScopeFigures> told)
    {
        List<Finding> still = told.Where(category => IsStill(findings, category)).SelectMany(category => (Finding[])[CommitsOf(findings, category)!, PeopleOf(findings, category)!]).ToList();
        return still.Count == 0 ? Paragraph() : Paragraph(Sentence(
            Say("Unless it is said otherwise, commits and contributors of the categories below showed no clear change.", still)));
    }

    private static bool IsStill(FindingSet findings, ScopeFigures category) => IsOpen(CommitsOf(findings, category)!) && IsOpen(PeopleOf(findings, category)!);

    private static Paragraph Category(FindingSet findings, ScopeFigures category, TraitChoice traits, int place)
    {
        Finding commits = CommitsOf(findings, category)!, people = PeopleOf(findings, category)!;
        Sentence? inside = Inside(findings, category.Id, place);
        IReadOnlyList<Sentence?> apart = traits.Of(category.Id, inside is null ? Told : Told - 1);
        return Paragraph([Standing(commits, people, IsStill(findings, category), place), inside, .. apart.Count > 0 ? apart : [traits.Largest(category.Id)]]);
    }

    // A category may stand still, and a repository in it move.
    private static Sentence? Inside(FindingSet findings, string category, int turn)
    {
        Finding? moved = findings.Every("code-changes-commits", ScopeKind.Repository).Concat(findings.Every("contributors", ScopeKind.Repository)).Where(it => it.Category == category && it.IsChange)
            .OrderByDescending(it => it.Score).ThenBy(it => it.Id, StringComparer.Ordinal).FirstOrDefault();
        return moved is null ? null : Sentence(Say(
            $"{(turn % 2 == 0 ? "Within it, " : "")}{Its(moved.Scope)} {Moved(moved, moved.Metric.Name == "contributors" ? "contributors" : "commits", Count)}.", moved));
    }

    private static Sentence Standing(Finding commits, Finding people, bool isStill, int turn)
    {
        bool isThin = Coverage.IsThin(commits);
        string covered = Count(commits.Covered), of = Count(commits.Of);
        if (!isStill)
        {
            string moved = Moved(commits, "commits", Count);
            return Sentence(Say(isThin ? $"In the {covered} of {of} repositories of {commits.Title} that are read, {moved}; " : $"{commits.Title}: {moved}; ", commits), Say($"{Moved(people, "contributors", Count, moved)}.", people));
        }

        return (turn % 4) switch
        {
            0 => Sentence(Say($"{commits.Title} had {Commits(commits.Value)} by ", commits), Say($"{People(people.Value)}", people), Say(isThin ? $", in {covered} of its {of} repositories: the others are not read." : ".", commits)),
            1 => Sentence(Say(isThin ? $"In {commits.Title}, {covered} of {of} repositories are read; there, " : $"In {commits.Title}, ", commits), Say($"{People(people.Value)} made ", people), Say($"{Commits(commits.Value)}.", commits)),
            2 => Sentence(Say($"{People(people.Value)} worked on {people.Title} and made ", people), Say($"{Commits(commits.Value)}{(isThin ? $", as far as {covered} of its {of} repositories tell" : "")}.", commits)),
            _ => Sentence(Say($"Of {commits.Title}, {(isThin ? $"{covered} of {of} repositories are read, with {Commits(commits.Value)}" : $"{Commits(commits.Value)} were made")} by ", commits), Say($"{People(people.Value)}.", people)),
        };
    }

    private static bool IsOpen(Finding finding) => finding.Change is not null && Direction.Of(finding) == "showed no clear change";
}
