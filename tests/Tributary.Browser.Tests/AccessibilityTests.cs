using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

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
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await page.UnfoldAsync();
        AxeResult result = await page.RunAxe();
        result.Passes.Length.ShouldBeGreaterThan(10);
        result.Violations.SelectMany(rule => rule.Nodes, (rule, node) => $"{rule.Id}: {node.Target} {node.Html}").ShouldBeEmpty();
    }
}
