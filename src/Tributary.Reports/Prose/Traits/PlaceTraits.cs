using Tributary.Insights.Findings;
using Tributary.Metrics;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose.Traits;

/// <summary>Where the work is: in one repository, in young ones, in small teams that touch much.</summary>
internal static class PlaceTraits
{
    private const double SmallTeam = 15;
    private const double LeastTeam = 5;
    private const string Commits = "code-changes-commits";

    /// <summary>How much of the work is the largest repository's.</summary>
    public static readonly Trait OneRepository = new("one repository", "shape", Largest, it => Sentence(
        Say(it.Say($"{it.Finding.Scope} alone made {Count(it.Finding.Value)} of the {Count(it.Findings[1].Value)} commits", $"Of the {Count(it.Findings[1].Value)} commits, {Count(it.Finding.Value)} are {Its(it.Finding.Scope)}"), it.Findings), Say(".")));

    public static readonly IReadOnlyList<Trait> All =
    [
        OneRepository,
        new("young repositories", "shape", Begun, Young),
        new("footprint", "footprint", Footprint, it => Sentence(Say(
            it.Say($"{it.Finding.Scope} is a small team with a massive footprint: {People(it.Finding["contributors"])} touched {Count(it.Finding.Value)} files", $"{People(it.Finding["contributors"])} in {it.Finding.Scope} touched {Count(it.Finding.Value)} files: a small team that carries much", $"Few carry much in {it.Finding.Scope}, where {People(it.Finding["contributors"])} touched {Count(it.Finding.Value)} files"), it.Finding), Say("."))),
    ];

    private static IEnumerable<Finding> Repositories(FindingSet findings, string metric, string category) => findings.Every(metric, ScopeKind.Repository).Where(it => it.Category == category && it.Value > 0);

    private static TraitFigure? Largest(FindingSet findings, string category)
    {
        Finding? all = findings.Of(Commits, ScopeKind.Category, category), largest = Repositories(findings, Commits, category).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).FirstOrDefault();
        // A repository counts copies as its own, its category does not; and where there is one alone, that says nothing.
        return all is null || largest is null || largest.Value >= all.Value ? null : TraitFigure.Share(largest.Value / all.Value, WorkTraits.People(findings, category), largest, all);
    }

    private static TraitFigure? Begun(FindingSet findings, string category) => findings.Of(Commits, ScopeKind.Category, category) is { Value: > 0 } all && Newest(findings, category) is { } newest
        ? TraitFigure.Share(all["begun"] / all.Value, WorkTraits.People(findings, category), all, newest)
        : null;

    private static Finding? Newest(FindingSet findings, string category) => findings.Of(Commits, ScopeKind.Category, category)?["begun"] is null ? null : Repositories(findings, "age", category)
        .Where(it => findings.Of(Commits, ScopeKind.Repository, it.Scope) is { Value: > 0 }).OrderBy(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).FirstOrDefault();

    private static Sentence Young(Standing it)
    {
        (Finding all, Finding newest) = (it.Finding, it.Findings[1]);
        string repositories = Rendering.Wording.Repositories((int)all["begun_repositories"]!.Value);
        return Sentence(
            Say(it.Say($"{Capital(repositories)} begun within a year of the quarter’s end made {Count(all["begun"])} of the {Count(all.Value)} commits", $"New projects matter: {repositories} begun within a year of the quarter’s end made {Count(all["begun"])} of the {Count(all.Value)} commits"), all),
            Say($"; the newest, {newest.Scope}, was {Count(newest.Value)} days old then.", newest));
    }

    private static TraitFigure? Footprint(FindingSet findings, string category)
    {
        List<Finding> small = Repositories(findings, "footprint", category).Where(it => it["contributors"] is >= LeastTeam and <= SmallTeam && it["files_per_contributor"] > 0).ToList();
        return small.OrderByDescending(it => it["files_per_contributor"]).ThenBy(it => it.Scope, StringComparer.Ordinal).FirstOrDefault() is { } most ? TraitFigure.Ratio(most["files_per_contributor"], most["contributors"], most) : null;
    }
}
