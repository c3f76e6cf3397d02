using System.Globalization;
using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Reports.Charts;
using Tributary.Reports.Rendering;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Which categories share their people, beyond what chance would give, which pools are scarce, where people go, and how many come and go at all.</summary>
internal static class TalentSection
{
    /// <summary>The section's anchor.</summary>
    public const string Id = "talent";

    private const int Overlaps = 5;
    private const int Largest = 3;
    private const double Rate = 0.1;
    private const double LeastShared = 5;
    private const int OnTwoStacks = 2;

    public static Section Write(FindingSet findings, string catalog) => new(Id, "Where talent is moving",
        [new Passage(null, [Shared(findings), Scarce(findings), Directions(findings), Flows(findings, catalog)])]);

    private static Paragraph Shared(FindingSet findings)
    {
        List<Finding> all = findings.Every("overlap", ScopeKind.Category).Where(it => it.Value >= LeastShared).ToList();
        List<Finding> beyond = all.Where(it => it["q"] <= Rate && it["lift"] > 1 && string.CompareOrdinal(it.Scope, it.Names[0]) < 0).OrderByDescending(it => it.Value).ThenBy(it => it.Id, StringComparer.Ordinal).Take(Overlaps).ToList();
        if (beyond.Count == 0) return Paragraph(Sentence(Say("No pair of categories shares more people than chance would give it.", all)));
        return Paragraph(
            Sentence(Say($"The categories that share most people are {Pair(beyond[0])}: {People(beyond[0].Value)} worked on both, {Times(beyond[0])} what chance would give.", beyond[0])),
            beyond.Count == 1 ? null : Sentence([Say(beyond.Count == 2 ? "Beyond chance stands also " : "Beyond chance stand also "), .. Row(beyond.Skip(1).ToList(), it => Say($"{it.Title} with {it.NameTitles[0]} ({People(it.Value)}, {Times(it)})", it), ".")]));
    }

    private static string Pair(Finding overlap) => $"{overlap.Title} and {overlap.NameTitles[0]}";

    private static string Times(Finding overlap) => $"{overlap["lift"]!.Value.ToString("0.0", CultureInfo.InvariantCulture)} times";

    // Who knows both stacks; who of them builds at a layer; who builds at one layer and knows another.
    private static Paragraph Scarce(FindingSet findings)
    {
        List<Finding> pools = findings.Pools().Where(it => !it.Restrictions.Any(term => term.Contains("category:", StringComparison.Ordinal))).ToList();
        List<Finding> stacks = pools.Where(it => Stacks(it) == OnTwoStacks).ToList();
        Finding? both = stacks.Find(it => it.Restrictions.Count == OnTwoStacks), deepest = stacks.Find(it => it.Restrictions.Count == OnTwoStacks + 2);
        List<Finding> atOne = stacks.Where(it => it.Restrictions.Count == OnTwoStacks + 1 && it.Value != 0).ToList();
        if (both is not { Value: >= LeastShared }) return Paragraph();
        return Paragraph(
            Sentence(
                Say($"{Capital(People(both.Value))} worked on both {both.RestrictionTitles[0]} and {both.RestrictionTitles[1]}", both),
                both.Change is null ? Say(".") : Say($"; their number {Direction.Of(both)} ({Wording.Change(both["low"])} to {Wording.Change(both["high"])} on the quarter before).", both)),
            atOne.Count == 0 ? null : Sentence([Say("Of them, "), .. Row(atOne, it => Say($"{Hands(it, "")}{(it == atOne[0] ? " built, in four weeks or more," : "")} in {Within(it.RestrictionTitles[0])}", it), ".")]),
            Layers(pools.Where(it => Stacks(it) == 0).ToList()),
            deepest is null or { Value: 0 } ? null : Sentence(Say(
                $"To build in {Within(deepest.RestrictionTitles[0])}, work in {Within(deepest.RestrictionTitles[1])} too and know both {deepest.RestrictionTitles[2]} and {deepest.RestrictionTitles[3]} is the scarcest: {Hands(deepest)} did.", deepest)));
    }

