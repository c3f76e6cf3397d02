using Tributary.Model;

namespace Tributary.Insights.Predictions;

/// <summary>How the predictions that a quarter decides came out, in numbers.</summary>
/// <param name="Quarter">Which.</param>
/// <param name="CameTrue">Came true.</param>
/// <param name="DidNot">Did not.</param>
/// <param name="Uncovered">Too little was read to judge them.</param>
/// <param name="Unmeasured">Nothing of them, or not enough, can be measured.</param>
/// <param name="Open">The quarter is not read to its end.</param>
/// <param name="Later">Those that later quarters decide, and that are open.</param>
public sealed record LedgerStanding(Quarter Quarter, int CameTrue, int DidNot, int Uncovered, int Unmeasured, int Open, int Later)
{
    /// <summary>All that the quarter decides.</summary>
    public int Decided => Judged + Uncovered + Unmeasured + Open;

    /// <summary>Those that measuring decided.</summary>
    public int Judged => CameTrue + DidNot;

    /// <summary>Counts judgements.</summary>
    public static LedgerStanding Of(IReadOnlyList<Judgement> judgements, Quarter quarter)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        List<Judgement> decided = judgements.Where(it => it.Prediction.Quarter == quarter).ToList();
        int uncovered = decided.Count(IsUncovered);
        return new LedgerStanding(
            quarter,
            decided.Count(it => it.Outcome == PredictionOutcome.CameTrue),
            decided.Count(it => it.Outcome == PredictionOutcome.DidNot),
            uncovered,
            decided.Count(it => it.Outcome == PredictionOutcome.NotJudged) - uncovered,
            decided.Count(it => it.Outcome == PredictionOutcome.Open),
            judgements.Count(it => it.Outcome == PredictionOutcome.Open && it.Prediction.Quarter > quarter));
    }

    private static bool IsUncovered(Judgement judgement) =>
        judgement.Outcome == PredictionOutcome.NotJudged && judgement.Conditions.Any(it => it.Reading is { } reading && !reading.Covers(judgement.Prediction.Coverage));
}
