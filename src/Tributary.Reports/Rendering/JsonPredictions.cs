using System.Globalization;
using System.Text.Json;
using Tributary.Insights.Predictions;

namespace Tributary.Reports.Rendering;

/// <summary>Proposed predictions and scores in JSON.</summary>
public static class JsonPredictions
{
    /// <summary>Writes an array of proposals, each as <c>predict add</c> takes it.</summary>
    public static void WriteProposals(Utf8JsonWriter writer, IReadOnlyList<Prediction> proposals)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(proposals);
        writer.WriteStartArray();
        foreach (Prediction it in proposals)
        {
            writer.WriteStartObject();
            writer.WriteString("text", it.Text);
            writer.WriteStartArray("if");
            foreach (Condition condition in it.Claim) writer.WriteStringValue(condition.ToString());
            writer.WriteEndArray();
            writer.WriteString("quarter", it.Quarter.ToString());
            writer.WriteNumber("probability", it.Probability!.Value);
            writer.WriteNumber("coverage", it.Coverage);
            writer.WriteString("author", it.Author);
            writer.WriteString("why", it.Why);
            writer.WriteString("source", it.Source);
            writer.WriteString("made", it.Made.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes everybody's scores and calibration; null where nothing was scored.</summary>
    internal static void WriteScores(Utf8JsonWriter writer, ScoreBoard? board)
    {
        if (board is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        AuthorScore all = board.Authors[0];
        foreach ((string name, Scores? scores) in ((string, Scores?)[])[("all", all.Scores), ("with_baselines", all.Comparable), ("no_change", all.NoChange), ("drift", all.Drift)]) Write(writer, name, scores);
        writer.WriteStartArray("calibration");
        foreach (CalibrationBin bin in board.Calibration.Where(it => it.Count > 0))
        {
            writer.WriteStartObject();
            writer.WriteNumber("from", bin.From);
            writer.WriteNumber("to", bin.To);
            writer.WriteNumber("predictions", bin.Count);
            writer.WriteNumber("said", bin.Said!.Value);
            writer.WriteNumber("came_true", bin.Came!.Value);
            writer.WriteNumber("low", bin.Low!.Value);
            writer.WriteNumber("high", bin.High!.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, Scores? scores)
    {
        if (scores is null) return;
        writer.WriteStartObject(name);
        writer.WriteNumber("predictions", scores.Count);
        writer.WriteNumber("brier", scores.Brier);
        writer.WriteNumber("log", scores.Log);
        writer.WriteEndObject();
    }
}
