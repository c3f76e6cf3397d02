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
        folded.Count.ShouldBe(4);
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

    private static Task<bool> IsOpenAsync(ILocator details) => details.Locator("xpath=*[2]").IsVisibleAsync();

    private static string Figure(Reading reading) => reading.Withheld ?? reading.Value?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";
}
