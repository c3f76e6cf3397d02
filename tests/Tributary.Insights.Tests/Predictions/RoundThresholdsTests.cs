using Tributary.Insights.Forecasting;
using Tributary.Insights.Predictions;

namespace Tributary.Insights.Tests.Predictions;

/// <summary>Thresholds of a forecast that says every whole number from 51 to 149 to be as likely as the other, with 100 in the middle.</summary>
public sealed class RoundThresholdsTests
{
    private static readonly ForecastDistribution Even = Of(Enumerable.Range(51, 99).Select(it => (double)it));

    // 100 is the last value, and no hundred or fifty near the upper quartile, 125, is above it and in doubt: 150 is too far off. The next step is ten.
    [Fact]
    public void What_rises_is_asked_for_the_round_number_above_it_that_is_in_doubt() => Check(RoundThresholds.Count(Even, 100, isRising: true), 130, .205);

    [Fact]
    public void What_falls_is_asked_for_the_round_number_below_it() => Check(RoundThresholds.Count(Even, 100, isRising: false), 80, .295);

    // 125 and more: 25 of the 99 values, and half of the step between 124 and 125.
    [Fact]
    public void A_ratio_is_the_usual_one_nearest_to_the_outer_quartile()
    {
        Check(RoundThresholds.Ratio(Even, 100, isRising: true), 1.25m, .255);
        Check(RoundThresholds.Ratio(Even, 100, isRising: false), 0.75m, .255);
    }

    [Fact]
    public void Where_nothing_is_in_doubt_nothing_is_asked()
    {
        ForecastDistribution sure = Of(Enumerable.Repeat(100.0, 40));
        RoundThresholds.Count(sure, 100, isRising: true).ShouldBeNull();
        RoundThresholds.Count(sure, 100, isRising: false).ShouldBeNull();
        RoundThresholds.Ratio(sure, 100, isRising: true).ShouldBeNull();
    }

    private static void Check((decimal Threshold, double Probability)? chosen, decimal threshold, double probability)
    {
        chosen.ShouldNotBeNull();
        chosen.Value.Threshold.ShouldBe(threshold);
        chosen.Value.Probability.ShouldBe(probability, .001);
    }

    private static ForecastDistribution Of(IEnumerable<double> values) => new(100, values.Select(it => LogRatio.Of(100, it)).ToArray(), 1);
}
