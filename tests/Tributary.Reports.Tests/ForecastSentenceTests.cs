using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports.Prose;

namespace Tributary.Reports.Tests;

/// <summary>What is said where a figure lies outside of what was forecast.</summary>
public sealed class ForecastSentenceTests
{
    [Theory]
    [InlineData(92, "92 contributors are more than the forecast that could be made at the end of 2026Q1: 46 to 90 (80\u00a0% interval).")]
    [InlineData(45, "45 contributors are fewer than the forecast that could be made at the end of 2026Q1: 46 to 90 (80\u00a0% interval).")]
    public void A_value_outside_is_told_and_the_guard_knows_which_side(double value, string text)
    {
        Clause clause = ForecastSentence.Of(Of(value, value), "contributors")!.Clauses.ShouldHaveSingleItem();
        clause.Text.ShouldBe(text);
        var guard = new Guard([]);
        guard.Check(clause, isFirst: true).ShouldBeEmpty();
        string other = text.Contains("more", StringComparison.Ordinal) ? text.Replace("more", "fewer", StringComparison.Ordinal) : text.Replace("fewer", "more", StringComparison.Ordinal);
        guard.Check(clause with { Text = other }, isFirst: true).ShouldNotBeEmpty();
        foreach (string number in (string[])["46", "90", $"{value}"]) guard.Check(clause with { Text = text.Replace(number, "7" + number, StringComparison.Ordinal) }, isFirst: true).ShouldNotBeEmpty(number);
        guard.Check(new Clause("46 took part.", clause.Evidence), isFirst: true).ShouldNotBeEmpty("the forecast's numbers are quoted of a forecast alone");
    }

    [Fact]
    public void A_value_inside_and_one_over_other_repositories_are_not_told()
    {
        ForecastSentence.Of(Of(90, 90), "contributors").ShouldBeNull();
        ForecastSentence.Of(Of(99, 92), "contributors").ShouldBeNull("the forecast follows other repositories");
        ForecastSentence.Of(null, "contributors").ShouldBeNull();
    }

    private static Finding Of(double value, double followed) => new()
    {
        Metric = MetricRegistry.Find("contributors"),
        By = ScopeKind.Category,
        Scope = "edge",
        Title = "Edge",
        Names = [],
        NameTitles = [],
        Period = new Quarter(2026, 2).Period,
        Values = new Dictionary<string, double>(StringComparer.Ordinal) { ["value"] = value },
        Covered = 6,
        Of = 8,
        Expected = new Expectation(46, 62, 90, followed, 1),
    };
}
