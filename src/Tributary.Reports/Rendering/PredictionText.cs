using System.Globalization;
using Tributary.Insights.Predictions;
using Tributary.Metrics;

namespace Tributary.Reports.Rendering;

/// <summary>How predictions stand, in words; in the terminal and in an edition alike.</summary>
public static class PredictionText
{
    /// <summary>An outcome.</summary>
    public static string Words(PredictionOutcome outcome) => outcome switch
    {
        PredictionOutcome.CameTrue => "came true",
        PredictionOutcome.DidNot => "did not",
        PredictionOutcome.Open => "open",
        _ => "not judged",
    };

    /// <summary>How a prediction stands.</summary>
    public static string Stands(Judgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        return judgement.Prediction.Claim.Count == 0 ? "not checkable" : Words(judgement.Outcome);
    }

    /// <summary>How one of a prediction's conditions stands; empty where the whole stands so.</summary>
    public static string Holds(Judgement judgement, ConditionJudgement condition) => condition.Outcome switch
    {
        PredictionOutcome.CameTrue => "holds",
        PredictionOutcome.DidNot => "does not hold",
        // Said of the whole already.
        _ when condition.Outcome == judgement.Outcome => "",
        _ => Words(condition.Outcome),
    };

    /// <summary>What was measured of it.</summary>
    public static string Measured(ConditionJudgement judgement)
    {
        if (judgement.Reading is not { } reading) return judgement.Reason ?? "";
        string value = Figure(judgement.Condition, reading.Value);
        return judgement.Outcome switch
        {
            PredictionOutcome.Open => string.Join(", ", ((string[])[reading.Value is null ? "" : $"{value} so far", judgement.Latest is { Value: not null } latest ? $"{Figure(judgement.Condition, latest.Value)} in {latest.Quarter}" : ""]).Where(it => it.Length > 0)),
            PredictionOutcome.NotJudged when reading.Value is not null => $"{value} of what is read",
            _ => value,
        };
    }

    /// <summary>Of how many repositories.</summary>
    public static string Covered(ConditionJudgement judgement) => judgement switch
    {
        { Reading: null } => "",
        { Outcome: PredictionOutcome.Open, Latest: { } latest } => string.Create(CultureInfo.InvariantCulture, $"{latest.Covered} of {latest.Of}"),
        { Reading: { } reading } => string.Create(CultureInfo.InvariantCulture, $"{reading.Covered} of {reading.Of}"),
    };

    private static string Figure(Condition condition, double? value) => condition.Compared switch
    {
        Compared.Ratio => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–",
        _ => MetricRegistry.Find(condition.Metric).Unit.StartsWith("share", StringComparison.Ordinal) ? Share(value) : Number(value),
    };

    /// <summary>How many stand how.</summary>
    public static string Summary(IReadOnlyList<Judgement> judgements) =>
        string.Create(CultureInfo.InvariantCulture, $"{judgements.Count} predictions: ")
        + string.Join(", ", Enum.GetValues<PredictionOutcome>().Select(outcome => (Words: Words(outcome), Count: judgements.Count(it => it.Outcome == outcome))).Where(it => it.Count > 0).Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Count} {it.Words}"))) + ".";

    private static string Number(double? value) => value is { } number && number != Math.Floor(number) ? number.ToString("#,0.00", CultureInfo.InvariantCulture) : Wording.Count(value);

    private static string Share(double? share) => share is { } part ? (part * 100).ToString(part is > 0 and < 0.1 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %" : Wording.Missing;
}
