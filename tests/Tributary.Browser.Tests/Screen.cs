using Microsoft.Playwright;

namespace Tributary.Browser.Tests;

public enum Screen
{
    Desktop,
    Phone,
    NarrowPhone,
}

internal static class Screens
{
    public static int Width(this Screen screen) => screen switch { Screen.Desktop => 1280, Screen.Phone => 390, _ => 320 };

    public static BrowserNewPageOptions Options(this Screen screen) => new()
    {
        ViewportSize = new ViewportSize { Width = screen.Width(), Height = screen == Screen.Desktop ? 900 : 844 },
        IsMobile = screen != Screen.Desktop,
    };
}
