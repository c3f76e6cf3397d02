using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Tributary.Insights.Comparing;
using Tributary.Reports.Rendering;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;
using Tributary.Testing.Planted;

namespace Tributary.Browser.Tests;

public sealed class AccessibilityTests(EditionInChromium edition)
{
    // What it finds depends on the screen's width and on the colours, hardly on both together; a run takes seconds.
    [Theory]
    [InlineData(Screen.Desktop, ColorScheme.Light)]
    [InlineData(Screen.Phone, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_to_mend(Screen screen, ColorScheme scheme)
    {
        await using IPage page = await edition.OpenAsync(screen);
        await CheckAsync(page, scheme);
    }

    [Theory]
    [InlineData(Screen.Desktop, ColorScheme.Light)]
    [InlineData(Screen.Phone, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_to_mend_in_a_comparison(Screen screen, ColorScheme scheme)
    {
        await using IPage page = await edition.NewPageAsync(screen.Options());
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder["comparison.html"], await HtmlComparison.RenderAsync(Compare(), "A Field"), TestContext.Current.CancellationToken);
        await page.GotoAsync(new Uri(folder["comparison.html"]).AbsoluteUri);
        (await page.Locator("svg.parity").CountAsync()).ShouldBeGreaterThan(0);
        int[] widths = await page.EvaluateAsync<int[]>("() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]");
        widths.ShouldBe([screen.Width(), screen.Width()]);
        await CheckAsync(page, scheme);
    }

    private static async Task CheckAsync(IPage page, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await page.UnfoldAsync();
        AxeResult result = await page.RunAxe();
        result.Passes.Length.ShouldBeGreaterThan(10);
        result.Violations.SelectMany(rule => rule.Nodes, (rule, node) => $"{rule.Id}: {node.Target} {node.Html}").ShouldBeEmpty();
    }

    // Three sides with parts, charts and what is missing.
    private static Comparison Compare()
    {
        var field = PlantedField.Plant(new PlantedOptions { Seed = 3, Repositories = 12, People = 400, CommitsPerQuarter = 900, Missing = 1, HasWork = true });
        using FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        PlantedFacts.Write(store, field);
        List<Side> sides = Enumerable.Range(0, 3).Select(category => Side.Parse(store.Connection, PlantedField.CategoryName(category), _ => [])).ToList();
        return new ComparisonBuilder(store, field.Options.FirstQuarter.Plus(field.Options.Quarters - 1).Period).Build(sides, null);
    }
}
