using System.Globalization;
using System.Text;
using Tributary.Insights.Findings;
using Tributary.Reports.Charts;
using static Tributary.Reports.Rendering.MarkdownEdition;

namespace Tributary.Reports.Rendering;

/// <summary>What an edition's charts show, as tables in Markdown.</summary>
internal static class MarkdownTables
{
    /// <summary>Which categories share their people, and who moved.</summary>
    public static void Talent(StringBuilder text, Edition edition)
    {
        Overlaps(text, OverlapMatrix.Of(edition));
        Flows(text, FlowLayout.Of(edition), edition);
    }

    /// <summary>Each ecosystem's contributors.</summary>
    public static void Ecosystems(StringBuilder text, Edition edition)
    {
        Row(text, ["Contributors by ecosystem", .. edition.QuartersInCharts.Select(quarter => quarter.ToString())]);
        Rule(text, "l" + new string('r', Edition.QuartersShown));
        foreach (EcosystemHistory it in edition.Ecosystems) Row(text, [it.Title, .. it.Contributors.Select(Wording.Count)]);
        text.Append('\n');
    }

    /// <summary>The events that the charts mark.</summary>
    public static void Events(StringBuilder text, EventMarks marks)
    {
        if (marks.Shown.Count == 0) return;
        text.Append("### What happened meanwhile\n\n");
        foreach (NumberedEvent it in marks.Shown)
            text.Append(CultureInfo.InvariantCulture, $"{it.Number}. {it.Event.Day:yyyy-MM-dd} {Escape(it.Event.Title)} ({Escape(string.Join(", ", it.Categories.Select(category => category.Title)))}). Source: {Escape(it.Event.Source)}\n");
        text.Append('\n');
    }

    private static void Overlaps(StringBuilder text, OverlapMatrix matrix)
    {
        if (matrix.Pairs.Count == 0) return;
        Row(text, "Contributors in", "and in", "People", "By chance", "Times", "q");
        Rule(text, "llrrrr");
        foreach (OverlapPair it in matrix.Pairs)
        {
            Finding found = it.Cell.Finding!;
            Row(text, it.One.Title, it.Other.Title, Wording.Count(found.Value), Wording.Mean(found["expected"]), Wording.Mean(found["lift"]), EvidenceText.Rate(found));
        }

        text.Append("\nPairs that are not listed share fewer than five people or none, or too little of them was read.\n\n");
    }

    private static void Flows(StringBuilder text, FlowLayout layout, Edition edition)
    {
        if (layout.Flows.Count == 0)
        {
            text.Append(Escape(FlowText.Nothing(edition.Audience))).Append("\n\n");
            return;
        }

        text.Append(Escape($"{FlowText.Caption(edition.Quarter)}. {FlowText.Reading(layout, edition.Audience)}")).Append("\n\n");
        Row(text, "From", "To", "People", "The other way", "q");
        Rule(text, "llrrr");
        foreach (Finding it in layout.Flows) Row(text, it.Title, it.NameTitles[0], Wording.Count(it.Value), Wording.Count(FlowText.Back(it)), EvidenceText.Rate(it));
        text.Append('\n');
    }
}
