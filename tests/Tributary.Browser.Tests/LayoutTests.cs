using Microsoft.Playwright;

namespace Tributary.Browser.Tests;

public sealed class LayoutTests(EditionInChromium edition)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.NarrowPhone)]
    public async Task The_document_does_not_scroll_sideways(Screen screen)
    {
        await using IPage page = await OpenUnfoldedAsync(screen);
        int[] widths = await page.EvaluateAsync<int[]>("() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]");
        widths.ShouldBe([screen.Width(), screen.Width()]);
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.NarrowPhone)]
    public async Task No_text_outside_of_tables_reaches_beyond_the_screen(Screen screen)
    {
        await using IPage page = await OpenUnfoldedAsync(screen);
        string[] beyond = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('h1, h2, p, dt, dd, li, figcaption, summary')].filter(element => {
              const text = document.createRange();
              text.selectNodeContents(element);
              return [...text.getClientRects()].some(line => line.left < 0 || line.right > document.documentElement.clientWidth + 0.5);
            }).map(element => element.textContent)
            """);
        beyond.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.NarrowPhone)]
    public async Task A_wide_table_scrolls_in_its_own_box_to_its_last_column(Screen screen)
    {
        await using IPage page = await OpenUnfoldedAsync(screen);
        IReadOnlyList<ILocator> boxes = await page.Locator(".table").AllAsync();
        boxes.Count.ShouldBe(10);
        foreach (ILocator box in boxes)
        {
            (await box.EvaluateAsync<bool>("box => box.scrollWidth > box.clientWidth")).ShouldBeTrue();
            await box.EvaluateAsync("box => box.scrollLeft = box.scrollWidth");
            ILocator row = box.Locator("tbody tr").First;
            (float left, _) = await EdgesAsync(box);
            (float titleLeft, float titleRight) = await EdgesAsync(row.Locator("th"));
            (float figureLeft, float figureRight) = await EdgesAsync(row.Locator("td").Last);
            // The row's title stays in place, and leaves room for a figure.
            titleLeft.ShouldBe(left, 0.5);
            titleRight.ShouldBeLessThanOrEqualTo(figureLeft + 0.5f);
            figureRight.ShouldBeLessThanOrEqualTo(screen.Width());
        }
    }

    private async Task<IPage> OpenUnfoldedAsync(Screen screen)
    {
        IPage page = await edition.OpenAsync(screen);
        await page.UnfoldAsync();
        return page;
    }

    private static async Task<(float Left, float Right)> EdgesAsync(ILocator element)
    {
        LocatorBoundingBoxResult box = (await element.BoundingBoxAsync())!;
        return (box.X, box.X + box.Width);
    }
}
