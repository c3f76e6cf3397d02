using Tributary.Insights.Forecasting;
using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Tests.Forecasting;

/// <summary>Forecasts of series of which it is known how they move.</summary>
public sealed class ForecasterTests
{
    private static readonly MetricSeries Walks = PlantedSeries.Walks(60, 24, _ => 0.25);
    private static readonly Quarter Next = PlantedSeries.First.Plus(24);

    [Fact]
    public void The_point_is_the_last_value_and_the_interval_that_of_the_noise()
    {
        Forecast forecast = new Forecaster(Walks).Of(ScopeKind.Repository, "r/7", Next);
        double last = Walks.All[7].Values[^1];
        forecast.Point.ShouldBe(last);
        forecast.Origin.ShouldBe(Next.Previous);
        ForecastDistribution likely = forecast.Distribution!;
        // 80 % of a normal noise lie within 1.2816 standard deviations.
        Math.Log(likely.High80 / last).ShouldBe(1.2816 * 0.25, 0.1);
        Math.Log(likely.Low80 / last).ShouldBe(-1.2816 * 0.25, 0.1);
        likely.AtLeast(last * Math.Exp(0.25)).ShouldBe(0.16, 0.06);
    }

    [Fact]
    public void Probabilities_are_those_of_whole_numbers()
    {
        ForecastDistribution likely = new Forecaster(Walks).Of(ScopeKind.Repository, "r/7", Next.Next).Distribution!;
        likely.AtLeast(0).ShouldBe(1);
        likely.AtMost(-1).ShouldBe(0);
        double before = 0;
        for (int value = 0; value < 3 * likely.High80; value++)
        {
            (likely.AtMost(value) + likely.AtLeast(value + 1)).ShouldBe(1, 1e-12);
            likely.AtMost(value + 0.5).ShouldBe(likely.AtMost(value));
            likely.AtMost(value).ShouldBeInRange(before, 1);
            before = likely.AtMost(value);
        }

        // What nothing in the past came near to is unlikely, and not impossible.
        likely.AtLeast(1e9).ShouldBeInRange(0.001, 0.01);
        likely.AtMost(likely.Median).ShouldBeGreaterThanOrEqualTo(0.5);
        likely.AtMost(likely.Median - 1).ShouldBeLessThan(0.5);
        likely.AtMost(likely.High80).ShouldBeGreaterThanOrEqualTo(0.9);
        likely.AtLeast(likely.Low80).ShouldBeGreaterThanOrEqualTo(0.9);
        (likely.AtMost(likely.High80) - likely.AtMost(likely.Low80 - 1)).ShouldBe(0.8, 0.03);
    }

    [Fact]
    public void What_comes_later_changes_no_forecast_that_was_made_before()
    {
        Quarter cut = PlantedSeries.First.Plus(18);
        var forecaster = new Forecaster(Walks);
        var other = new Forecaster(Walks.With(cut, value => (value * 5) + 100));
        foreach (QuarterlySeries series in Walks.All)
        {
            for (int ahead = -6; ahead <= 0; ahead++)
            {
                Forecast one = forecaster.Of(ScopeKind.Repository, series.Scope, cut.Plus(ahead)), same = other.Of(ScopeKind.Repository, series.Scope, cut.Plus(ahead));
                same.Point.ShouldBe(one.Point);
                (same.Distribution!.Low80, same.Distribution.Median, same.Distribution.High80).ShouldBe((one.Distribution!.Low80, one.Distribution.Median, one.Distribution.High80));
                same.Distribution.AtLeast(series.Values[15]).ShouldBe(one.Distribution.AtLeast(series.Values[15]));
            }
        }

        other.Of(ScopeKind.Repository, "r/7", cut.Next).Point.ShouldNotBe(forecaster.Of(ScopeKind.Repository, "r/7", cut.Next).Point);
    }

