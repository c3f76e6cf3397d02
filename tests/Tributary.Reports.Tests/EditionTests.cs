using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports.Rendering;
using Tributary.Testing;

namespace Tributary.Reports.Tests;

public sealed class EditionTests(SmallField field) : IClassFixture<SmallField>
{
    private readonly Edition _edition = field.Edition;

    [Theory]
    [InlineData("edition.html")]
    [InlineData("edition.md")]
    [InlineData("edition.json")]
    public async Task The_whole_edition_is_the_accepted_one(string name)
    {
        using var folder = new TestFolder();
        await EditionFiles.WriteAsync(_edition, folder.Path);
        Golden.Compare("small/" + name, File.ReadAllBytes(folder[name])).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_store_gives_the_same_bytes()
    {
        using var folder = new TestFolder();
        await EditionFiles.WriteAsync(_edition, folder["one"]);
        await EditionFiles.WriteAsync(new EditionBuilder(field.Store, Audience.Own).Build(new Quarter(2026, 2)), folder["two"]);
        foreach (string file in Directory.EnumerateFiles(folder["one"])) File.ReadAllBytes(folder["two", Path.GetFileName(file)]).ShouldBe(File.ReadAllBytes(file));
    }

    [Fact]
    public async Task Each_format_says_the_same_figures()
    {
        AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser().ParseDocument(await HtmlEdition.RenderAsync(_edition));
        string markdown = MarkdownEdition.Render(_edition);
        using var json = JsonDocument.Parse(JsonEdition.Render(_edition));
        foreach ((ScopeFigures scope, int index) in _edition.Categories.Select((scope, index) => (scope, index)))
        {
            List<string> cells = page.QuerySelectorAll("#snapshot tbody tr")[index].Children.Select(cell => cell.TextContent).ToList();
            cells[0].ShouldBe(scope.Title);
            cells[1].ShouldBe(Wording.Count(scope["code-changes-commits"].Value));
            cells[2].ShouldBe(Wording.Count(scope["contributors"].Value));
            markdown.ShouldContain($"| {cells[1]} | {cells[2]} | {cells[3]} |");
            JsonElement figures = json.RootElement.GetProperty("categories")[index].GetProperty("figures");
            figures.GetProperty("contributors").GetProperty("value").GetDouble().ShouldBe(scope["contributors"].Value.Value!.Value);
        }
    }

    [Fact]
    public async Task What_a_stranger_wrote_stays_text()
    {
        Edition hostile = _edition with { Repositories = [_edition.Repositories[0] with { Name = "<script>alert(1)</script>/a|b`c[d](e)\u001b[31m", Outcome = "broken", Reason = "<img src=x>\u202egnp.exe\u2028\u009b\ud800" }] };
        string html = await HtmlEdition.RenderAsync(hostile);
        AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser().ParseDocument(html);
        page.Scripts.ShouldBeEmpty();
        page.Images.ShouldBeEmpty();
        page.Body!.TextContent.ShouldContain("broken: <img src=x>\ufffdgnp.exe\ufffd\ufffd\ufffd");
        string markdown = MarkdownEdition.Render(hostile);
        markdown.ShouldContain(@"\<script\>alert(1)\</script\>/a\|b\`c\[d\](e) \[31m");
        markdown.ShouldContain(@"broken: \<img src=x\> gnp.exe");
        Encoding.UTF8.GetString(JsonEdition.Render(hostile)).ShouldAllBe(c => c == '\n' || (c >= ' ' && c <= '~'));
        using var json = JsonDocument.Parse(JsonEdition.Render(hostile));
        json.RootElement.GetProperty("repositories")[0].GetProperty("repository").GetString().ShouldBe(hostile.Repositories[0].Name);
    }

    [Fact]
    public void No_folder_of_this_machine_appears()
    {
        string text = MarkdownEdition.Render(_edition) + Encoding.UTF8.GetString(JsonEdition.Render(_edition));
        text.ShouldContain("its mirror could not be read");
        text.ShouldNotContain(Path.GetTempPath());
    }

    [Fact]
    public async Task A_quarter_that_is_read_in_part_is_not_taken_for_whole()
    {
        Edition part = new EditionBuilder(field.Store).Build(new Quarter(2026, 3));
        part.Catalog.Covered.ShouldBe(0);
        part.Catalog["contributors"].Value.ShouldBe(new Reading(0, null));
        AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser().ParseDocument(await HtmlEdition.RenderAsync(part));
        page.QuerySelector(".caution")!.TextContent.ShouldContain("0 of 8 repositories are read to the quarter's end");
        page.QuerySelector(".caution")!.TextContent.ShouldContain(", and 6 in part.");
        page.QuerySelector("#signal")!.TextContent.ShouldContain("Too little of this quarter is read");
        part.Evidence.ShouldBeEmpty();
        page.QuerySelector("#history .note")!.TextContent.ShouldContain("○ marks");
        page.QuerySelectorAll("dd.change").ShouldAllBe(change => change.TextContent == "no comparison");
    }

    [Fact]
    public async Task What_is_published_withholds_pools_of_fewer_than_five_in_every_format()
    {
        Edition published = new EditionBuilder(field.Store).Build(new Quarter(2026, 2));
        published.Catalog["contributors"].Value.ShouldBe(new Reading(null, "fewer than 5"));
        published.Catalog["code-changes-commits"].Value.ShouldBe(new Reading(null, "withheld"));
        published.Catalog.History[^1].Contributors.ShouldBe(new Reading(null, "fewer than 5"));
        published.Catalog["active-repositories"].Value.ShouldBe(_edition.Catalog["active-repositories"].Value);
        AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser().ParseDocument(await HtmlEdition.RenderAsync(published));
        page.QuerySelector("#snapshot tfoot")!.TextContent.ShouldContain("fewer than 5");
        MarkdownEdition.Render(published).ShouldContain("| withheld | fewer than 5 |");
        using var json = JsonDocument.Parse(JsonEdition.Render(published));
        JsonElement figure = json.RootElement.GetProperty("catalog").GetProperty("figures").GetProperty("contributors");
        (figure.GetProperty("value").ValueKind, figure.GetProperty("withheld").GetString(), figure.GetProperty("after").ValueKind).ShouldBe((JsonValueKind.Null, "fewer than 5", JsonValueKind.Null));
    }

    [Fact]
    public void Names_of_people_do_not_appear()
    {
        string text = MarkdownEdition.Render(_edition) + Encoding.UTF8.GetString(JsonEdition.Render(_edition));
        foreach (string person in (string[])["Ada Example", "ada@example.com", "Bea", "Claude", "alert(1)"]) text.ShouldNotContain(person, Case.Sensitive);
    }

    [Fact]
    public void A_copy_counts_in_its_repository_and_not_again_in_the_whole()
    {
        var engine = new MetricEngine(field.Store.Connection);
        var query = new MetricQuery { By = ScopeKind.Repository, Period = new Quarter(2026, 2).Period };
        Dictionary<string, double?> commits = engine.Measure(MetricRegistry.Find("code-changes-commits"), query).ToDictionary(row => row.Scope, row => row.Value, StringComparer.Ordinal);
        commits["b/copy"].ShouldBe(commits["a/lines"]);
        _edition.Catalog["code-changes-commits"].Value.Value.ShouldBe(commits.Values.Sum() - commits["b/copy"]);
    }

    [Fact]
    public void Missing_is_not_zero()
    {
        _edition.Catalog.Of.ShouldBe(8);
        _edition.Catalog.Covered.ShouldBe(6);
        new MetricEngine(field.Store.Connection)
            .Measure(MetricRegistry.Find("contributors"), new MetricQuery { By = ScopeKind.Repository, Period = new Quarter(2026, 2).Period })
            .Where(row => row.Value is null).Select(row => row.Scope).ShouldBe(["a/missing", "b/broken"]);
    }

    [Theory]
    [InlineData(2031, 1)]
    [InlineData(1999, 1)]
    public void A_quarter_that_nothing_is_known_of_is_refused_with_those_that_are(int year, int number) =>
        Should.Throw<EditionException>(() => new EditionBuilder(field.Store).Build(new Quarter(year, number))).Message.ShouldContain("the store covers 2026Q1 to 2026Q3");

    [Fact]
    public void The_latest_quarter_is_the_last_that_is_covered() => new EditionBuilder(field.Store).LatestQuarter().ShouldBe(new Quarter(2026, 2));

    [Fact]
    public async Task A_folder_that_can_not_be_written_is_said()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["file"], "");
        EditionException error = await Should.ThrowAsync<EditionException>(() => EditionFiles.WriteAsync(_edition, folder["file", "below"]));
        error.Message.ShouldContain("Name another folder with --output.");
    }

    [Theory]
    [InlineData(0.0649, "+6\u00a0%")]
    [InlineData(-0.004, "0\u00a0%")]
    [InlineData(-0.5, "−50\u00a0%")]
    [InlineData(12.3, "+1,230\u00a0%")]
    [InlineData(null, "–")]
    public void A_change_is_written_with_its_sign(double? ratio, string expected) => Wording.Change(ratio).ShouldBe(expected);

}
