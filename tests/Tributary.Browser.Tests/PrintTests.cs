using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tributary.Browser.Tests;

public sealed partial class PrintTests(EditionInChromium edition)
{
    // A4 within Chromium's own margins, in CSS pixels.
    private const int PaperWidth = 718;

    [Fact]
    public async Task It_prints_on_several_pages_and_as_many_with_its_parts_folded_as_unfolded()
    {
        await using IPage page = await edition.OpenAsync(Screen.Desktop);
        int folded = await CountPagesAsync(page);
        await page.UnfoldAsync();
        folded.ShouldBeGreaterThanOrEqualTo(2);
        folded.ShouldBe(await CountPagesAsync(page));
    }

    [Fact]
    public async Task A_tables_sum_is_not_repeated_on_every_page()
    {
        await using IPage page = await OpenPrintedAsync();
        string[] displays = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('tfoot')].map(it => getComputedStyle(it).display)");
        displays.ShouldBe(["table-row-group", "table-row-group"]);
    }

    [Fact]
    public async Task What_is_folded_on_the_screen_shows_on_paper()
    {
        await using IPage page = await OpenPrintedAsync();
        ILocator hidden = page.Locator("details:not([open]) > :not(summary)");
        (await AreShownAsync(hidden)).ShouldAllBe(isShown => isShown);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        (await AreShownAsync(hidden)).ShouldAllBe(isShown => !isShown);
    }

    [Fact]
    public async Task Nothing_is_wider_than_the_paper()
    {
        await using IPage page = await OpenPrintedAsync();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBe(PaperWidth);
    }

    private async Task<IPage> OpenPrintedAsync()
    {
        IPage page = await edition.OpenAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = PaperWidth, Height = 1000 } });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        return page;
    }

    private static Task<bool[]> AreShownAsync(ILocator elements) =>
        elements.EvaluateAllAsync<bool[]>("elements => elements.map(it => it.checkVisibility() && it.getBoundingClientRect().height > 0)");

    private static async Task<int> CountPagesAsync(IPage page) =>
        PageObject().Count(Encoding.Latin1.GetString(await page.PdfAsync(new PagePdfOptions { Format = PaperFormat.A4 })));

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex PageObject();
}
