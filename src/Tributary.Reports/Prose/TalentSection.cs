using Tributary.Insights.Findings;
using Tributary.Metrics;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Which categories share their people, beyond what chance would give, and where people go.</summary>
internal static class TalentSection
{
    /// <summary>The section's anchor.</summary>
    public const string Id = "talent";

    private const int Overlaps = 5;
    private const double Rate = 0.1;
    private const double LeastShared = 5;

    public static Section Write(FindingSet findings) => new(Id, "Where talent is moving", [new Passage(null, [Shared(findings), Directions(findings)])]);

    private static Paragraph Shared(FindingSet findings)
    {
        List<Finding> all = findings.Every("overlap", ScopeKind.Category).Where(it => it.Value >= LeastShared).ToList();
        List<Finding> beyond = all.Where(it => it["q"] <= Rate && it["lift"] > 1 && string.CompareOrdinal(it.Scope, it.Names[0]) < 0).OrderByDescending(it => it.Value).ThenBy(it => it.Id, StringComparer.Ordinal).Take(Overlaps).ToList();
        if (beyond.Count == 0) return Paragraph(Sentence(Say("No pair of categories shares more people than chance would give it.", all)));
        return Paragraph([.. beyond.Select((it, place) => Sentence(Say(
            place == 0
                ? $"The largest overlap is of {Pair(it)}: {People(it.Value)} worked on both, {Times(it)} what chance would give."
                : Variation.Of(it, $"{Pair(it)} share {People(it.Value)}, {Times(it)} what chance would give.", $"{People(it.Value)} worked on both {Pair(it)}, {Times(it)} what chance would give."), it)))]);
    }

    private static string Pair(Finding overlap) => $"{overlap.Title} and {overlap.NameTitles[0]}";

    private static string Times(Finding overlap) => $"{overlap["lift"]!.Value.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} times";

    private static Paragraph Directions(FindingSet findings)
    {
        List<Finding> flows = findings.Every("migration", ScopeKind.Category).ToList();
        List<Finding> told = flows.Where(it => it["q"] <= Rate && it["net"] > 0).OrderByDescending(it => it["net"]).ThenBy(it => it.Id, StringComparer.Ordinal).ToList();
        return told.Count == 0
            ? Paragraph(Sentence(Say("No way from one category to another was taken so much oftener than the way back that chance would not do it; who says where people go knows more than these histories.", flows)))
            : Paragraph([.. told.Select(it => Sentence(Say($"{People(it.Value)} made their home in {it.NameTitles[0]} who had it in {it.Title} before; {Count(it["back"])} went the other way.", it)))]);
    }
}
