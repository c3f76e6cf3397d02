using Tributary.Insights.Forecasting;
using Tributary.Metrics;

namespace Tributary.Insights.Tests.Forecasting;

/// <summary>Back-tests of series of which it is known how they move.</summary>
public sealed class BacktestTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.8)]
    public void Intervals_hold_four_of_five_whatever_the_noise(double noise)
    {
        foreach (BacktestResult result in Of(PlantedSeries.Walks(60, 24, _ => noise)).Results(kind: null))
        {
            result.Forecasts.ShouldBeGreaterThan(500);
            result.Coverage.ShouldBe(0.8, 0.04);
            (result.Coverage + result.Below + result.Above).ShouldBe(1, 1e-12);
        }
    }

    [Fact]
    public void Intervals_hold_small_counts_too_though_these_are_whole() =>
        Of(PlantedSeries.Of(PlantedSeries.Walks(120, 24, _ => 0.3, seed: 4).All.Select(it => it.Values.Select(value => 5 + Math.Round(value % 7)).ToArray())))
            .Results(kind: null)[0].Coverage.ShouldBe(0.8, 0.06);

    [Fact]
    public void Intervals_that_held_too_rarely_are_widened_until_they_hold()
    {
        // The noise grows all the time: what past errors say is always too little.
        MetricSeries growing = PlantedSeries.Walks(60, 32, quarter => 0.02 * Math.Exp(0.12 * quarter), seed: 2);
        List<BacktestTrial> late = Of(growing).Trials.Where(it => it.Horizon == 1 && it.Origin >= PlantedSeries.First.Plus(20)).ToList();
        double held = Share(late, it => it.IsCovered);
        var asErrorsSay = new RollingErrors(growing.All, 1);
        double without = Share(late, it => Holds(new ForecastDistribution(it.Series.Values[it.Series.IndexOf(it.Origin)], asErrorsSay.ErrorsFor(it.Series, it.Series.IndexOf(it.Origin)), widening: 1), it.Came));
        held.ShouldBeGreaterThan(without + 0.03);
        held.ShouldBe(0.8, 0.08);

        static bool Holds(ForecastDistribution likely, double came) => came >= likely.Low80 && came <= likely.High80;
    }

    [Fact]
    public void Nothing_beats_the_last_value_of_a_random_walk_and_that_is_said()
    {
        BacktestResult result = Of(PlantedSeries.Walks(60, 24, _ => 0.3)).Results(ScopeKind.Repository)[0];
        result.Methods.Select(it => it.Method).ShouldBe(Enum.GetValues<ForecastMethod>());
        MethodResult naive = result.Methods[0];
        // The mean of a normal noise's size is √(2/π) standard deviations.
        naive.Error.ShouldBe(0.3 * Math.Sqrt(2 / Math.PI), 0.02);
        (naive.Skill, naive.Low, naive.High).ShouldBe((0, 0, 0));
        result.Methods[(int)ForecastMethod.Smoothing].Skill.ShouldBe(0, 0.01);
        result.Methods[(int)ForecastMethod.Drift].High.ShouldBeLessThan(0);
        Of(PlantedSeries.Walks(60, 24, _ => 0.3)).Results(ScopeKind.Category).ShouldBeEmpty();
    }

    [Fact]
    public void Smoothing_beats_the_last_value_where_values_move_about_a_level()
    {
        MetricSeries walks = PlantedSeries.Walks(40, 24, _ => 0.3, seed: 3);
        MetricSeries level = PlantedSeries.Of(walks.All.Select(it => it.Values.Select((value, index) => index == 0 ? 100 : Math.Round(100 * value / it.Values[index - 1])).ToArray()));
        foreach (BacktestResult result in Of(level).Results(kind: null))
        {
            MethodResult smoothing = result.Methods[(int)ForecastMethod.Smoothing];
            // The last value is off by √2 of the noise; what is smoothed with the least weight, w = 0.2, by √(1 + w / (2 - w)) of it.
            smoothing.Skill.ShouldBe(1 - Math.Sqrt((1 + (0.2 / 1.8)) / 2), 0.05);
            smoothing.Low.ShouldBeGreaterThan(0.1);
            result.Coverage.ShouldBe(0.8, 0.04);
        }
    }

    [Fact]
    public void What_grows_steadily_is_told_by_its_drift()
    {
        MetricSeries steady = PlantedSeries.Of(Enumerable.Range(1, 30).Select(size => Enumerable.Range(0, 20).Select(quarter => Math.Round(100 * size * Math.Pow(1.2, quarter))).ToArray()));
        BacktestResult result = Of(steady).Results(kind: null)[0];
        result.Methods[0].Error.ShouldBe(Math.Log(1.2), 0.001);
        result.Methods[(int)ForecastMethod.Drift].Skill.ShouldBeGreaterThan(0.95);
        result.Methods[(int)ForecastMethod.Median].Skill.ShouldBeGreaterThan(0.95);
    }

    private static Backtest Of(MetricSeries series) => new(new Forecaster(series));

    private static double Share(List<BacktestTrial> trials, Func<BacktestTrial, bool> holds) => (double)trials.Count(holds) / trials.Count;
}
