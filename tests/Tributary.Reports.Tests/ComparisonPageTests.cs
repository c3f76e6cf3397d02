using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Tributary.Insights.Comparing;
using Tributary.Metrics;
using Tributary.Metrics.Uncertainty;
using Tributary.Model;
using Tributary.Reports.Rendering;

namespace Tributary.Reports.Tests;

public sealed class ComparisonPageTests
{
    private static readonly Period Now = new Quarter(2026, 2).Period;

    [Fact]
    public async Task Each_figure_stands_beside_the_others_with_its_parity()
    {
        IDocument page = await RenderAsync(Of(80, 40));
        page.QuerySelectorAll("#figures tbody tr").Select(Cells).ShouldBe(["Age | 2.0 years | – | ", "Contributors | 80 | 40 | 0.50 (0.40 to 0.60)", "Elephant Factor | 3 (46 % unknown) | 2 | "]);
        page.QuerySelectorAll("#parts tbody tr").Select(Cells).ShouldBe(["Kernels | 80 | 40 | 0.50 (0.40 to 0.60) | 0.25 | 800 | 400"]);
        page.QuerySelector("#figures p")!.TextContent.ShouldBe("12 people work on both One <b>& and Two.");
        page.QuerySelectorAll("svg polyline").Length.ShouldBe(2);
        page.QuerySelectorAll("svg circle").Select(it => it.ClassName).ShouldBe(["side-1", "neutral side-1", "side-1", "neutral side-1"]);
        page.QuerySelectorAll("svg text.name").Select(it => it.TextContent).ShouldBe(["One <b>&", "Two", "Two"]);
        page.QuerySelector("details table")!.TextContent.ShouldContain("0.50 (0.40 to 0.60)");
        page.QuerySelector("h1")!.TextContent.ShouldBe("One <b>& and Two, 2026Q2");
    }

    [Fact]
    public async Task What_tells_of_few_people_is_withheld()
    {
        IDocument page = await RenderAsync(Of(80, 3));
        page.QuerySelectorAll("#figures tbody tr").Select(Cells).ShouldContain("Contributors | 80 | fewer than 5 | withheld");
        page.QuerySelectorAll("#parts tbody tr").Select(Cells).ShouldBe(["Kernels | 80 | fewer than 5 | withheld | withheld | 800 | withheld"]);
        page.QuerySelectorAll("#figures tbody tr").Select(Cells).ShouldContain("Elephant Factor | 3 (46 % unknown) | withheld | ");
        page.QuerySelectorAll("svg circle:not(.neutral)").ShouldBeEmpty();
        page.QuerySelectorAll("svg polyline").Select(it => it.GetAttribute("points")!.Length > 0).ShouldBe([true, false]);
        page.QuerySelector("details table")!.TextContent.ShouldNotContain("0.50");
    }

    [Fact]
    public async Task Few_people_in_neutral_repositories_are_few_whoever_else_there_is()
    {
        IDocument page = await RenderAsync(Of(80, 40, neutralPeople: 3));
        page.QuerySelectorAll("svg circle.neutral").ShouldBeEmpty();
        page.QuerySelectorAll("svg circle").Length.ShouldBe(2);
        page.QuerySelector("details table")!.TextContent.ShouldNotContain("0.30");
    }

    [Fact]
    public async Task What_was_not_read_is_said_first()
    {
        IDocument page = await RenderAsync(Of(80, 40));
        page.QuerySelectorAll(".caution").Select(it => it.TextContent).ShouldBe(
        [
            "84 of 482 repositories are read to the period's end. Nothing is estimated for the rest, so a side of which more is missing looks smaller than it is.",
            "One <b>&: 1 of 2 repositories of its own is read; missing: a/missing.",
            "Two has no repository of its own: what is counted is its work in others.",
        ]);
    }

    [Theory]
    [InlineData(0.034, "0.03")]
    [InlineData(1.07, "1.07")]
    [InlineData(12.34, "12.3")]
    public void A_ratio_has_the_digits_that_mean_something(double ratio, string text) => ComparisonText.Number(ratio).ShouldBe(text);

    private static Comparison Of(double one, double two, int neutralPeople = 20)
    {
        Parity parity = new(0.5, 0.4, 0.6, (int)one, (int)two), before = new(0.25, null, null, (int)one, (int)two), neutral = new(0.3, 0.2, 0.4, (int)one, neutralPeople);
        return new Comparison
        {
            Period = Now,
            Sides = [new Side("One <b>&", ScopeTerm.Parse("ecosystem:one"), [new OwnRepository("a/read", true), new OwnRepository("a/missing", false)]), new Side("Two", ScopeTerm.Parse("ecosystem:two"), [])],
            Neutral = 7,
            Measures =
            [
                new Measure("age", "Age", [730.5, null], [one, two], ["", ""], [null]),
                new Measure("contributors", "Contributors", [one, two], [one, two], ["", ""], [parity]),
                new Measure("elephant-factor", "Elephant Factor", [3, 2], [one, two], ["46 % unknown", ""], [null]),
            ],
            Shared = new Dictionary<(int One, int Other), int> { [(0, 1)] = 12 },
            History = [new Moment(Now.Previous, [one, two], [800, 400], [parity], [neutral]), new Moment(Now, [one, two], [800, 400], [parity], [neutral])],
            By = "layer",
            Parts = [new Part("Kernels", [one, two], [5, 5], [0, 0], [800, 400], [parity], [before])],
            Coverage = (84, 482),
        };
    }

    private static async Task<IDocument> RenderAsync(Comparison comparison) => await new HtmlParser().ParseDocumentAsync(await HtmlComparison.RenderAsync(comparison, "A Field"));

    private static string Cells(IElement row) => string.Join(" | ", row.Children.Select(cell => cell.TextContent.Trim()));
}
