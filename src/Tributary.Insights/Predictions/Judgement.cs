namespace Tributary.Insights.Predictions;

/// <summary>How a prediction stands.</summary>
/// <param name="Prediction">Which.</param>
/// <param name="Outcome">Of all its conditions together, and of what can't be checked.</param>
/// <param name="Conditions">Each condition's part, in their order.</param>
public sealed record Judgement(Prediction Prediction, PredictionOutcome Outcome, IReadOnlyList<ConditionJudgement> Conditions);

/// <summary>How one condition stands.</summary>
/// <param name="Condition">Which.</param>
/// <param name="Outcome">Whether it holds.</param>
/// <param name="Reading">The deciding quarter, as far as it is read; null where the store can't be asked.</param>
/// <param name="Latest">Of what is open, the latest quarter that is complete; null: there is none, or nothing is open.</param>
/// <param name="Reason">Why it could not be judged; null: it was, or it is open.</param>
public sealed record ConditionJudgement(Condition Condition, PredictionOutcome Outcome, ClaimReading? Reading, ClaimReading? Latest, string? Reason);

/// <summary>What became of a prediction.</summary>
public enum PredictionOutcome
{
    /// <summary>It came true.</summary>
    CameTrue,

    /// <summary>It did not.</summary>
    DidNot,

    /// <summary>The deciding quarter is not complete yet.</summary>
    Open,

    /// <summary>The quarter is over, and too little of it was read, or the claim can't be measured.</summary>
    NotJudged,
}
