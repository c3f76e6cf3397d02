using System.Globalization;
using Tributary.Insights.Predictions;

namespace Tributary.Reports.Rendering;

/// <summary>How scores of predictions are written, in every format alike.</summary>
internal static class ScoreText
{
    /// <summary>The titles of <see cref="Rows"/>.</summary>
    public static readonly IReadOnlyList<string> Titles = ["", "Predictions", "Brier", "Log"];

    /// <summary>The titles of <see cref="Calibration"/>.</summary>
    public static readonly IReadOnlyList<string> CalibrationTitles = ["Said", "Predictions", "Mean of what was said", "Came true", "95 % interval"];

    /// <summary>What the scores mean, and how far they can be believed.</summary>
    public static string Note(ScoreBoard board)
    {
        string few = board.Scored.Count >= ScoreBoard.FewestThatTell ? "" : $" Fewer than {ScoreBoard.FewestThatTell} scored predictions tell more of luck than of skill.";
        return $"0 is perfect; who always says one half gets {Number(0.25)} of Brier’s score and {Number(Math.Log(2))} of the logarithmic one. The baselines expect no change, or the same change again, and are held against those predictions whose figures have a history.{few}";
    }

    /// <summary>Everybody's scores, and over those that have baselines, these too.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(ScoreBoard board)
    {
        AuthorScore all = board.Authors[0];
        return ((string Title, Scores? Scores)[])[("All that were scored", all.Scores), ("Those with baselines", all.Comparable), ("If nothing had been expected to change", all.NoChange), ("If all had been expected to go on as it went", all.Drift)]
            is var rows ? rows.Where(it => it.Scores is not null).Select(it => (IReadOnlyList<string>)[it.Title, Wording.Count(it.Scores!.Count), Number(it.Scores.Brier), Number(it.Scores.Log)]) : [];
    }

    /// <summary>What was said against what came, by fifths; those that nothing was said in are left out.</summary>
    public static IEnumerable<IReadOnlyList<string>> Calibration(ScoreBoard board) => board.Calibration.Where(it => it.Count > 0)
        .Select(it => (IReadOnlyList<string>)[$"{Share(it.From)} to {Share(it.To)}", Wording.Count(it.Count), Share(it.Said), Share(it.Came), $"{Share(it.Low)} to {Share(it.High)}"]);

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Share(double? share) => share is { } value ? Math.Round(value * 100).ToString("0", CultureInfo.InvariantCulture) + "\u00a0%" : Wording.Missing;
}
