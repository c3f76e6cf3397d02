using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Tributary.Model;
using Tributary.Reports.Charts;
using Tributary.Reports.Rendering;

namespace Tributary.Reports.Tests;

public sealed class TimeChartTests(ChartField field) : IClassFixture<ChartField>
{
    private static readonly TimeAxis Axis = new(new Quarter(2023, 3), 12, 0, 1200);

    [Fact]
    public void A_quarters_figure_stands_in_its_middle_and_a_day_where_it_is()
    {
        Axis.Middle(0).ShouldBe(50);
        Axis.Middle(11).ShouldBe(1150);
        Axis.Of(new DateOnly(2023, 7, 1)).ShouldBe(0);
        Axis.Of(new DateOnly(2025, 5, 16))!.Value.ShouldBe(700 + (100 * 45 / 91.0), 1e-9);
        Axis.Of(new DateOnly(2026, 6, 30))!.Value.ShouldBeLessThan(1200);
        Axis.Of(new DateOnly(2023, 6, 30)).ShouldBeNull();
        Axis.Of(new DateOnly(2026, 7, 1)).ShouldBeNull();
    }

    [Fact]
    public void What_is_missing_or_withheld_cuts_the_line_and_zero_does_not()
    {
        Reading[] series = [new(null, null), new(3, null), new(0, null), new(null, "fewer than 5"), new(7, null)];
        LineRuns.Of(series).Select(run => string.Join(' ', run)).ShouldBe(["(1, 3) (2, 0)", "(4, 7)"]);
        LineRuns.Of([new(null, null)]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Quarters_that_were_not_read_are_not_drawn()
    {
        ScopeFigures compilers = field.Edition.Categories[1], agents = field.Edition.Categories[3];
        compilers.History.Take(2).ShouldAllBe(point => point.Commits.Value == null && point.Covered == 0);
        compilers.History.Skip(2).ShouldAllBe(point => point.Commits.Value > 0);
        IDocument page = await PageAsync();
        IElement[] panels = page.QuerySelectorAll("#history .panels:not(.large) figure").ToArray();
        panels[1].QuerySelector("svg.commits polyline")!.GetAttribute("points")!.Split(' ').Length.ShouldBe(10);
        panels[0].QuerySelector("svg.commits polyline")!.GetAttribute("points")!.Split(' ').Length.ShouldBe(12);
        panels[3].QuerySelectorAll("polyline, circle").ShouldBeEmpty();
        panels[3].QuerySelector("text.end")!.TextContent.ShouldBe("–");
        agents.History.ShouldAllBe(point => point.Commits.Value == null);
        page.QuerySelector("#history .note")!.TextContent.ShouldContain("Where a line stops, the quarter was not read");
    }

    [Fact]
    public async Task Each_line_of_the_whole_ends_in_its_name_and_last_figure()
    {
        IDocument page = await PageAsync();
        page.QuerySelectorAll("svg.time text.end").Select(it => it.TextContent).ShouldBe([Wording.Count(field.Edition.Catalog["code-changes-commits"].Value), Wording.Count(field.Edition.Catalog["contributors"].Value)]);
    }

    [Fact]
    public async Task Events_are_numbered_by_date_and_marked_only_where_they_concern_something()
    {
        var marks = new EventMarks(field.Edition);
        marks.Shown.Select(it => (it.Number, it.Event.Id, string.Join(' ', it.Categories.Select(category => category.Id)))).ShouldBe([(1, "first", "kernels"), (2, "second", "kernels serving")]);
        marks.On(field.Edition.Categories[0], Axis).Select(it => (it.Number, it.Level)).ShouldBe([(1, 0), (2, 1)]);
        marks.On(field.Edition.Categories[2], Axis).Select(it => (it.Number, it.Level)).ShouldBe([(2, 0)]);
        marks.On(field.Edition.Categories[1], Axis).ShouldBeEmpty();
        IDocument page = await PageAsync();
        page.QuerySelectorAll("#history .panels:not(.large) figure").Select(panel => string.Join(' ', panel.QuerySelectorAll("text.mark").Select(it => it.TextContent))).ShouldBe(["1 2", "", "2", ""]);
        page.QuerySelectorAll("ol.events li").Select(it => it.TextContent).ShouldBe(["2025-05-10 A first thing. KERNELS. Source: example.org", "2025-05-15 A second <thing>. KERNELS, SERVING. Source: javascript:alert(1)"]);
        page.QuerySelectorAll("ol.events a").Select(it => it.GetAttribute("href")).ShouldBe(["https://example.org/first?a=1&b=2"]);
        string markdown = MarkdownEdition.Render(field.Edition);
        markdown.ShouldContain("2. 2025-05-15 A second \\<thing\\> (KERNELS, SERVING). Source: javascript:alert(1)\n");
        using var json = JsonDocument.Parse(JsonEdition.Render(field.Edition));
        json.RootElement.GetProperty("events").EnumerateArray().Select(it => it.GetProperty("date").GetString()).ShouldBe(["2025-05-10", "2025-05-15"]);
    }

    [Theory]
    [InlineData(1, new[] { 0, .2, .4, .6, .8, 1 })]
    [InlineData(10_538, new[] { 0, 5_000.0, 10_000 })]
    [InlineData(362, new[] { 0.0, 100, 200, 300 })]
    public void Ticks_are_round(double most, double[] expected) => Chart.Ticks(most).ShouldBe(expected, 1e-9);

    [Fact]
    public void Names_that_would_lie_on_each_other_are_moved_apart_and_stay_inside()
    {
        Chart.Apart([100, 20, 98, 99], 14, 100).ShouldBe([100, 20, 72, 86]);
        Chart.Apart([10, 50], 14, 100).ShouldBe([10, 50]);
    }

    private async Task<IDocument> PageAsync() => new HtmlParser().ParseDocument(await HtmlEdition.RenderAsync(field.Edition));
}
