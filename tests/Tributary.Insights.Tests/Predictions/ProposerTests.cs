using Tributary.Insights.Forecasting;
using Tributary.Insights.Predictions;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;
using Tributary.Testing.Planted;

namespace Tributary.Insights.Tests.Predictions;

/// <summary>Predictions proposed of a planted field, of which everything is known, with a repository missing.</summary>
public sealed class ProposerTests : IDisposable
{
    private static readonly PlantedField Field = PlantedField.Plant(new PlantedOptions { Repositories = 9, People = 100, CommitsPerQuarter = 250, Missing = 1, Quarters = 16, FirstQuarter = new Quarter(2022, 3) });
    private static readonly PlantedTruth Truth = PlantedTruth.Of(Field);
    private static readonly Quarter Last = new(2026, 2);
    private static readonly PlantedRepository Missing = Field.Repositories.First(it => it.IsMissing);
    private static readonly string Lacking = PlantedField.CategoryName(Missing.Category);

    private readonly FactStore _store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
    private readonly TestFolder _folder = new();

    public ProposerTests() => PlantedFacts.Write(_store, Field);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Each_has_the_forecast_s_probability_and_stands_in_a_ledger()
    {
        IReadOnlyList<Prediction> proposals = Propose(Last, All());
        proposals.Count.ShouldBe(Proposer.Most);
        proposals.SelectMany(it => it.Claim).Select(it => it.Scope).ShouldBeUnique();
        foreach (Prediction it in proposals)
        {
            Condition condition = it.Claim.ShouldHaveSingleItem();
            Forecast forecast = new Forecasts(_store).Of(condition.Metric, condition.Scope.Kind, condition.Scope.Name, Last.Next);
            decimal threshold = condition.Threshold * (condition.Compared == Compared.Ratio ? (decimal)forecast.Point!.Value : 1);
            double probability = condition.Comparator switch
            {
                Comparator.AtLeast => forecast.Distribution!.AtLeast((double)threshold),
                Comparator.AtMost => forecast.Distribution!.AtMost((double)threshold),
                _ => forecast.Distribution!.AtMost((double)threshold - 1),
            };
            it.Probability.ShouldBe(Math.Round((decimal)probability, 2), it.Text);
            it.Probability!.Value.ShouldBeInRange(.2m, .8m);
            ConditionText.Parse(condition.ToString()).ToString().ShouldBe(condition.ToString());
            Ledger.Append(_folder["ledger.jsonl"], it);
        }

        Ledger.Read(_folder["ledger.jsonl"]).Records.Count.ShouldBe(Proposer.Most);
        Propose(Last, All()).Select(it => it.Text).ShouldBe(proposals.Select(it => it.Text), "the same store proposes the same");
    }

    [Fact]
    public void What_is_read_in_part_is_asked_for_its_growth_and_judged_over_as_much()
    {
        Prediction proposal = Propose(Last, [new ProposalSubject("contributors", ScopeKind.Category, Lacking, "The lacking one", IsRising: true)]).ShouldHaveSingleItem();
        proposal.Coverage.ShouldBe(.66m);
        (proposal.Claim[0].Compared, proposal.Claim[0].ToQuarter).ShouldBe((Compared.Ratio, Last));
        proposal.Text.ShouldStartWith("The lacking one, as far as it is read (2 of 3 repositories), has at least 1.");
    }

    [Fact]
    public void What_was_proposed_a_quarter_ago_is_judged_by_what_came()
    {
        IReadOnlyList<Prediction> proposals = Propose(Last.Previous, Subjects());
        proposals.ShouldNotBeEmpty();
        var judge = new PredictionJudge(_store);
        foreach (Prediction it in proposals)
        {
            Condition condition = it.Claim[0];
            double now = People(condition.Scope, Last), then = People(condition.Scope, Last.Previous);
            double figure = condition.Compared == Compared.Ratio ? now / then : now;
            judge.Judge(it).Outcome.ShouldBe(condition.Holds(figure) ? PredictionOutcome.CameTrue : PredictionOutcome.DidNot, it.Text);
        }
    }

    [Fact]
    public void Where_the_forecast_refuses_nothing_is_proposed()
    {
        Propose(Last, [new ProposalSubject("contributors", ScopeKind.Repository, Missing.Name.ToString(), "missing", IsRising: true)]).ShouldBeEmpty("nothing of it is read");
        string read = Field.Repositories.First(it => !it.IsMissing).Name.ToString();
        new Proposer(new Forecasts(_store), Last, Last.Plus(5)).Propose([new ProposalSubject("contributors", ScopeKind.Repository, read, read, IsRising: true)]).ShouldBeEmpty("forecasts reach four quarters");
        Propose(Field.Options.FirstQuarter.Plus(3), Subjects()).ShouldBeEmpty("four quarters were known");
    }

    private static IEnumerable<ProposalSubject> All() => Subjects().Concat(Subjects().Select(it => it with { Metric = "code-changes-commits" }));

    private static IEnumerable<ProposalSubject> Subjects()
    {
        for (int category = 0; category < 3; category++) yield return new ProposalSubject("contributors", ScopeKind.Category, PlantedField.CategoryName(category), PlantedField.CategoryName(category), category != 1);
        foreach (string name in Field.Repositories.Select(it => it.Name.ToString())) yield return new ProposalSubject("contributors", ScopeKind.Repository, name, name, name.Length % 2 == 0);
    }

    private IReadOnlyList<Prediction> Propose(Quarter quarter, IEnumerable<ProposalSubject> subjects) => new Proposer(new Forecasts(_store), quarter, quarter.Next).Propose(subjects);

    private static int People(ClaimScope scope, Quarter quarter) => Truth.Credits
        .Where(it => it.IsPerson && it.Day >= quarter.FirstDay && it.Day < quarter.Next.FirstDay && (scope.Kind == ScopeKind.Repository ? Field.Repositories[it.Repository].Name.ToString() == scope.Name : !it.IsCopy && !Field.Repositories[it.Repository].IsMissing && PlantedField.CategoryName(Field.Repositories[it.Repository].Category) == scope.Name))
        .Select(it => it.Contributor).Distinct().Count();
}
