using Microsoft.Playwright;

namespace Tributary.Browser.Tests;

internal static class Pages
{
    /// <summary>Opens every folded part.</summary>
    public static Task UnfoldAsync(this IPage page) => page.EvaluateAsync("() => document.querySelectorAll('details').forEach(it => it.open = true)");
}
