using Tributary.Insights.Findings;
using Tributary.Metrics;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Every category that is not among the movers, in a sentence or two.</summary>
internal static class QuietSection
{
    public static Section Write(FindingSet findings, IReadOnlyList<ScopeFigures> categories)
    {
        HashSet<string> movers = Movers.Of(findings).ToHashSet(StringComparer.Ordinal);
        return new Section("quiet", "Quiet corners", Passages(findings, categories.Where(category => !movers.Contains(category.Id)).ToList()));
    }

    private static List<Passage> Passages(FindingSet findings, List<ScopeFigures> quiet)
    {
        ILookup<bool, ScopeFigures> byTold = quiet.ToLookup(category => IsTold(findings, category));
        // Of what nothing may be said, no finding has the name: it stands as a title.
        return
        [
            new Passage(null, byTold[true].Select(category => Category(findings, category)).ToList()),
            .. byTold[false].Select(category => new Passage(category.Title, [Paragraph(Sentence(Say("Too little of it is read, or too few people took part in it, to say anything of it.")))])),
        ];
    }

    private static bool IsTold(FindingSet findings, ScopeFigures category) =>
        findings.Of("code-changes-commits", ScopeKind.Category, category.Id) is not null && findings.Of("contributors", ScopeKind.Category, category.Id) is not null;

    private static Paragraph Category(FindingSet findings, ScopeFigures category)
    {
        Finding commits = findings.Of("code-changes-commits", ScopeKind.Category, category.Id)!, people = findings.Of("contributors", ScopeKind.Category, category.Id)!;
        Finding? fresh = findings.Of("new-contributors", ScopeKind.Category, category.Id);
        Finding? area = findings.RowsOf("types-of-contributions", ScopeKind.Category, category.Id).Where(it => it["share"] is not null && it.Names[0] is not ("code" or "other")).MaxBy(it => it["share"]);
        Finding? largest = findings.Every("code-changes-commits", ScopeKind.Repository).Where(it => it.Category == category.Id && it.Value > 0).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).FirstOrDefault();
        return Paragraph(
            IsOpen(commits) && IsOpen(people)
                ? Sentence(Say($"{commits.Title} showed no clear change, with {Commits(commits.Value)} ({Interval(commits)}) and ", commits), Say($"{Count(people.Value)} contributors ({Interval(people)}).", people))
                : Sentence(Say($"{commits.Title}: {Moved(commits, "commits", Count)}; ", commits), Say($"{Moved(people, "contributors", Count, Moved(commits, "commits", Count))}.", people)),
            fresh is { Value: > 0 } && largest is not null
                ? Sentence(Say(Variation.Of(fresh, $"{Count(fresh.Value)} of them are new, and ", $"New among them are {Count(fresh.Value)}, and "), fresh), Say($"{largest.Scope} alone made {Commits(largest.Value)}.", largest))
                : null,
            area is null ? null : Sentence(Say($"{Share(area["share"])} of its work lies in {Within(area.NameTitles[0])}.", area)));
    }

    private static bool IsOpen(Finding finding) => finding.Change is not null && Direction.Of(finding) == "showed no clear change";

    private static string Interval(Finding finding) => $"{Rendering.Wording.Change(finding["low"])} to {Rendering.Wording.Change(finding["high"])}";
}