    private static Sentence? Layers(List<Finding> pools)
    {
        List<Finding> told = pools.Where(it => it.Value >= LeastShared).OrderByDescending(it => it.Value).ThenBy(it => it.Id, StringComparer.Ordinal).Take(Largest).ToList();
        List<Finding> few = pools.Where(it => it["fewer_than"] is not null || it.Value is > 0 and < LeastShared).OrderByDescending(it => it.Value).ThenBy(it => it.Id, StringComparer.Ordinal).Take(Largest).ToList();
        if (told.Count > 0) return Sentence([Say("Whatever the stack, "), .. Row(told, it => Say($"{Count(it.Value)} build in {Within(it.RestrictionTitles[0])} and work in {Within(it.RestrictionTitles[1])} too", it), ".")]);
        return few.Count == 0 ? null : Sentence([Say("Hardly anybody builds at one layer and knows another: "), .. Row(few, it => Say($"{(it["fewer_than"] is null ? Count(it.Value) : "fewer than five")} {(it == few[0] ? "people who build" : "of those")} in {Within(it.RestrictionTitles[0])} work in {Within(it.RestrictionTitles[1])} too", it), ".")]);
    }

    private static int Stacks(Finding pool) => pool.Restrictions.Count(term => term.Contains("ecosystem:", StringComparison.Ordinal));

    private static Paragraph Directions(FindingSet findings)
    {
        List<Finding> flows = findings.Every("migration", ScopeKind.Category).ToList();
        List<Finding> told = flows.Where(FlowLayout.IsTold).OrderByDescending(it => it.Value).ThenBy(it => it.Id, StringComparer.Ordinal).ToList();
        if (told.Count > 0) return Paragraph([.. told.Select(it => Sentence(Say($"{People(it.Value)} made their home in {it.NameTitles[0]} who had it in {it.Title} before; {Back(it)} went the other way.", it)))]);
        Finding? widest = flows.Where(it => it.Value >= LeastShared && it.Value > (it["back"] ?? 0)).OrderByDescending(it => it.Value).ThenBy(it => it.Id, StringComparer.Ordinal).FirstOrDefault();
        return Paragraph(
            Sentence(Say("No way from one category to another was taken so much oftener than the way back that chance would not do it; who says where people go knows more than these histories.", flows)),
            widest is null ? null : Sentence(Say($"The most travelled, from {widest.Title} to {widest.NameTitles[0]}, was taken by {People(widest.Value)}, and the way back by {Back(widest)}.", widest)));
    }

    private static string Back(Finding flow) => flow["back"] switch { null => "fewer than five", 0 => "nobody", { } back => Count(back) };

    private static Paragraph Flows(FindingSet findings, string catalog)
    {
        Finding? fresh = findings.Of("new-contributors", ScopeKind.Catalog, catalog), silent = findings.Of("inactive-contributors", ScopeKind.Catalog, catalog), people = findings.Of("contributors", ScopeKind.Catalog, catalog);
        return Paragraph(
            fresh is not { Value: > 0 } || silent is not { Value: > 0 } ? null : Sentence(
                Say($"{People(fresh.Value)} came to the tracked repositories for the first time", fresh),
                people?["back"] is { } back ? Say($", {Count(back)} came back after a quarter or more without a commit", people) : null,
                Say($", and {Count(silent.Value)} who had taken part in {silent.Period.Previous.Name} did not in {silent.Period.Name}.", silent)),
            Depth(findings));
    }

    // Where more is clearly done: by people who come for longer, or by more who come for less.
    private static Sentence? Depth(FindingSet findings)
    {
        List<Finding> gains = findings.Every("engagement-gain", ScopeKind.Category)
            .Where(it => it.Names[0] is "builders" or "experimenters" && findings.Of("code-changes-commits", ScopeKind.Category, it.Scope) is { IsChange: true } && findings.Of("active-weeks", ScopeKind.Category, it.Scope) is { IsChange: true } && Weeks(it.Value) != Weeks(it["weeks_before"]))
            .OrderByDescending(it => it["contributors"]).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Overlaps).ToList();
        return gains.Count == 0 ? null : Sentence([
            Say("Where clearly more was done, and people came clearly oftener or less often, the mean of their active weeks went "),
            .. Row(gains, it => Say($"in {it.Title} from {Weeks(it["weeks_before"])} to {Weeks(it.Value)} (a gain of {it.Names[0]})", it), "."),
        ]);
    }

    private static string Weeks(double? value) => Wording.Mean(value);
}
