using Tributary.Insights.Forecasting;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing.Planted;

namespace Tributary.Insights.Tests.Forecasting;

/// <summary>Series of a planted field.</summary>
public sealed class SeriesReaderTests : IDisposable
{
    private static readonly PlantedField Field = PlantedField.Plant(new PlantedOptions { Repositories = 6, Quarters = 10, Missing = 1 });

    private readonly FactStore _store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);

    public SeriesReaderTests() => PlantedFacts.Write(_store, Field);

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("contributors")]
    [InlineData("code-changes-commits")]
    [InlineData("active-repositories")]
    [InlineData("inactive-contributors")]
    public void Values_are_those_of_the_metric(string metric)
    {
        var engine = new MetricEngine(_store.Connection);
        IReadOnlyList<QuarterlySeries> all = SeriesReader.Read(_store, metric).All;
        all.Select(it => it.Kind).Distinct().ShouldBe([ScopeKind.Repository, ScopeKind.Category, ScopeKind.Group, ScopeKind.Catalog]);
        all.Count(it => it.Values.Count > 0).ShouldBeGreaterThan(7);
        foreach (QuarterlySeries series in all.Where(it => it.Values.Count > 0))
        {
            series.Last.ShouldBe(Field.Options.FirstQuarter.Plus(9));
            for (int i = 0; i < series.Values.Count; i++)
            {
                var query = new MetricQuery { By = series.Kind, Period = series.First.Plus(i).Period };
                MetricRow row = engine.Measure(MetricRegistry.Find(metric), query).First(it => it.Scope == series.Scope);
                series.Values[i].ShouldBe(row.Value!.Value);
                double? contributors = engine.Measure(MetricRegistry.Find("contributors"), query).First(it => it.Scope == series.Scope).Value;
                series.People[i].ShouldBe(metric == "inactive-contributors" ? row.Value!.Value : contributors!.Value, $"{series.Scope} {series.First.Plus(i)}");
            }
        }
    }

    [Fact]
    public void What_was_never_read_has_no_values_and_no_zeros()
    {
        PlantedRepository missing = Field.Repositories.First(it => it.IsMissing);
        QuarterlySeries series = SeriesReader.Read(_store, "contributors").All.First(it => it.Scope == missing.Name.ToString());
        series.Values.ShouldBeEmpty();
        (series.Repositories, series.Of).ShouldBe((0, 1));
        new Forecasts(_store).Of("contributors", ScopeKind.Repository, series.Scope, new Quarter(2027, 1)).Refusal.ShouldBe("nothing of it is read");
    }

    [Fact]
    public void A_quarter_that_is_not_covered_ends_a_series_and_sums_do_without_the_repository()
    {
        PlantedRepository ended = Field.Repositories.First(it => !it.IsMissing);
        Quarter last = Field.Options.FirstQuarter.Plus(9);
        _store.Connection.Execute("update tip set covered_until = $until where repository = (select repository from repository where name = $name)", ("until", last.Previous.FirstDay.ToDateTime(new TimeOnly(12, 0))), ("name", ended.Name.ToString()));
        IReadOnlyList<QuarterlySeries> all = SeriesReader.Read(_store, "contributors").All;
        all.First(it => it.Scope == ended.Name.ToString()).Last.ShouldBe(last.Plus(-2));
        QuarterlySeries whole = all.First(it => it.Kind == ScopeKind.Catalog);
        (whole.Last, whole.Repositories, whole.Of).ShouldBe((last, 4, 6));
        List<string> others = Field.Repositories.Where(it => !it.IsMissing && it != ended).Select(it => it.Name.ToString()).ToList();
        var query = new MetricQuery { By = ScopeKind.Catalog, Period = last.Plus(-3).Period, Scope = [ScopeTerm.Repositories(others)] };
        whole.Values[^4].ShouldBe(new MetricEngine(_store.Connection).Measure(MetricRegistry.Find("contributors"), query)[0].Value!.Value);
    }

    [Fact]
    public void A_history_that_is_cut_off_begins_where_it_is_known()
    {
        PlantedRepository cut = Field.Repositories.First(it => !it.IsMissing);
        _store.Connection.Execute("update tip set covered_from = $from where repository = (select repository from repository where name = $name)", ("from", new DateTime(2025, 5, 5)), ("name", cut.Name.ToString()));
        IReadOnlyList<QuarterlySeries> all = SeriesReader.Read(_store, "contributors").All;
        all.First(it => it.Scope == cut.Name.ToString()).First.ShouldBe(new Quarter(2025, 3));
        all.First(it => it.Kind == ScopeKind.Catalog).Repositories.ShouldBe(4);
        all.First(it => it.Kind == ScopeKind.Catalog).Values.Count.ShouldBe(10);
    }

    [Fact]
    public void What_is_no_count_is_not_forecast() =>
        Should.Throw<MetricException>(() => new Forecasts(_store).Of("agent-assisted-share")).Message.ShouldStartWith("Only what is counted is forecast, and agent-assisted-share is no count. Use one of active-repositories,");

    [Fact]
    public void A_store_without_histories_has_no_series()
    {
        using FactStore empty = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        SeriesReader.Read(empty, "contributors").All.ShouldBeEmpty();
    }
}