    [Fact]
    public void A_forecast_of_a_covered_quarter_is_as_it_was_before_it()
    {
        Quarter asked = PlantedSeries.First.Plus(18);
        MetricSeries then = Walks with { All = Walks.All.Select(it => it with { Values = it.Values.Take(18).ToList(), People = it.People.Take(18).ToList() }).ToList() };
        Forecast now = new Forecaster(Walks).Of(ScopeKind.Repository, "r/3", asked), before = new Forecaster(then).Of(ScopeKind.Repository, "r/3", asked);
        now.Origin.ShouldBe(asked.Previous);
        (now.Point, now.Distribution!.Low80, now.Distribution.High80).ShouldBe((before.Point, before.Distribution!.Low80, before.Distribution.High80));
    }

    [Fact]
    public void Larger_noise_further_ahead_makes_the_interval_wider()
    {
        var forecaster = new Forecaster(Walks);
        double[] widths = Enumerable.Range(0, 4).Select(ahead => Walks.All.Average(it => Width(forecaster.Of(it, Next.Plus(ahead))))).ToArray();
        widths.ShouldBe(widths.Order());
        // The noise of h quarters in a row is √h times that of one.
        (widths[3] / widths[0]).ShouldBe(2, 0.4);

        static double Width(Forecast forecast) => Math.Log(forecast.Distribution!.High80 / forecast.Distribution.Low80);
    }

    [Fact]
    public void Where_too_little_is_known_nothing_is_said_and_why()
    {
        double[] young = [9, 9, 9, 9, 9, 9, 9], small = [9, 9, 9, 9, 9, 9, 9, 9, 4], one = [9, 9, 9, 9, 9, 9, 9, 9, 1];
        MetricSeries series = Walks with { All = [.. Walks.All, .. PlantedSeries.Of(young, small, one, []).All.Select(it => it with { Scope = "s/" + it.Scope[2..] })] };
        var forecaster = new Forecaster(series);
        forecaster.Of(ScopeKind.Repository, "s/0", PlantedSeries.First.Plus(7)).Refusal.ShouldBe("7 quarters known, 8 are needed");
        forecaster.Of(ScopeKind.Repository, "s/1", PlantedSeries.First.Plus(9)).Refusal.ShouldBe("4 people in 2021Q1, 5 are needed");
        forecaster.Of(ScopeKind.Repository, "s/2", PlantedSeries.First.Plus(9)).Refusal.ShouldBe("1 person in 2021Q1, 5 are needed");
        forecaster.Of(ScopeKind.Repository, "s/3", PlantedSeries.First.Plus(9)).Refusal.ShouldBe("nothing of it is read");
        forecaster.Of(ScopeKind.Repository, "r/0", Next.Plus(4)).Refusal.ShouldBe("known up to 2024Q4, and forecasts reach 4 quarters");
        forecaster.Of(ScopeKind.Repository, "r/0", PlantedSeries.First).Refusal.ShouldBe("0 quarters known, 8 are needed");
        forecaster.Of(ScopeKind.Repository, "r/0", PlantedSeries.First.Plus(8)).Refusal.ShouldBe("0 forecasts of the kind could be checked before, 20 are needed");
        Forecast refused = forecaster.Of(ScopeKind.Repository, "s/1", PlantedSeries.First.Plus(9));
        (refused.Point, refused.Distribution).ShouldBe((null, null));
        Should.Throw<MetricException>(() => forecaster.Of(ScopeKind.Category, "r/0", Next)).Message.ShouldBe("There is no category 'r/0' in the store.");
    }

    [Fact]
    public void Twenty_past_forecasts_are_enough_and_nineteen_are_not()
    {
        double[] Long(int quarters) => Enumerable.Range(0, quarters).Select(it => 20.0 + (it % 3)).ToArray();
        new Forecaster(PlantedSeries.Of(Long(8 + 19))).Of(ScopeKind.Repository, "r/0", PlantedSeries.First.Plus(27)).Refusal.ShouldBe("19 forecasts of the kind could be checked before, 20 are needed");
        new Forecaster(PlantedSeries.Of(Long(8 + 20))).Of(ScopeKind.Repository, "r/0", PlantedSeries.First.Plus(28)).Distribution!.Errors.ShouldBe(20);
    }
}
