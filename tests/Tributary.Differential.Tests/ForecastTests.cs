using System.Globalization;
using Tributary.Insights.Forecasting;
using Tributary.Insights.Forecasting.People;
using Tributary.Metrics;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>Forecasts of what became of the real histories, each by what was known before.</summary>
public sealed class ForecastTests(RealHistories histories, ITestOutputHelper output)
{
    [Theory]
    [InlineData("contributors")]
    [InlineData("code-changes-commits")]
    [InlineData("new-contributors")]
    public void Four_of_five_values_lie_in_their_80_percent_interval(string metric)
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        var backtest = new Backtest(new Forecasts(histories.Store!).Of(metric));
        foreach (BacktestResult result in backtest.Results(kind: null))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{metric}, {result.Horizon} ahead: {result.Coverage:0.000} of {result.Forecasts} forecasts of {result.Scopes} scopes; naive error {result.Methods[0].Error:0.000}"));
            result.Forecasts.ShouldBeGreaterThan(200);
            result.Coverage.ShouldBeInRange(0.75, 0.85);
        }
    }

    [Theory]
    [InlineData(ScopeKind.Catalog)]
    [InlineData(ScopeKind.Category)]
    public void Who_is_active_next_quarter_is_told_better_than_by_the_base_rate(ScopeKind kind)
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        ReturnBacktest backtest = ReturnModel.Read(histories.Store!, kind).Backtest();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {backtest.Chances.Count} forecasts, Brier score {backtest.Brier:0.0000}, base rate {backtest.BaseBrier:0.0000}, skill {backtest.Skill:0.000}"));
        backtest.Chances.Count.ShouldBeGreaterThan(5_000);
        backtest.Skill.ShouldBeGreaterThanOrEqualTo(0.25);
        List<CalibrationDecile> enough = backtest.Deciles.Where(it => it.Cases >= CalibrationDecile.Enough).ToList();
        enough.Count.ShouldBe(10);
        foreach (CalibrationDecile decile in enough) Math.Abs(decile.Came - decile.Said).ShouldBeLessThan(0.03, $"{decile}");
    }
}
