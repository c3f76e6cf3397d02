using Tributary.Insights.Findings;
using Tributary.Metrics;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>The hardware stacks: who works for each, and at which layers the work is done.</summary>
internal static class StacksSection
{
    private const int Most = 6;
    private const int Layers = 4;
    private const double LeastPeople = 5;

    public static Section Write(FindingSet findings, string catalog) => new("stacks", "Stacks", [new Passage(null, [Ecosystems(findings), Beside(findings), Work(findings, catalog)])]);

    private static Paragraph Ecosystems(FindingSet findings)
    {
        List<Finding> people = findings.Every("contributors", ScopeKind.Ecosystem).Where(it => it.Value > 0).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Most).ToList();
        if (people.Count == 0) return Paragraph(Sentence(Say("What is read here says nothing of hardware stacks.")));
        return Paragraph(
        [
            Sentence([Say("Counted by what they changed, and not by whom they work for: "), .. Row(people, it => Say($"{it.Title} had {Count(it.Value)}", it), " contributors.")]),
            .. people.Where(it => it.IsChange).Select(it => Sentence(
                Say($"{Its(it.Title)} {Moved(it, "contributors", Count)}", it),
                findings.Of("code-changes-commits", ScopeKind.Ecosystem, it.Scope) is { Change: not null } commits ? Say($", and its {Moved(commits, "commits", Count, Direction.Of(it))}.", commits) : Say("."))),
            people.Any(it => it is { IsChange: false, Change: not null })
                ? Sentence([.. Row(people.Where(it => it is { IsChange: false, Change: not null }).ToList(), it => Say(it.Title, it), ""), Say(" show no clear change of contributors.")])
                : null,
        ]);
    }

    // The two largest, where both have people enough to be told of.
    private static Paragraph Beside(FindingSet findings)
    {
        List<Finding> stacks = findings.Every("contributors", ScopeKind.Ecosystem).Where(it => it.Value > 0).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(2).ToList();
        if (stacks.Count < 2) return Paragraph();
        List<Finding> first = findings.Within("contributors", ScopeKind.Layer, $"ecosystem:{stacks[0].Scope}").ToList(), second = findings.Within("contributors", ScopeKind.Layer, $"ecosystem:{stacks[1].Scope}").ToList();
        var layers = first.Join(second, it => it.Scope, it => it.Scope, (one, other) => (One: one, Other: other), StringComparer.Ordinal)
            .Where(it => it.One.Value >= LeastPeople && it.Other.Value >= LeastPeople).OrderByDescending(it => it.One.Value + it.Other.Value).Take(Layers).ToList();
        return layers.Count == 0 ? Paragraph() : Paragraph(Sentence(
        [
            Say($"Layer by layer, {stacks[0].Title} and {stacks[1].Title} stand beside each other like this: ", stacks),
            .. Row(layers, it => Say($"{Count(it.One.Value)} and {Count(it.Other.Value)} people in {Within(it.One.Title)}", it.One, it.Other), "."),
        ]));
    }

    private static Paragraph Work(FindingSet findings, string catalog)
    {
        List<Finding> layers = findings.RowsOf("layers", ScopeKind.Catalog, catalog).Where(it => it["share"] is not null).OrderByDescending(it => it["share"]).ThenBy(it => it.Names[0], StringComparer.Ordinal).Take(Layers).ToList();
        return layers.Count < 2 ? Paragraph() : Paragraph(Sentence([Say("By layer, "), .. Row(layers, it => Say($"{Share(it["share"])}{(it == layers[0] ? " of the commits are" : "")} in {Within(it.NameTitles[0])}", it), ".")]));
    }
}
