using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Tributary.Reports.Charts;
using Tributary.Reports.Rendering;

namespace Tributary.Reports.Tests;

public sealed class OverlapMatrixTests(ChartField field) : IClassFixture<ChartField>
{
    private readonly OverlapMatrix _matrix = OverlapMatrix.Of(field.Edition);

    [Fact]
    public void A_pair_beyond_chance_is_shaded_on_both_sides_of_the_diagonal()
    {
        foreach ((int row, int column) in (ReadOnlySpan<(int, int)>)[(0, 2), (2, 0)])
        {
            OverlapCell cell = _matrix.At(row, column);
            (cell.Kind, cell.Finding!.Value).ShouldBe((OverlapKind.More, 20));
            cell.Shade.ShouldBe(1 + OverlapMatrix.Shades.Count(from => cell.Finding["lift"] >= from));
            cell.Shade.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Fewer_than_five_are_no_zero_and_what_is_not_read_neither()
    {
        Text(0, 1).ShouldBe("< 5");
        Text(1, 2).ShouldBe("< 5");
        _matrix.At(0, 1).Finding.ShouldBeNull();
        for (int other = 0; other < 3; other++) (_matrix.At(3, other).Kind, _matrix.At(other, 3).Kind, Text(3, other)).ShouldBe((OverlapKind.NotRead, OverlapKind.NotRead, "–"));
    }

    [Fact]
    public void What_chance_may_have_given_is_not_shaded_and_what_is_less_is_told_from_it()
    {
        Insights.Findings.Finding finding = _matrix.At(0, 2).Finding!;
        Judged(q: .11, lift: 3).ShouldBe((OverlapKind.Chance, 0));
        Judged(q: .1, lift: .5).ShouldBe((OverlapKind.Less, 0));
        Judged(q: .1, lift: 1.4).ShouldBe((OverlapKind.More, 1));
        Judged(q: 0, lift: 2).ShouldBe((OverlapKind.More, 3));
        Judged(q: 0, lift: 30).ShouldBe((OverlapKind.More, 4));

        (OverlapKind, int) Judged(double q, double lift)
        {
            var matrix = new OverlapMatrix(_matrix.Categories, [finding with { Values = new Dictionary<string, double>(finding.Values, StringComparer.Ordinal) { ["q"] = q, ["lift"] = lift } }]);
            return (matrix.At(2, 0).Kind, matrix.At(0, 2).Shade);
        }
    }

    [Fact]
    public async Task Every_cell_is_in_the_page_and_every_pair_in_each_format()
    {
        IDocument page = new HtmlParser().ParseDocument(await HtmlEdition.RenderAsync(field.Edition));
        List<List<string>> cells = page.QuerySelectorAll(".heat > .table tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent).ToList()).ToList();
        cells.Select(row => row.Count).ShouldBe([4, 4, 4, 4]);
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++) (row, column, cells[row][column]).ShouldBe((row, column, Text(row, column)));
        }

        page.QuerySelectorAll(".heat td.more, .heat td[class^=shade]").Length.ShouldBe(2);
        page.QuerySelector(".heat details tbody tr")!.TextContent.ShouldContain("20");
        MarkdownEdition.Render(field.Edition).ShouldContain("| KERNELS | SERVING | 20 |");
        using var json = JsonDocument.Parse(JsonEdition.Render(field.Edition));
        JsonElement pair = json.RootElement.GetProperty("overlaps").EnumerateArray().ShouldHaveSingleItem();
        (pair.GetProperty("one").GetString(), pair.GetProperty("other").GetString(), pair.GetProperty("people").GetDouble()).ShouldBe(("kernels", "serving", 20));
    }

    private string Text(int row, int column) => OverlapText.Of(_matrix.At(row, column), _matrix.Categories[row]);
}
