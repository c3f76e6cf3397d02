using Tributary.Insights.Predictions;
using Tributary.Model;

namespace Tributary.Insights.Tests.Predictions;

/// <summary>Scores and baselines against what was computed by hand.</summary>
public sealed class ScoresTests
{
    private static readonly Quarter Q2 = new(2026, 2);

    [Fact]
    public void Scores_are_those_computed_by_hand()
    {
        Scores scores = Scores.Of([(0.8, true), (0.3, false), (1, false), (0.5, true)])!;
        scores.Count.ShouldBe(4);
        // 0.04, 0.09, 1 and 0.25.
        scores.Brier.ShouldBe(0.345, 1e-12);
        // -ln 0.8, -ln 0.7, -ln 0.01 for what was sure and wrong, -ln 0.5.
        scores.Log.ShouldBe((0.223143551 + 0.356674944 + 4.605170186 + 0.693147181) / 4, 1e-9);
        Scores.Of([(1, true), (0, false)])!.Log.ShouldBe(0.010050336, 1e-9);
        Scores.Of([]).ShouldBeNull();
    }

    [Fact]
    public void Calibration_puts_alike_probabilities_together()
    {
        IReadOnlyList<CalibrationBin> bins = CalibrationBin.Of([(0.2, false), (0.7, true), (0.75, true), (0.7, false), (0.65, true), (1, true)]);
        bins.Select(it => it.Count).ShouldBe([0, 1, 0, 4, 1]);
        bins[0].Came.ShouldBeNull();
        bins[3].Said!.Value.ShouldBe(0.7, 1e-12);
        bins[3].Came.ShouldBe(0.75);
        // Wilson's interval of 3 of 4.
        bins[3].Low!.Value.ShouldBe(0.3006, 1e-4);
        bins[3].High!.Value.ShouldBe(0.9544, 1e-4);
        (bins[4].From, bins[4].To, bins[4].High).ShouldBe((0.8, 1, 1));
    }

    [Fact]
    public void A_walk_without_drift_and_with_it_is_as_computed_by_hand()
    {
        // Steps of the logarithm: ln 2, ln 2, 0, ln 2; from 80 to more than 160 is one of ln 2.
        BaselineChances chances = Chances("contributors of category:edge > 160", [10, 20, 40, 40, 80], Q2, Q2.Next);
        // z = -ln 2 / (ln 2 √(3/4)) = -1.1547.
        chances.NoChange.ShouldBe(0.12411, 1e-5);
        // Mean 3/4 ln 2, deviation ln 2 √(1/4 · (1 + 1/4)): z = (3/4 - 1) / 0.559 = -0.4472.
        chances.Drift.ShouldBe(0.32736, 1e-5);
        Chances("contributors of category:edge <= 160", [10, 20, 40, 40, 80], Q2, Q2.Next).NoChange.ShouldBe(1 - 0.12411, 1e-5);
        // Two quarters ahead the deviation is √2 times as large: z = -0.8165.
        Chances("contributors of category:edge > 160", [10, 20, 40, 40, 80], Q2, Q2.Plus(2)).NoChange.ShouldBe(0.20711, 1e-5);
    }

    [Fact]
    public void A_comparison_with_a_quarter_counts_from_it()
    {
        List<double> history = [10, 20, 40, 40, 80];
        // Twice the last known quarter is 160; 160 is also four times the one before that.
        double expected = Chances("contributors of category:edge > 160", history, Q2, Q2.Next).Drift;
        Chances("contributors of category:edge / 2026Q2 > 2", history, Q2, Q2.Next).Drift.ShouldBe(expected, 1e-12);
        Chances("contributors of category:edge / 2026Q1 > 4", history, Q2, Q2.Next).Drift.ShouldBe(expected, 1e-12);
        // What is still to come is no part of what is known: one step from 2026Q3 to 2026Q4.
        Chances("contributors of category:edge / 2026Q3 > 2", history, Q2, Q2.Plus(2)).Drift.ShouldBe(expected, 1e-12);
        // A difference walks in people: steps 10, 20, 0, 40 have mean square 525; 80 more is z = -80/22.913.
        Chances("contributors of category:edge - 2026Q2 >= 80", history, Q2, Q2.Next).NoChange.ShouldBe(0.00024, 1e-5);
        Chances("contributors of category:edge - 2026Q2 >= 0", history, Q2, Q2.Next).NoChange.ShouldBe(0.5, 1e-7);
    }

    [Fact]
    public void What_never_moved_is_sure()
    {
        Chances("contributors of category:edge >= 7", [7, 7, 7, 7, 7], Q2, Q2.Next).ShouldBe(new BaselineChances(1, 1));
        Chances("contributors of category:edge > 7", [7, 7, 7, 7, 7], Q2, Q2.Next).ShouldBe(new BaselineChances(0, 0));
    }

    [Fact]
    public void The_board_scores_what_was_judged_in_full_and_in_time()
    {
        List<Judgement> judgements =
        [
            Judged("Ada", 0.8m, PredictionOutcome.CameTrue), Judged("Ada", 0.4m, PredictionOutcome.DidNot), Judged("Bo", 0.9m, PredictionOutcome.DidNot),
            Judged("Ada", 0.9m, PredictionOutcome.Open), Judged("Ada", 0.9m, PredictionOutcome.NotJudged), Judged("Ada", null, PredictionOutcome.CameTrue),
            Judged("Ada", 0.9m, PredictionOutcome.DidNot, it => it with { Unchecked = "half of it" }), Judged("Ada", 0.9m, PredictionOutcome.DidNot, it => it with { Recorded = it.Quarter.FirstDay }),
        ];
        var board = ScoreBoard.Of(judgements, it => it.Author == "Bo" ? null : new BaselineChances(0.5, 0.6));
        board.Scored.Select(it => (double)it.Prediction.Probability!.Value).ShouldBe([0.8, 0.4, 0.9]);
        board.Authors.Select(it => it.Author).ShouldBe([null, "Ada", "Bo"]);
        AuthorScore all = board.Authors[0], bo = board.Authors[2];
        all.Outcomes.ShouldBe(new Dictionary<PredictionOutcome, int> { [PredictionOutcome.CameTrue] = 2, [PredictionOutcome.DidNot] = 4, [PredictionOutcome.Open] = 1, [PredictionOutcome.NotJudged] = 1 });
        // 0.04, 0.16 and 0.81 over three; over the two with a baseline 0.1, against 0.25 and (0.16 + 0.36) / 2.
        all.Scores!.Brier.ShouldBe(1.01 / 3, 1e-12);
        all.Comparable!.Brier.ShouldBe(0.1, 1e-12);
        all.NoChange!.Brier.ShouldBe(0.25, 1e-12);
        all.Drift!.Brier.ShouldBe(0.26, 1e-12);
        all.Skill!.Value.ShouldBe(0.6, 1e-12);
        (bo.Comparable, bo.Skill).ShouldBe((null, null));
        board.Calibration.Sum(it => it.Count).ShouldBe(3);
    }

    private static BaselineChances Chances(string claim, IReadOnlyList<double> history, Quarter last, Quarter deciding) => RandomWalk.Chances(ConditionText.Parse(claim), history, last, deciding);

    private static Judgement Judged(string author, decimal? probability, PredictionOutcome outcome, Func<Prediction, Prediction>? but = null)
    {
        Prediction prediction = Made.Prediction("contributors of category:edge > 1") with { Author = author, Probability = probability };
        return new Judgement(but?.Invoke(prediction) ?? prediction, outcome, []);
    }
}
