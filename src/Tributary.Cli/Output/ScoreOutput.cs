using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Tributary.Insights.Predictions;
using Tributary.Reports.Rendering;

namespace Tributary.Cli.Output;

/// <summary>Prints how predictions came out.</summary>
internal static class ScoreOutput
{
    private const string Everybody = "all";

    /// <summary>For people.</summary>
    public static void Print(ScoreBoard board)
    {
        Table outcomes = Tables.Create("Author", "#Predictions", "#Came true", "#Did not", "#Open", "#Not judged", "#Scored", "#Brier", "#Log score");
        foreach (AuthorScore author in Told(board))
        {
            outcomes.AddTexts([author.Author ?? Everybody, Tables.Number(author.Outcomes.Values.Sum()), .. Enum.GetValues<PredictionOutcome>().Select(outcome => Tables.Number(author.Outcomes[outcome])),
                Tables.Number(author.Scores?.Count ?? 0), Tables.Chance(author.Scores?.Brier), Tables.Chance(author.Scores?.Log)]);
        }

        Terminal.Write(outcomes);
        if (board.Scored.Count == 0)
        {
            Terminal.Write("Nothing is scored yet. That takes a prediction with a probability that came into the ledger before its quarter and can be checked in full, and its quarter to be over and its repositories read.");
            return;
        }

        PrintBaselines(board);
        PrintCalibration(board);
        Terminal.Write(string.Create(CultureInfo.InvariantCulture, $"Less is better: 0 is perfect; always saying 0.5 gets a Brier score of 0.250 and a log score of 0.693. In the log score no probability is nearer to 0 or 1 than {Scores.Clip}."));
        if (board.Scored.Count < ScoreBoard.FewestThatTell) Terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{board.Scored.Count} scored {(board.Scored.Count == 1 ? "prediction says" : "predictions say")} more of luck than of skill; from {ScoreBoard.FewestThatTell} on a score begins to tell."));
    }

    /// <summary>For programs.</summary>
    public static void PrintJson(ScoreBoard board) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("scored", board.Scored.Count);
        writer.WriteNumber("clip", Scores.Clip);
        writer.WriteBoolean("tells", board.Scored.Count >= ScoreBoard.FewestThatTell);
        writer.WriteStartArray("authors");
        foreach (AuthorScore author in board.Authors) Write(writer, author);
        writer.WriteEndArray();
        writer.WriteStartArray("calibration");
        foreach (CalibrationBin bin in board.Calibration)
        {
            writer.WriteStartObject();
            writer.WriteNumber("from", bin.From);
            writer.WriteNumber("to", bin.To);
            writer.WriteNumber("count", bin.Count);
            writer.WriteNumberOrNull("said", bin.Said);
            writer.WriteNumberOrNull("came", bin.Came);
            writer.WriteNumberOrNull("low", bin.Low);
            writer.WriteNumberOrNull("high", bin.High);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("predictions");
        foreach (ScoredPrediction scored in board.Scored)
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", scored.Prediction.Number);
            writer.WriteNumber("probability", scored.Forecast.Probability);
            writer.WriteBoolean("came_true", scored.CameTrue);
            writer.WriteNumberOrNull("no_change", scored.Baselines?.NoChange);
            writer.WriteNumberOrNull("drift", scored.Baselines?.Drift);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    // One author is everybody.
    private static IEnumerable<AuthorScore> Told(ScoreBoard board) => board.Authors.Count == 2 ? board.Authors.Skip(1) : board.Authors;

    private static void PrintBaselines(ScoreBoard board)
    {
        if (board.Authors[0].Comparable is not { } comparable)
        {
            Terminal.Write("No scored prediction has a history that is long enough to hold it against.");
            return;
        }

        Table table = Tables.Create(string.Create(CultureInfo.InvariantCulture, $"Over the {comparable.Count} with a baseline"), "#Brier", "#Log score", "#No change: Brier", "#Log score", "#Drift: Brier", "#Log score", "#Skill");
        foreach (AuthorScore author in Told(board).Where(it => it.Comparable is not null))
        {
            table.AddTexts([author.Author ?? Everybody, .. ((Scores?[])[author.Comparable, author.NoChange, author.Drift]).SelectMany(it => (string[])[Tables.Chance(it?.Brier), Tables.Chance(it?.Log)]),
                author.Skill?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–"]);
        }

        Terminal.Write(table);
    }

    private static void PrintCalibration(ScoreBoard board)
    {
        Table table = Tables.Create("Calibration", "#Predictions", "#Said, on average", "#Came true", "#95 % interval");
        foreach (CalibrationBin bin in board.Calibration.Where(it => it.Count > 0))
        {
            table.AddTexts(
                string.Create(CultureInfo.InvariantCulture, $"{bin.From:0.0} to {bin.To:0.0}"), Tables.Number(bin.Count), Tables.Share(bin.Said), Tables.Share(bin.Came), $"{Tables.Share(bin.Low)} to {Tables.Share(bin.High)}");
        }

        Terminal.Write(table);
    }

    private static void Write(Utf8JsonWriter writer, AuthorScore author)
    {
        writer.WriteStartObject();
        writer.WriteString("author", author.Author);
        foreach ((PredictionOutcome outcome, int count) in author.Outcomes) writer.WriteNumber(PredictionText.Words(outcome).Replace(' ', '_'), count);
        Write(writer, "scores", author.Scores);
        Write(writer, "comparable", author.Comparable);
        Write(writer, "no_change", author.NoChange);
        Write(writer, "drift", author.Drift);
        writer.WriteNumberOrNull("skill", author.Skill);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, Scores? scores)
    {
        if (scores is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("count", scores.Count);
        writer.WriteNumber("brier", scores.Brier);
        writer.WriteNumber("log", scores.Log);
        writer.WriteEndObject();
    }
}
