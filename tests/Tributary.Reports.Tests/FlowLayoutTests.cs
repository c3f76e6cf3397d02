using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Tributary.Insights.Findings;
using Tributary.Reports.Charts;
using Tributary.Reports.Rendering;

namespace Tributary.Reports.Tests;

public sealed class FlowLayoutTests(ChartField field) : IClassFixture<ChartField>
{
    private readonly FlowLayout _layout = FlowLayout.Of(field.Edition);

    [Fact]
    public void Only_flows_of_five_or_more_are_drawn() =>
        _layout.Flows.Select(it => (it.Scope, it.Names[0], it.Value!.Value)).ShouldBe([("compilers", "serving", ChartField.Moved), ("serving", "compilers", ChartField.Back)]);

    [Fact]
    public void Bands_are_as_thick_as_people_are_many_and_fill_their_ends_without_lying_on_each_other()
    {
        FlowLayout layout = Many();
        foreach (FlowRibbon it in layout.Ribbons) (it.Thickness / it.Flow.Value!.Value).ShouldBe(layout.Ribbons[0].Thickness / layout.Ribbons[0].Flow.Value!.Value, 1e-9);
        foreach (FlowNode node in layout.Sources) Fill(node, layout.Ribbons.Where(it => it.Flow.Scope == node.Category.Id).Select(it => (it.From, it.Thickness)));
        foreach (FlowNode node in layout.Targets) Fill(node, layout.Ribbons.Where(it => it.Flow.Names[0] == node.Category.Id).Select(it => (it.To, it.Thickness)));
        foreach (IReadOnlyList<FlowNode> nodes in (ReadOnlySpan<IReadOnlyList<FlowNode>>)[layout.Sources, layout.Targets])
        {
            foreach ((FlowNode one, FlowNode next) in nodes.Zip(nodes.Skip(1))) next.Y.ShouldBeGreaterThanOrEqualTo(one.Y + Math.Max(FlowLayout.LeastNode, one.Height));
            (nodes[^1].Y + nodes[^1].Height).ShouldBeLessThanOrEqualTo(layout.Height);
        }

        static void Fill(FlowNode node, IEnumerable<(double Top, double Thickness)> bands)
        {
            double y = node.Y;
            foreach ((double top, double thickness) in bands.OrderBy(it => it.Top))
            {
                top.ShouldBe(y, 1e-9);
                y += thickness;
            }

            y.ShouldBe(node.Y + node.Height, 1e-9);
        }
    }

    [Fact]
    public async Task Where_no_way_is_told_apart_from_chance_the_caption_says_so()
    {
        IDocument page = await PageAsync(field.Edition);
        page.QuerySelector(".flow figcaption")!.TextContent.ShouldContain("None of these ways is told apart from chance");
        page.QuerySelectorAll(".flow path.chance").Length.ShouldBe(2);
        page.QuerySelectorAll(".flow path.told").ShouldBeEmpty();
        FlowText.Reading(new FlowLayout(field.Edition.Categories, [With(_layout.Flows[0], ("q", .01))]), Audience.Public).ShouldStartWith("In colour");
        page.QuerySelectorAll(".flow tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))).ShouldBe(
            [$"COMPILERS|SERVING|{ChartField.Moved}|{ChartField.Back}|{EvidenceText.Rate(_layout.Flows[0])}", $"SERVING|COMPILERS|{ChartField.Back}|{ChartField.Moved}|{EvidenceText.Rate(_layout.Flows[1])}"]);
        MarkdownEdition.Render(field.Edition).ShouldContain($"| COMPILERS | SERVING | {ChartField.Moved} | {ChartField.Back} |");
    }

    [Fact]
    public void How_few_went_the_other_way_is_withheld()
    {
        Finding flow = _layout.Flows[0] with { Values = new Dictionary<string, double> { ["value"] = 146, ["q"] = 0.1, ["back_fewer_than"] = 5 } };
        FlowText.Back(flow).ShouldBe(new Reading(null, "fewer than 5"));
        FlowLayout.IsTold(flow).ShouldBeTrue();
        FlowText.Back(With(flow, ("back", 0))).ShouldBe(new Reading(0, null));
        using var json = JsonDocument.Parse(JsonEdition.Render(field.Edition));
        json.RootElement.GetProperty("flows").EnumerateArray().Select(it => it.GetProperty("back").GetDouble()).ShouldBe([ChartField.Back, ChartField.Moved]);
    }

    [Fact]
    public async Task Where_nothing_may_be_told_a_sentence_stands_in_the_place_of_the_chart()
    {
        using var plain = new SmallField();
        Edition published = new EditionBuilder(plain.Store).Build(ChartField.Quarter);
        IDocument page = await PageAsync(published);
        page.QuerySelector(".flow").ShouldBeNull();
        page.QuerySelector("#talent")!.TextContent.ShouldContain("none of 5 people or more is seen among those whose two years are read, and smaller ones are withheld");
    }

    // Every way between three categories.
    private FlowLayout Many() => new(field.Edition.Categories,
        [.. from one in Enumerable.Range(0, 3) from other in Enumerable.Range(0, 3) where one != other select With(_layout.Flows[0], ("value", 5 + (7 * one) + (30 * other))) with { Scope = field.Edition.Categories[one].Id, Names = [field.Edition.Categories[other].Id] }]);

    private static Finding With(Finding finding, (string Name, double Value) value) => finding with { Values = new Dictionary<string, double>(finding.Values, StringComparer.Ordinal) { [value.Name] = value.Value } };

    private static async Task<IDocument> PageAsync(Edition edition) => new HtmlParser().ParseDocument(await HtmlEdition.RenderAsync(edition));
}
