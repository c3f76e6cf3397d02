using System.Globalization;
using Microsoft.Playwright;
using Tributary.Reports;

namespace Tributary.Browser.Tests;

public sealed class ChartTests(EditionInChromium edition)
{
    [Theory]
    [InlineData("commits", 0)]
    [InlineData("contributors", 1)]
    public async Task A_charts_name_and_the_table_behind_it_say_its_figures(string name, int table)
    {
        await using IPage page = await edition.OpenAsync(Screen.Desktop);
        ILocator details = page.Locator("#history details");
        await details.Locator("summary").ClickAsync();
        foreach (ScopeFigures category in edition.Edition.Categories)
        {
            List<(string Quarter, string Figure)> points = category.History.Select(point => (point.Quarter.ToString(), Figure(name == "commits" ? point.Commits : point.Contributors))).ToList();
            points.Select(point => point.Figure).Distinct().Count().ShouldBeGreaterThan(1);

            ILocator panel = page.GetByRole(AriaRole.Figure).Filter(new LocatorFilterOptions { HasText = category.Title });
            string said = $"{name} by quarter: {string.Join(", ", points.Select(point => $"{point.Quarter} {point.Figure}"))}";
            await Assertions.Expect(panel.GetByRole(AriaRole.Img, new LocatorGetByRoleOptions { Name = said, Exact = true })).ToBeVisibleAsync();

            ILocator row = details.GetByRole(AriaRole.Table).Nth(table).GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = category.Title });
            (await row.GetByRole(AriaRole.Cell).AllInnerTextsAsync()).ShouldBe(points.Select(point => point.Figure));
        }
    }

    [Fact]
    public async Task Folded_parts_open_and_close_from_the_keyboard()
    {
        await using IPage page = await edition.OpenAsync(Screen.Desktop);
        IReadOnlyList<ILocator> folded = await page.Locator("details").AllAsync();
        folded.Count.ShouldBe(5);
        foreach (ILocator details in folded)
        {
            bool isOpen = await IsOpenAsync(details);
            ILocator summary = details.Locator("summary");
            await summary.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            (await IsOpenAsync(details)).ShouldBe(!isOpen);
            await page.Keyboard.PressAsync("Enter");
            (await IsOpenAsync(details)).ShouldBe(isOpen);
        }
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.NarrowPhone)]
    public async Task No_letter_of_a_drawing_is_cut_off(Screen screen)
    {
        await using IPage page = await edition.OpenAsync(screen);
        (await page.Locator("svg text").CountAsync()).ShouldBeGreaterThan(60);
        string[] cut = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('svg text')].filter(text => {
              const mine = text.getBoundingClientRect(), all = text.ownerSVGElement.getBoundingClientRect();
              return mine.left < all.left - 1 || mine.right > all.right + 1 || mine.top < all.top - 2 || mine.bottom > all.bottom + 3;
            }).map(text => `${text.ownerSVGElement.getAttribute('class')}: ${text.textContent}`)
            """);
        cut.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_mark_on_a_chart_is_an_event_of_the_list_with_its_source()
    {
        await using IPage page = await edition.OpenAsync(Screen.Desktop);
        IReadOnlyList<string> listed = await page.Locator("ol.events li").AllInnerTextsAsync();
        listed.Count.ShouldBeGreaterThan(5);
        listed.ShouldAllBe(it => it.Contains("Source: ", StringComparison.Ordinal));
        HashSet<string> marked = [.. await page.Locator("#history svg text.mark").AllTextContentsAsync()];
        marked.ShouldBe(Enumerable.Range(1, listed.Count).Select(it => it.ToString(CultureInfo.InvariantCulture)), ignoreOrder: true);
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task Intervals_show_without_a_pointer(Screen screen)
    {
        await using IPage page = await edition.OpenAsync(screen);
        IReadOnlyList<ILocator> intervals = await page.Locator("#snapshot .change small").AllAsync();
        intervals.Count.ShouldBe(2 * (1 + edition.Edition.Categories.Count));
        foreach (ILocator it in intervals) (await it.InnerTextAsync()).ShouldMatch(@"^[+−]?[\d,]+ to [+−]?[\d,]+\u00a0%$");
        (await intervals[0].IsVisibleAsync()).ShouldBeTrue();
    }

    private static Task<bool> IsOpenAsync(ILocator details) => details.Locator("xpath=*[2]").IsVisibleAsync();

    private static string Figure(Reading reading) => reading.Withheld ?? reading.Value?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";
}
