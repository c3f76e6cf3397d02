using System.Globalization;
using Spectre.Console;
using Tributary.Insights.Predictions;
using Tributary.Model;
using Tributary.Reports.Rendering;

namespace Tributary.Cli.Output;

/// <summary>Prints predictions and how they stand, for people.</summary>
internal static class PredictionOutput
{
    private const int MostNamed = 10;

    /// <summary>What there is to know of a prediction that came into the ledger late.</summary>
    public static string Late(Prediction prediction) => $"It came into the ledger after {prediction.Quarter} began: that it was made before rests on its source, and it is judged, but not scored.";

    /// <summary>All, with a line for each condition.</summary>
    public static void Print(IReadOnlyList<Judgement> judgements, Quarter? latest)
    {
        if (judgements.Count == 0)
        {
            Terminal.Write("The ledger is empty. 'tributary predict add' adds to it.");
            return;
        }

        Table table = Tables.Create("#No.", "Decides", "Prediction", "#p", "Stands", "Measured", "#Covered");
        foreach (Judgement judgement in judgements)
        {
            Prediction prediction = judgement.Prediction;
            if (judgement != judgements[0]) table.AddEmptyRow();
            table.AddTexts(
                prediction.Number.ToString(CultureInfo.InvariantCulture), prediction.Quarter.ToString(), prediction.Text, prediction.Probability?.ToString(CultureInfo.InvariantCulture) ?? "–",
                PredictionText.Stands(judgement), "", "");
            foreach (ConditionJudgement condition in judgement.Conditions) table.AddTexts("", "", $"• {condition.Condition}", "", PredictionText.Holds(judgement, condition), PredictionText.Measured(condition), PredictionText.Covered(condition));
            if (prediction.Unchecked is { } reason) table.AddTexts("", "", $"• not checked: {reason}", "", "", "", "");
        }

        Terminal.Write(table);
        Terminal.Write($"{PredictionText.Summary(judgements)}{(latest is { } quarter ? $" The latest quarter that most repositories cover is {quarter}." : "")}");
        if (judgements.Count(it => it.Prediction.IsLate) is > 0 and var late) Terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{late} came into the ledger after their quarter began: that they were made before rests on their source, and they are not scored."));
        if (judgements.Any(it => it.Prediction.Probability is null)) Terminal.Write("Without a probability (p) a prediction is judged, and not scored.");
        if (judgements.Any(it => it.Outcome == PredictionOutcome.NotJudged && it.Prediction.IsWhole)) Terminal.Write("What was measured of too few repositories judges nothing: the share that has to be covered is part of a prediction. 'tributary predict list NUMBER' names what is missing.");
    }

    /// <summary>One, with all that is known of it.</summary>
    public static void Print(LedgerRecord record, Judgement judgement, BaselineChances? baselines)
    {
        Prediction prediction = record.Prediction;
        Terminal.Write(string.Create(CultureInfo.InvariantCulture, $"Prediction {prediction.Number}, made {prediction.Made:yyyy-MM-dd} by {prediction.Author}, decided by {prediction.Quarter}"));
        Terminal.Write(prediction.Text);
        Terminal.Write("");
        Terminal.Write($"Stands:      {(PredictionText.Stands(judgement))}");
        Terminal.Write($"Probability: {(prediction.Probability is { } p ? p.ToString(CultureInfo.InvariantCulture) : "none was stated")}");
        if (prediction.Unchecked is { } reason) Terminal.Write($"Not checked: {reason}");
        Terminal.Write($"Why:         {prediction.Why}");
        Terminal.Write($"Source:      {prediction.Source}");
        Terminal.Write($"Hash:        {record.Hash}");
        if (prediction.IsLate) Terminal.Write(Late(prediction));
        PrintConditions(judgement, baselines);
        foreach (ConditionJudgement condition in judgement.Conditions.Where(it => it.Reason is not null)) Terminal.Write($"Not judged: {condition.Reason}.");
        foreach (ClaimReading reading in judgement.Conditions.Select(it => it.Reading).OfType<ClaimReading>().Where(it => it.Missing.Count > 0).DistinctBy(it => string.Join('\n', it.Missing), StringComparer.Ordinal))
            Terminal.Write($"Not read to the end of {reading.Quarter}: {string.Join(", ", reading.Missing.Take(MostNamed))}{(reading.Missing.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {reading.Missing.Count - MostNamed} others; --json names them all") : "")}.");
    }

    /// <summary>What was measured of each condition, and what the baselines say.</summary>
    public static void PrintConditions(Judgement judgement, BaselineChances? baselines)
    {
        if (judgement.Conditions.Count == 0) return;
        Table table = Tables.Create("Condition", "Stands", "Measured", "#Covered");
        foreach (ConditionJudgement condition in judgement.Conditions) table.AddTexts(condition.Condition.ToString(), PredictionText.Holds(judgement, condition), PredictionText.Measured(condition), PredictionText.Covered(condition));
        Terminal.Write(table);
        if (baselines is not null) Terminal.Write($"Its history alone gave it {Tables.Chance(baselines.NoChange)} (no change) and {Tables.Chance(baselines.Drift)} (drift).");
        else if (judgement.Prediction.IsWhole) Terminal.Write("No baseline: its history is too short, or too little of it is read.");
    }
}
