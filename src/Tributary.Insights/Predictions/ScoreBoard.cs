namespace Tributary.Insights.Predictions;

/// <summary>How predictions came out, and how good their probabilities were.</summary>
public sealed record ScoreBoard
{
    /// <summary>Below so many scored predictions a score says more of luck than of skill.</summary>
    public const int FewestThatTell = 20;

    /// <summary>Everybody's, and then each author's who has one, by name.</summary>
    public required IReadOnlyList<AuthorScore> Authors { get; init; }

    /// <summary>Everybody's probabilities, by fifths.</summary>
    public required IReadOnlyList<CalibrationBin> Calibration { get; init; }

    /// <summary>Each prediction that was scored, in the ledger's order.</summary>
    public required IReadOnlyList<ScoredPrediction> Scored { get; init; }

    /// <summary>Scores judgements.</summary>
    /// <param name="judgements">In the ledger's order.</param>
    /// <param name="baselineOf">What a prediction is held against; null: nothing.</param>
    public static ScoreBoard Of(IReadOnlyList<Judgement> judgements, Func<Prediction, BaselineChances?> baselineOf)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        ArgumentNullException.ThrowIfNull(baselineOf);
        // What came into the ledger when its quarter ran could be known already; what can at most be found wrong would tell of its author's misses alone.
        List<ScoredPrediction> scored = judgements.Where(it => it is { Prediction: { IsWhole: true, IsLate: false, Probability: not null }, Outcome: PredictionOutcome.CameTrue or PredictionOutcome.DidNot })
            .Select(it => new ScoredPrediction(it.Prediction, it.Outcome == PredictionOutcome.CameTrue, baselineOf(it.Prediction))).ToList();
        return new ScoreBoard
        {
            Authors = [AuthorScore.Of(author: null, judgements, scored), .. judgements.Select(it => it.Prediction.Author).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(author => AuthorScore.Of(author, judgements.Where(it => it.Prediction.Author == author).ToList(), scored.Where(it => it.Prediction.Author == author).ToList()))],
            Calibration = CalibrationBin.Of(scored.Select(it => it.Forecast).ToList()),
            Scored = scored,
        };
    }
}

/// <summary>A prediction that was scored.</summary>
/// <param name="Prediction">Which; its probability is stated.</param>
/// <param name="CameTrue">Whether it did.</param>
/// <param name="Baselines">What the baselines gave it; null: nothing.</param>
public sealed record ScoredPrediction(Prediction Prediction, bool CameTrue, BaselineChances? Baselines)
{
    /// <summary>What was said, and what came.</summary>
    public (double Probability, bool CameTrue) Forecast => ((double)Prediction.Probability!.Value, CameTrue);
}
