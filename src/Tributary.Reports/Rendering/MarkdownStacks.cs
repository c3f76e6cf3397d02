using System.Text;
using Tributary.Insights.Stacks;

namespace Tributary.Reports.Rendering;

/// <summary>Two stacks by layer, in Markdown.</summary>
internal static class MarkdownStacks
{
    /// <summary>Appends two tables: now with a year before, and the last quarters.</summary>
    public static void Append(StringBuilder text, StackComparison stacks)
    {
        List<LayerParity> rows = StackText.Rows(stacks).ToList();
        MarkdownEdition.Row(text, "People by layer", stacks.One.Title, stacks.Other.Title, StackText.Heading(stacks), "A year before");
        MarkdownEdition.Rule(text, "lrrrr");
        foreach (LayerParity row in rows) MarkdownEdition.Row(text, row.Title, StackText.People(row.Now.One), StackText.People(row.Now.Other), StackText.Parity(row.Now), StackText.Parity(row.Before));
        text.Append('\n').Append(MarkdownEdition.Escape(StackText.Note(stacks))).Append("\n\n");
        List<LayerParity> told = rows.Where(row => row.History.Count == stacks.Whole.History.Count).ToList();
        MarkdownEdition.Row(text, [StackText.Heading(stacks), .. stacks.Whole.History.Select(moment => moment.Period.Name)]);
        MarkdownEdition.Rule(text, "l" + new string('r', stacks.Whole.History.Count));
        foreach (LayerParity row in told) MarkdownEdition.Row(text, [row.Title, .. row.History.Select(StackText.Ratio)]);
        text.Append('\n');
    }
}
