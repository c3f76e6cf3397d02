using System.Globalization;
using System.Text;
using Tributary.Insights.Findings;
using Tributary.Model;
using Tributary.Reports.Charts;
using Tributary.Reports.Prose;
using Tributary.Store;

namespace Tributary.Reports.Rendering;

/// <summary>An edition in Markdown (CommonMark with tables).</summary>
public static class MarkdownEdition
{
    /// <summary>Lays an edition out.</summary>
    public static string Render(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var text = new StringBuilder();
        text.Append($"# {Escape(edition.Origin.CatalogTitle)}: who builds it, {edition.Quarter}\n\n");
        Dictionary<string, int> numbers = edition.Evidence.Select(finding => finding.Id).Concat(edition.References.Select(it => it.Id)).Select((id, index) => (id, index + 1)).ToDictionary(StringComparer.Ordinal);
        Words(text, edition.Text[0], numbers);
        text.Append(Escape(MethodText.ReadingNote)).Append("\n\n");
        Snapshot(text, edition);
        People(text, edition);
        foreach (Section section in edition.Text.Skip(1))
        {
            Words(text, section, numbers);
            if (section.Id == TalentSection.Id) MarkdownTables.Talent(text, edition);
            if (section.Id == StacksSection.Id && edition.Findings.Stacks is { } stacks) MarkdownStacks.Append(text, stacks);
        }

        MarkdownPredictions.Append(text, edition);
        Past(text, edition);
        Evidence(text, edition);
        Coverage(text, edition);
        Method(text, edition);
        return text.ToString();
    }

    private static void Words(StringBuilder text, Section section, Dictionary<string, int> numbers)
    {
        text.Append($"## {Escape(section.Title)}\n\n");
        foreach (Passage passage in section.Passages)
        {
            if (passage.Title is { } title) text.Append($"### {Escape(title)}\n\n");
            foreach (Paragraph paragraph in passage.Paragraphs)
                text.AppendJoin(' ', paragraph.Sentences.Select(sentence => Escape(sentence.Text) + Numbers(sentence, numbers))).Append("\n\n");
        }
    }

    private static string Numbers(Sentence sentence, Dictionary<string, int> numbers) =>
        sentence.Evidence.Count + sentence.References.Count == 0 ? "" : $" <sup>{string.Join(", ", sentence.Evidence.Select(finding => finding.Id).Concat(sentence.References.Select(it => it.Id)).Select(id => numbers[id]))}</sup>";

    private static void Evidence(StringBuilder text, Edition edition)
    {
        text.Append("## Evidence\n\n");
        Row(text, "No.", "Metric", "Of", "Value", "Change", "q", "Covered", "Finding", "Command");
        Rule(text, "rllrrrrll");
        foreach ((Finding it, int index) in edition.Evidence.Select((finding, index) => (finding, index)))
        {
            Row(text, (index + 1).ToString(CultureInfo.InvariantCulture), it.Metric.Title, string.Join(": ", it.NameTitles.Prepend(it.Title).Concat(it.RestrictionTitles)), EvidenceText.Value(it), EvidenceText.Change(it), EvidenceText.Rate(it),
                $"{it.Covered} of {it.Of}", it.Id, it.Command);
        }

        text.Append('\n');
        if (edition.References.Count == 0) return;
        Row(text, "No.", "Recorded", "Figures", "Name", "Command");
        Rule(text, "rllll");
        foreach ((Reference it, int index) in edition.References.Select((reference, index) => (reference, index)))
            Row(text, (edition.Evidence.Count + index + 1).ToString(CultureInfo.InvariantCulture), it.Title, EvidenceText.Values(it), it.Id, it.Command);
        text.Append('\n');
    }

    private static void Snapshot(StringBuilder text, Edition edition)
    {
        text.Append("## Snapshot\n\n");
        Row(text, "Category", "Commits", "Contributors", "Active repositories", "Commits QoQ", "Contributors QoQ", "Repositories covered");
        Rule(text, "lrrrrrr");
        foreach (ScopeFigures scope in edition.Categories.Append(edition.Catalog))
        {
            Row(text, Title(edition, scope), Wording.Count(scope["code-changes-commits"].Value), Wording.Count(scope["contributors"].Value), Wording.Count(scope["active-repositories"].Value),
                ChangeWithRange(scope["code-changes-commits"].Change), ChangeWithRange(scope["contributors"].Change), $"{scope.Covered} of {scope.Of}");
        }

        text.Append("\nA contributor who is active in several categories counts in each, and once in the whole. In brackets, the 95\u00a0% interval of a change.\n\n");
    }

