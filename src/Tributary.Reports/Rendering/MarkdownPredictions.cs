using System.Globalization;
using System.Text;
using Tributary.Insights.Predictions;

namespace Tributary.Reports.Rendering;

/// <summary>An edition's predictions in Markdown: how they stand, how they scored, and new ones.</summary>
internal static class MarkdownPredictions
{
    /// <summary>Appends the section; nothing where there is nothing to say.</summary>
    public static void Append(StringBuilder text, Edition edition)
    {
        if (edition.Predictions.Count + edition.Proposals.Count == 0) return;
        text.Append("## Predictions\n\n");
        if (edition.Predictions.Count > 0) Stand(text, edition.Predictions);
        if (edition.Scores is { } board) Scores(text, board);
        if (edition.Proposals.Count > 0) Proposals(text, edition);
    }

    private static void Stand(StringBuilder text, IReadOnlyList<Judgement> predictions)
    {
        text.Append(MarkdownEdition.Escape(PredictionText.Summary(predictions))).Append("\n\n");
        MarkdownEdition.Row(text, "No.", "Prediction", "Made by", "Decides", "Probability", "Stands", "Measured", "Covered");
        MarkdownEdition.Rule(text, "rlllrllr");
        foreach (Judgement it in predictions)
        {
            MarkdownEdition.Row(text, it.Prediction.Number.ToString(CultureInfo.InvariantCulture), it.Prediction.Text, it.Prediction.Author, it.Prediction.Quarter.ToString(), it.Prediction.Probability?.ToString(CultureInfo.InvariantCulture) ?? "not stated",
                PredictionText.Stands(it), string.Join("; ", it.Conditions.Select(PredictionText.Measured)), string.Join("; ", it.Conditions.Select(PredictionText.Covered).Distinct(StringComparer.Ordinal)));
        }

        text.Append('\n');
    }

    private static void Scores(StringBuilder text, ScoreBoard board)
    {
        text.Append("### How they scored\n\n").Append(MarkdownEdition.Escape(ScoreText.Note(board))).Append("\n\n");
        Table(text, ScoreText.Titles, ScoreText.Rows(board));
        Table(text, ScoreText.CalibrationTitles, ScoreText.Calibration(board));
    }

    private static void Table(StringBuilder text, IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string>> rows)
    {
        MarkdownEdition.Row(text, [.. titles]);
        MarkdownEdition.Rule(text, "l" + new string('r', titles.Count - 1));
        foreach (IReadOnlyList<string> row in rows) MarkdownEdition.Row(text, [.. row]);
        text.Append('\n');
    }

    private static void Proposals(StringBuilder text, Edition edition)
    {
        text.Append("### New ones, proposed\n\n").Append(MarkdownEdition.Escape(ProposalText.Note(edition.Quarter))).Append("\n\n");
        MarkdownEdition.Row(text, "Prediction", "Condition", "Decides", "Probability", "Why");
        MarkdownEdition.Rule(text, "lllrl");
        foreach (Prediction it in edition.Proposals)
            MarkdownEdition.Row(text, it.Text, string.Join("; ", it.Claim), it.Quarter.ToString(), ProposalText.Probability(it), it.Why);
        text.Append('\n');
    }
}
