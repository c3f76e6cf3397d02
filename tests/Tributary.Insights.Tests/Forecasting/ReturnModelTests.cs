using Tributary.Insights.Forecasting.People;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Insights.Tests.Forecasting;

/// <summary>Who is active next quarter, in a population that comes back as was planted.</summary>
public sealed class ReturnModelTests
{
    private const int Quarters = 12;

    [Theory]
    [InlineData(ScopeKind.Catalog)]
    [InlineData(ScopeKind.Category)]
    public void What_is_said_comes_as_often_as_is_said(ScopeKind kind)
    {
        using FactStore store = PlantedPopulation.Create(1_500, Quarters, (_, weeks) => PlantedPopulation.ChanceAfter(weeks));
        ReturnBacktest backtest = ReturnModel.Read(store, kind).Backtest();
        backtest.Chances.Count.ShouldBeGreaterThan(15_000);
        Dictionary<(long, Quarter), double> planted = Planted(store);
        // A planted probability p has a Brier score of p (1 - p): nothing can do better.
        double best = backtest.Chances.Average(it => planted[(it.Contributor, it.Quarter)] * (1 - planted[(it.Contributor, it.Quarter)]));
        backtest.Brier.ShouldBe(best, 0.005);
        backtest.Brier.ShouldBeLessThan(backtest.BaseBrier - 0.02);
        backtest.Chances.Average(it => Math.Abs(it.Probability - planted[(it.Contributor, it.Quarter)])).ShouldBeLessThan(0.03);
        List<CalibrationDecile> enough = backtest.Deciles.Where(it => it.Cases >= 400).ToList();
        enough.Count.ShouldBeGreaterThan(5);
        foreach (CalibrationDecile decile in enough) (decile.Came - decile.Said).ShouldBe(0, 0.05, $"{decile}");
        backtest.Deciles.Sum(it => it.Cases).ShouldBe(backtest.Chances.Count);
    }

    [Fact]
    public void What_comes_later_changes_nothing_that_was_said_before()
    {
        Quarter cut = PlantedPopulation.First.Plus(7);
        using FactStore store = PlantedPopulation.Create(500, Quarters, (_, weeks) => PlantedPopulation.ChanceAfter(weeks));
        using FactStore other = PlantedPopulation.Create(500, Quarters, (quarter, weeks) => quarter < cut ? PlantedPopulation.ChanceAfter(weeks) : 0.02);
        ReturnModel one = ReturnModel.Read(store, ScopeKind.Catalog), another = ReturnModel.Read(other, ScopeKind.Catalog);
        one.After(cut).Count.ShouldBeGreaterThan(300);
        another.After(cut).Select(it => (it.Contributor, it.Probability)).ShouldBe(one.After(cut).Select(it => (it.Contributor, it.Probability)));
        another.After(cut).Count(it => it.IsBack is true).ShouldBeLessThan(one.After(cut).Count(it => it.IsBack is true));
        another.After(cut.Next.Next).Average(it => it.Probability).ShouldBeLessThan(one.After(cut.Next.Next).Average(it => it.Probability));
    }

    [Fact]
    public void Of_the_last_quarter_nobody_knows_yet_who_is_back()
    {
        using FactStore store = PlantedPopulation.Create(500, Quarters, (_, weeks) => PlantedPopulation.ChanceAfter(weeks));
        var model = ReturnModel.Read(store, ScopeKind.Catalog);
        model.Last.ShouldBe(PlantedPopulation.First.Plus(Quarters - 1));
        IReadOnlyList<ReturnChance> chances = model.After(model.Last);
        chances.Count.ShouldBeGreaterThan(300);
        chances.ShouldAllBe(it => it.IsBack == null && it.Probability > 0 && it.Probability < 1);
        model.Backtest().Chances.ShouldAllBe(it => it.Quarter < model.Last && it.IsBack != null);
    }

    [Fact]
    public void Where_too_few_are_known_nothing_is_said()
    {
        using FactStore few = PlantedPopulation.Create(20, Quarters, (_, weeks) => PlantedPopulation.ChanceAfter(weeks));
        ReturnModel.Read(few, ScopeKind.Catalog).After(PlantedPopulation.First.Plus(Quarters - 1)).ShouldBeEmpty();
        ReturnModel.Read(few, ScopeKind.Catalog).Backtest().Deciles.ShouldBeEmpty();
        // Nobody ever came back: nothing tells who would.
        using FactStore gone = PlantedPopulation.Create(500, Quarters, (_, _) => 0);
        ReturnModel.Read(gone, ScopeKind.Catalog).After(PlantedPopulation.First.Plus(Quarters - 1)).ShouldBeEmpty();
        using FactStore empty = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        Should.Throw<MetricException>(() => ReturnModel.Read(empty, ScopeKind.Catalog)).Message.ShouldStartWith("The store holds no history yet.");
    }

    [Fact]
    public void Bots_are_nobody_whose_return_is_told()
    {
        using FactStore store = PlantedPopulation.Create(500, Quarters, (_, weeks) => PlantedPopulation.ChanceAfter(weeks));
        store.Connection.Execute("update activity set is_person = false where contributor % 3 = 0");
        var model = ReturnModel.Read(store, ScopeKind.Catalog);
        model.After(model.Last).ShouldNotBeEmpty();
        model.After(model.Last).ShouldAllBe(it => it.Contributor % 3 != 0);
    }

    private static Dictionary<(long, Quarter), double> Planted(FactStore store)
    {
        var chances = new Dictionary<(long, Quarter), double>();
        using DuckDbResult rows = store.Connection.Query("select contributor, cast(date_trunc('quarter', cast(day as timestamp)) as date), count(distinct week) from activity group by 1, 2 order by 1, 2");
        while (rows.Read()) chances.Add((rows.GetInt64(0), Quarter.Containing(rows.GetDate(1))), PlantedPopulation.ChanceAfter((int)rows.GetInt64(2)));
        return chances;
    }
}
