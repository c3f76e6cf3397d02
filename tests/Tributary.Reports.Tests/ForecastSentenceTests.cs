using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports.Prose;

namespace Tributary.Reports.Tests;

/// <summary>What is said where a figure lies outside of what was forecast.</summary>
public sealed class ForecastSentenceTests
{
    [Theory]
    [InlineData(92, "92 contributors are more than the forecast that could be made at the end of 2026Q1, 46 to 90 (80\u00a0% interval).")]
    [InlineData(45, "45 contributors are fewer than the forecast that could be made at the end of 2026Q1, 46 to 90 (80\u00a0% interval).")]
    public void A_value_outside_is_told_and_the_guard_knows_which_side(double value, string text)
    {
        Clause clause = ForecastSentence.Of(null, Of(value, value))!.Clauses.ShouldHaveSingleItem();
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
        ForecastSentence.Of(null, Of(90, 90)).ShouldBeNull();
        ForecastSentence.Of(null, Of(99, 92)).ShouldBeNull("the forecast follows other repositories");
        ForecastSentence.Of(null, null).ShouldBeNull();
    }

    [Fact]
    public void Two_that_lie_outside_are_told_in_one_sentence()
    {
        Finding commits = Of(99, 99) with { Metric = MetricRegistry.Find("code-changes-commits") };
        Sentence told = ForecastSentence.Of(commits, Of(45, 45))!;
        told.Text.ShouldBe("99 commits are more than the forecast that could be made at the end of 2026Q1, 46 to 90 (80\u00a0% interval), and 45 contributors are fewer than the forecast, 46 to 90.");
        told.Clauses.Select(clause => clause.Evidence.Single().Metric.Name).ShouldBe(["code-changes-commits", "contributors"]);
        new Guard([]).Check(told.Clauses[1], isFirst: false).ShouldBeEmpty();
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
