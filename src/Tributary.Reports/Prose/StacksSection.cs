using System.Globalization;
using Tributary.Insights.Findings;
using Tributary.Metrics;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>The hardware stacks: who works for each, at which layers which of the two largest is ahead, and how that moved.</summary>
internal static class StacksSection
{
    /// <summary>The section's anchor.</summary>
    public const string Id = "stacks";

    private const int Most = 6;
    private const int Layers = 4;

    public static Section Write(FindingSet findings, string catalog) => new(Id, "Stacks",
        [new Passage(null, [Ecosystems(findings), Whole(findings), Standing(findings), Moves(findings), Work(findings, catalog)])]);

    private static Paragraph Ecosystems(FindingSet findings)
    {
        List<Finding> people = findings.Every("contributors", ScopeKind.Ecosystem).Where(it => it.Value > 0).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Most).ToList();
        if (people.Count == 0) return Paragraph(Sentence(Say("What is read here says nothing of hardware stacks.")));
        return Paragraph(
        [
            Sentence([Say("Counted by what they changed, and not by whom they work for, "), .. Row(people, it => Say(it == people[0] ? $"{People(it.Value)} worked on {it.Title}" : $"{Count(it.Value)} on {it.Title}", it), ".")]),
            .. people.Where(it => it.IsChange).Select(it => Sentence(
                Say($"{Its(it.Title)} {Moved(it, "contributors", Count)}", it),
                findings.Of("code-changes-commits", ScopeKind.Ecosystem, it.Scope) is { Change: not null } commits ? Say($", and its {Moved(commits, "commits", Count, Direction.Of(it))}.", commits) : Say("."))),
            people.Any(it => it is { IsChange: false, Change: not null })
                ? Sentence([.. Row(people.Where(it => it is { IsChange: false, Change: not null }).ToList(), it => Say(it.Title, it), ""), Say(people.Count(it => it is { IsChange: false, Change: not null }) == 1 ? " shows no clear change of contributors." : " show no clear change of contributors.")])
                : null,
        ]);
    }

    private static Paragraph Whole(FindingSet findings)
    {
        Finding? all = findings.Parities(ScopeKind.Catalog).FirstOrDefault(it => !it.IsNeutral), neutral = findings.Parities(ScopeKind.Catalog).FirstOrDefault(it => it.IsNeutral);
        if (all is null) return Paragraph();
        return Paragraph(
            Sentence(
                Say($"{Other(all)} {Stands(all)}{(IsOpen(all) ? ", as far as chance lets tell" : Stands(all) == "is ahead" ? $" of {all.AgainstTitle}" : $" {all.AgainstTitle}")}: it has {Ratio(all.Value)} people for each of {Its(all.AgainstTitle!)} ({Range(all)})", all),
                all.IsChange ? Say($"; a year before that was {Ratio(all["before"])}.", all) : Say(".")),
            neutral is null ? null : Sentence(
                Say($"In the {(neutral["repositories"] == 1 ? "1 repository that belongs" : $"{Count(neutral["repositories"])} repositories that belong")} to neither it has {Ratio(neutral.Value)} ({Range(neutral)})", neutral),
                neutral.IsChange ? Say($", where a year before it had {Ratio(neutral["before"])}", neutral) : null,
                Say(": there, what is not read is missing for both alike.")));
    }

    private static Paragraph Standing(FindingSet findings)
    {
        List<Finding> layers = findings.Parities(ScopeKind.Layer).OrderByDescending(it => it["one"] + it["other"]).ThenBy(it => it.Scope, StringComparer.Ordinal).ToList();
        if (layers.Count == 0) return Paragraph();
        string both = $"{Other(layers[0])} ";
        return Paragraph(((string[])["is ahead", "is behind", "is neither ahead nor behind"])
            .Select(words => (Words: words, Layers: layers.Where(it => Stands(it) == words).ToList()))
            .Where(it => it.Layers.Count > 0)
            .Select((it, place) => Sentence(
            [
                Say($"{(place == 0 ? $"Layer by layer, {both}" : "It ")}{it.Words}{(IsOpen(it.Layers[0]) ? ", as far as chance lets tell," : "")} in ", it.Layers[..1]),
                .. Row(it.Layers, layer => Say($"{Within(layer.Title)} ({(place == 0 && layer == it.Layers[0] ? $"{Ratio(layer.Value)} people for each of {Its(layer.AgainstTitle!)}; {Range(layer)}" : $"{Ratio(layer.Value)}; {Range(layer)}")})", layer), "."),
            ])));
    }

    private static Paragraph Moves(FindingSet findings)
    {
        List<Finding> layers = findings.Parities(ScopeKind.Layer).Where(it => it.Change is not null).ToList();
        List<Finding> told = layers.Where(it => it.IsChange).OrderByDescending(it => it.Score).ThenBy(it => it.Scope, StringComparer.Ordinal).ToList();
        if (layers.Count == 0) return Paragraph();
        if (told.Count == 0) return Paragraph(Sentence(Say("Against a year before, the gap moved by more than chance would move it in none of the layers of which that can be told.", layers)));
        return Paragraph(Sentence(
        [
            Say($"Against a year before, {Its(Other(told[0]))} people for each of {Its(told[0].AgainstTitle!)} ", told[..1]),
            .. Row(told, it => Say($"{Direction.Of(it)} from {Ratio(it["before"])} to {Ratio(it.Value)} in {Within(it.Title)}", it), ""),
            Say( "; in other layers the gap did not move by more than chance would move it, or too few people are behind it to tell."),
        ]));
    }

    private static Paragraph Work(FindingSet findings, string catalog)
    {
        List<Finding> layers = findings.RowsOf("layers", ScopeKind.Catalog, catalog).Where(it => it["share"] is not null).OrderByDescending(it => it["share"]).ThenBy(it => it.Names[0], StringComparer.Ordinal).Take(Layers).ToList();
        return layers.Count < 2 ? Paragraph() : Paragraph(Sentence([Say("Of all commits, for whatever stack, "), .. Row(layers, it => Say($"{Share(it["share"])}{(it == layers[0] ? " are" : "")} in {Within(it.NameTitles[0])}", it), ".")]));
    }

    private static string Other(Finding parity) => parity.RestrictionTitles[0];

    private static string Stands(Finding parity) => Direction.All.First(it => it.IsOfSides && it.Fits(parity)).Words;

    private static bool IsOpen(Finding parity) => parity["parity_low"] <= 1 && parity["parity_high"] >= 1;

    private static string Range(Finding parity) => $"{Ratio(parity["parity_low"])} to {Ratio(parity["parity_high"])}";

    private static string Ratio(double? ratio) => ratio!.Value.ToString(ratio >= 9.995 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
