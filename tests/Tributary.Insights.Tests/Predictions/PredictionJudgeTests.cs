using Tributary.Insights.Predictions;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing.Planted;

namespace Tributary.Insights.Tests.Predictions;

/// <summary>Predictions judged over a planted field, of which everything is known, with a repository missing.</summary>
public sealed class PredictionJudgeTests : IDisposable
{
    private static readonly PlantedField Field = PlantedField.Plant(new PlantedOptions { Repositories = 9, People = 100, CommitsPerQuarter = 250, Missing = 1, Quarters = 16, FirstQuarter = new Quarter(2022, 3) });
    private static readonly PlantedTruth Truth = PlantedTruth.Of(Field);
    private static readonly Quarter Last = new(2026, 2);
    private static readonly PlantedRepository Missing = Field.Repositories.First(it => it.IsMissing);
    private static readonly string Whole = PlantedField.CategoryName(Enumerable.Range(0, 3).First(it => it != Missing.Category));
    private static readonly string Lacking = PlantedField.CategoryName(Missing.Category);

    private readonly FactStore _store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);

    public PredictionJudgeTests() => PlantedFacts.Write(_store, Field);

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_threshold_is_held_against_what_was_counted()
    {
        int people = People(Whole, Last);
        people.ShouldBeGreaterThan(5);
        Judge(Last, $"contributors of category:{Whole} >= {people}").ShouldBe(PredictionOutcome.CameTrue, people);
        Judge(Last, $"contributors of category:{Whole} > {people}").ShouldBe(PredictionOutcome.DidNot, people);
        Judge(Last, $"contributors of category:{Whole} <= {people}").ShouldBe(PredictionOutcome.CameTrue, people);
        Judge(Last, $"contributors of category:{Whole} < {people}").ShouldBe(PredictionOutcome.DidNot, people);
    }

    [Fact]
    public void A_figure_is_compared_with_an_earlier_quarter_and_with_another_scope()
    {
        double now = People(Whole, Last), then = People(Whole, Last.Plus(-2));
        Judge(Last, $"contributors of category:{Whole} / {Last.Plus(-2)} >= 0").ShouldBe(PredictionOutcome.CameTrue, now / then);
        Judge(Last, $"contributors of category:{Whole} - {Last.Plus(-2)} >= 1000").ShouldBe(PredictionOutcome.DidNot, now - then);
        string other = Field.Repositories.First(it => PlantedField.CategoryName(it.Category) == Whole).Name.ToString();
        int alone = Truth.Credits.Where(it => it.IsPerson && Field.Repositories[it.Repository].Name.ToString() == other && IsIn(it, Last)).Select(it => it.Contributor).Distinct().Count();
        Judge(Last, $"contributors of category:{Whole} - repository:{other.ToUpperInvariant()} >= 0").ShouldBe(PredictionOutcome.CameTrue, now - alone);
    }

    [Fact]
    public void What_is_missing_judges_nothing_unless_the_prediction_can_do_without()
    {
        Judgement judgement = JudgeOf(Last, $"contributors of category:{Lacking} >= 1");
        judgement.Outcome.ShouldBe(PredictionOutcome.NotJudged);
        ClaimReading reading = judgement.Conditions[0].Reading!;
        reading.Value.ShouldBe(People(Lacking, Last));
        (reading.Covered, reading.Of).ShouldBe((2, 3));
        reading.Missing.ShouldBe([Missing.Name.ToString()]);
        judgement.Conditions[0].Reason.ShouldBe("2 of 3 repositories are read, and 3 have to be");
        new PredictionJudge(_store).Judge(Prediction(Last, $"contributors of category:{Lacking} >= 1") with { Coverage = 0.6m }).Outcome.ShouldBe(PredictionOutcome.CameTrue);
        Judgement alone = JudgeOf(Last, $"contributors of repository:{Missing.Name} <= 5");
        alone.Outcome.ShouldBe(PredictionOutcome.NotJudged);
        alone.Conditions[0].Reading!.Value.ShouldBeNull("what is missing is no zero, which would be at most 5");
    }

    [Fact]
    public void A_ratio_counts_only_what_covers_both_quarters()
    {
        PlantedRepository late = Field.Repositories.First(it => PlantedField.CategoryName(it.Category) == Whole);
        _store.Connection.Execute($"update tip set covered_from = timestamp '2026-04-01' where repository = (select repository from repository where name = '{late.Name}')");
        Judgement judgement = new PredictionJudge(_store).Judge(Prediction(Last, $"contributors of category:{Whole} / {Last.Previous} >= 0") with { Coverage = 0.5m });
        double now = People(Whole, Last, without: late.Number), then = People(Whole, Last.Previous, without: late.Number);
        judgement.Conditions[0].Reading!.Value.ShouldBe(now / then);
        judgement.Conditions[0].Reading!.Missing.ShouldBe([late.Name.ToString()]);
    }

    [Fact]
    public void A_quarter_that_is_not_complete_is_open_with_what_is_known()
    {
        ConditionJudgement next = JudgeOf(Last.Next, $"contributors of category:{Whole} / {Last} >= 1").Conditions[0];
        next.Outcome.ShouldBe(PredictionOutcome.Open);
        next.Reading!.Value.ShouldBeNull();
        // What it is compared with moves along: the latest quarter against the one before it.
        next.Latest!.Quarter.ShouldBe(Last);
        next.Latest.Value.ShouldBe((double)People(Whole, Last) / People(Whole, Last.Previous));

        _store.Connection.Execute("update tip set covered_until = timestamp '2026-05-20' where covered_until is not null");
        PlantedFacts.Derive(_store, Field);
        var judge = new PredictionJudge(_store);
        judge.Latest.ShouldBe(Last.Previous);
        ConditionJudgement running = judge.Judge(Prediction(Last, $"contributors of category:{Whole} >= 1")).Conditions[0];
        running.Outcome.ShouldBe(PredictionOutcome.Open, "one that was reached already is decided when the quarter is over");
        running.Reading!.Value.ShouldBe(People(Whole, Last, until: new DateOnly(2026, 5, 20)));
        running.Reading.Covered.ShouldBe(0);
        running.Latest!.Value.ShouldBe(People(Whole, Last.Previous));
        running.Latest.Covered.ShouldBe(3);
    }

    [Fact]
    public void All_conditions_have_to_hold_and_one_that_fails_is_enough()
    {
        string holds = $"contributors of category:{Whole} >= 1", fails = $"contributors of category:{Whole} >= 1000", lacks = $"contributors of category:{Lacking} >= 1";
        JudgeOf(Last, holds, holds).Outcome.ShouldBe(PredictionOutcome.CameTrue);
        JudgeOf(Last, holds, fails).Outcome.ShouldBe(PredictionOutcome.DidNot);
        JudgeOf(Last, holds, lacks).Outcome.ShouldBe(PredictionOutcome.NotJudged);
        JudgeOf(Last, lacks, fails).Outcome.ShouldBe(PredictionOutcome.DidNot);
        JudgeOf(Last.Next, holds, lacks).Outcome.ShouldBe(PredictionOutcome.Open);
        var judge = new PredictionJudge(_store);
        judge.Judge(Prediction(Last, holds) with { Unchecked = "the other half" }).Outcome.ShouldBe(PredictionOutcome.NotJudged);
        judge.Judge(Prediction(Last, fails) with { Unchecked = "the other half" }).Outcome.ShouldBe(PredictionOutcome.DidNot);
        judge.Judge(Prediction(Last) with { Unchecked = "all of it" }).Outcome.ShouldBe(PredictionOutcome.NotJudged);
    }

    [Fact]
    public void What_the_store_does_not_know_is_not_judged_and_says_so()
    {
        ConditionJudgement judgement = JudgeOf(Last, "contributors of category:kernles >= 1").Conditions[0];
        judgement.Outcome.ShouldBe(PredictionOutcome.NotJudged);
        judgement.Reading.ShouldBeNull();
        judgement.Reason.ShouldBe("'kernles' is no category of the store.");
    }

    [Fact]
    public void Baselines_know_what_had_ended_when_the_prediction_was_made_and_nothing_later()
    {
        Baselines baselines = new PredictionJudge(_store).Baselines;
        Prediction prediction = Prediction(Last, $"contributors of category:{Whole} > 20");
        List<double> history = Enumerable.Range(1, 13).Select(back => (double)People(Whole, Last.Plus(-back))).Reverse().ToList();
        baselines.Of(prediction).ShouldBe(RandomWalk.Chances(prediction.Claim[0], history, Last.Previous, Last));
        baselines.Of(prediction with { Made = Last.FirstDay.AddDays(-2) }).ShouldNotBe(baselines.Of(prediction), "the quarter before had not ended yet");
        baselines.Of(Prediction(Last, $"contributors of category:{Lacking} > 20")).ShouldBeNull();
        baselines.Of(prediction with { Unchecked = "the other half" }).ShouldBeNull();
        BaselineChances both = baselines.Of(Prediction(Last, $"contributors of category:{Whole} > 20", $"contributors of category:{Whole} > 20"))!;
        both.NoChange.ShouldBe(Math.Pow(baselines.Of(prediction)!.NoChange, 2), 1e-12);
    }

    private (PredictionOutcome, double?) Judge(Quarter quarter, string claim)
    {
        Judgement judgement = JudgeOf(quarter, claim);
        return (judgement.Outcome, judgement.Conditions[0].Reading!.Value);
    }

    private Judgement JudgeOf(Quarter quarter, params string[] claim) => new PredictionJudge(_store).Judge(Prediction(quarter, claim));

    private static Prediction Prediction(Quarter quarter, params string[] claim) => Made.Prediction(claim) with { Quarter = quarter, Made = quarter.FirstDay.AddDays(-1), Recorded = quarter.FirstDay.AddDays(-1) };

    private static int People(string category, Quarter quarter, int without = -1, DateOnly? until = null) =>
        Truth.Credits.Where(it => it.IsPerson && !it.IsCopy && it.Repository != without && PlantedField.CategoryName(Field.Repositories[it.Repository].Category) == category && IsIn(it, quarter) && (until is null || it.Day < until)).Select(it => it.Contributor).Distinct().Count();

    private static bool IsIn(PlantedCredit credit, Quarter quarter) => credit.Day >= quarter.Period.From && credit.Day < quarter.Period.To;
}

internal static class Judged
{
    public static void ShouldBe(this (PredictionOutcome Outcome, double? Value) judged, PredictionOutcome outcome, double value) => judged.ShouldBe((outcome, value));
}
