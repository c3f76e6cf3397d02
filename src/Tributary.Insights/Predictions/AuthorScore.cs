namespace Tributary.Insights.Predictions;

/// <summary>How somebody's predictions came out.</summary>
public sealed record AuthorScore
{
    /// <summary>Whose; null: everybody's.</summary>
    public required string? Author { get; init; }

    /// <summary>How many came out how; what none has is 0.</summary>
    public required IReadOnlyDictionary<PredictionOutcome, int> Outcomes { get; init; }

    /// <summary>Over all that were judged in full and have a probability; null: none.</summary>
    public required Scores? Scores { get; init; }

    /// <summary>Over those of them of which there are baselines; null: none.</summary>
    public required Scores? Comparable { get; init; }

    /// <summary>If nothing had been expected to change, over the same.</summary>
    public required Scores? NoChange { get; init; }

    /// <summary>If all had been expected to go on as it went, over the same.</summary>
    public required Scores? Drift { get; init; }

    /// <summary>The share of the no-change baseline's Brier score that was spared: 1 is perfect, 0 no better, below 0 worse; null where that can't be said.</summary>
    public double? Skill => NoChange is { Brier: > 0 } still && Comparable is { } own ? 1 - (own.Brier / still.Brier) : null;

    internal static AuthorScore Of(string? author, IReadOnlyList<Judgement> judgements, List<ScoredPrediction> scored)
    {
        List<ScoredPrediction> comparable = scored.Where(it => it.Baselines is not null).ToList();
        return new AuthorScore
        {
            Author = author,
            Outcomes = Enum.GetValues<PredictionOutcome>().ToDictionary(outcome => outcome, outcome => judgements.Count(it => it.Outcome == outcome)),
            Scores = Scores.Of(scored.Select(it => it.Forecast).ToList()),
            Comparable = Scores.Of(comparable.Select(it => it.Forecast).ToList()),
            NoChange = Scores.Of(comparable.Select(it => (it.Baselines!.NoChange, it.CameTrue)).ToList()),
            Drift = Scores.Of(comparable.Select(it => (it.Baselines!.Drift, it.CameTrue)).ToList()),
        };
    }
}