    private static string ChangeWithRange(Metrics.MetricChange change) => Wording.Change(change) + (Wording.Range(change) is { } range ? $" ({range})" : "");

    private static void People(StringBuilder text, Edition edition)
    {
        text.Append("## People and depth\n\n");
        Row(text, "Category", "New contributors", "Sustained contributors", "Active weeks, mean", "File touches", "File touches QoQ");
        Rule(text, "lrrrrr");
        foreach (ScopeFigures scope in edition.Categories.Append(edition.Catalog))
        {
            Row(text, Title(edition, scope), Wording.Count(scope["new-contributors"].Value), Wording.Count(scope["sustained-contributors"].Value), Wording.Mean(scope["active-weeks"].Value),
                Wording.Count(scope["file-touches"].Value), Wording.Change(scope["file-touches"].Change));
        }

        text.Append('\n');
    }

    private static void Past(StringBuilder text, Edition edition)
    {
        text.Append(CultureInfo.InvariantCulture, $"## The last {Edition.QuartersShown} quarters\n\n");
        foreach ((string title, Func<HistoryPoint, Reading> value) in (ReadOnlySpan<(string, Func<HistoryPoint, Reading>)>)[("Commits", point => point.Commits), ("Contributors", point => point.Contributors)])
        {
            Row(text, [title, .. edition.QuartersInCharts.Select(quarter => quarter.ToString())]);
            Rule(text, "l" + new string('r', Edition.QuartersShown));
            foreach (ScopeFigures scope in edition.Categories.Append(edition.Catalog)) Row(text, [Title(edition, scope), .. scope.History.Select(point => Wording.Count(value(point)))]);
            text.Append('\n');
        }

        if (edition.Ecosystems.Count > 0) MarkdownTables.Ecosystems(text, edition);
        MarkdownTables.Events(text, new EventMarks(edition));
    }

    private static void Coverage(StringBuilder text, Edition edition)
    {
        text.Append("## Coverage\n\n");
        Row(text, "Repository", "Category", "Commits held", "Tip", "Covered until", "Undated", "Copies", "Outcome");
        Rule(text, "llrllrrl");
        foreach (RepositoryStatus it in edition.Repositories.Where(it => !it.IsMissing))
        {
            Row(text, it.Name, it.Category, Wording.Count(it.Commits), Wording.ShortId(it.Tip), Wording.Day(it.CoveredUntil), Wording.Count(it.Undated), Wording.Count(it.Copies),
                Wording.Outcome(it));
        }

        List<string> missing = edition.Repositories.Where(it => it.IsMissing).Select(it => it.Name).ToList();
        if (missing.Count > 0) text.Append(CultureInfo.InvariantCulture, $"\nMissing ({missing.Count}): {Escape(string.Join(", ", missing))}.\n");
        text.Append('\n');
    }

    private static void Method(StringBuilder text, Edition edition)
    {
        text.Append("## Method\n\n");
        foreach (string paragraph in MethodText.Paragraphs(edition)) text.Append(Escape(paragraph)).Append("\n\n");
        text.Append("```\n").Append(MethodText.Command(edition)).Append("\n```\n\n");
        foreach (Metrics.Metric metric in edition.Metrics) text.Append($"- **{metric.Title}**: {MethodText.Definition(metric)}\n");
    }

    private static string Title(Edition edition, ScopeFigures scope) => scope == edition.Catalog ? "All" : scope.Title;

    /// <summary>A row of a table.</summary>
    internal static void Row(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        text.Append('|');
        foreach (string cell in cells) text.Append(' ').Append(Escape(cell)).Append(" |");
        text.Append('\n');
    }

    /// <summary>What stands below a table's titles.</summary>
    /// <param name="text">Where it is written.</param>
    /// <param name="alignment">A letter a column: l for texts, r for numbers.</param>
    internal static void Rule(StringBuilder text, string alignment)
    {
        text.Append('|');
        foreach (char column in alignment) text.Append(column == 'r' ? "---:|" : "---|");
        text.Append('\n');
    }

    /// <summary>A text as Markdown prints it: whatever a stranger wrote stays text, with no markup, no link, no cell of its own.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!VisibleText.IsVisible(rune)) escaped.Append(' ');
            else if (rune.Value is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '&' or '#') escaped.Append('\\').Append((char)rune.Value);
            else escaped.Append(rune.ToString());
        }

        return escaped.ToString();
    }
}
