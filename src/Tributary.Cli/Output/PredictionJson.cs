using System.Globalization;
using System.Text.Json;
using Tributary.Insights.Predictions;
using Tributary.Reports.Rendering;

namespace Tributary.Cli.Output;

/// <summary>Prints predictions and how they stand, for programs.</summary>
internal static class PredictionJson
{
    /// <summary>All that were asked for.</summary>
    public static void Print(string head, IReadOnlyList<LedgerRecord> records, IReadOnlyList<Judgement> judgements, PredictionJudge judge) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("head", head);
        writer.WriteString("latest_quarter", judge.Latest?.ToString());
        writer.WriteStartArray("predictions");
        foreach ((LedgerRecord record, Judgement judgement) in records.Zip(judgements)) Write(writer, record, judgement, judge.Baselines.Of(record.Prediction));
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>One that was added.</summary>
    public static void Print(LedgerRecord record, Judgement? judgement, BaselineChances? baselines) => Json.Print(writer => Write(writer, record, judgement, baselines));

    /// <summary>Whether a ledger can be believed.</summary>
    public static void PrintCheck(Ledger ledger, bool isHeld) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("records", ledger.Records.Count);
        writer.WriteString("head", ledger.Head);
        writer.WriteBoolean("holds", isHeld);
        writer.WriteStartArray("problems");
        foreach (LedgerProblem problem in ledger.Problems)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", problem.Line);
            writer.WriteString("message", problem.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, LedgerRecord record, Judgement? judgement, BaselineChances? baselines)
    {
        Prediction prediction = record.Prediction;
        writer.WriteStartObject();
        writer.WriteNumber("number", prediction.Number);
        writer.WriteString("made", prediction.Made.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("recorded", prediction.Recorded.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteBoolean("late", prediction.IsLate);
        writer.WriteString("author", prediction.Author);
        writer.WriteString("text", prediction.Text);
        writer.WriteString("unchecked", prediction.Unchecked);
        writer.WriteString("quarter", prediction.Quarter.ToString());
        writer.WriteNumberOrNull("probability", (double?)prediction.Probability);
        writer.WriteNumber("coverage", prediction.Coverage);
        writer.WriteString("why", prediction.Why);
        writer.WriteString("source", prediction.Source);
        writer.WriteString("hash", record.Hash);
        writer.WriteString("outcome", judgement is null ? null : Word(judgement.Outcome));
        writer.WriteNumberOrNull("no_change", baselines?.NoChange);
        writer.WriteNumberOrNull("drift", baselines?.Drift);
        writer.WriteStartArray("conditions");
        for (int i = 0; i < prediction.Claim.Count; i++) Write(writer, prediction.Claim[i], judgement?.Conditions[i]);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Condition condition, ConditionJudgement? judgement)
    {
        writer.WriteStartObject();
        writer.WriteString("condition", condition.ToString());
        writer.WriteNumber("threshold", condition.Threshold);
        writer.WriteString("outcome", judgement is null ? null : Word(judgement.Outcome));
        writer.WriteString("reason", judgement?.Reason);
        Write(writer, "reading", judgement?.Reading);
        Write(writer, "latest", judgement?.Latest);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, ClaimReading? reading)
    {
        if (reading is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("quarter", reading.Quarter.ToString());
        writer.WriteNumberOrNull("value", reading.Value);
        writer.WriteNumber("covered", reading.Covered);
        writer.WriteNumber("of", reading.Of);
        writer.WriteStartArray("missing");
        foreach (string repository in reading.Missing) writer.WriteStringValue(repository);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Word(PredictionOutcome outcome) => PredictionText.Words(outcome).Replace(' ', '_');
}
