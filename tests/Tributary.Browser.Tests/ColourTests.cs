using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tributary.Browser.Tests;

public sealed partial class ColourTests(EditionInChromium edition)
{
    private const double EnhancedContrast = 7;
    private const double LeastContrast = 4.5;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_and_figures_stand_out_from_their_background(ColorScheme scheme)
    {
        string[][] pairs = await ReadColoursAsync(scheme);
        pairs.Length.ShouldBeGreaterThan(100);
        pairs.Select(pair => Contrast(Luminance(pair[0]), Luminance(pair[1]))).Min().ShouldBeGreaterThanOrEqualTo(EnhancedContrast);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Letters_of_drawings_stand_out_from_the_paper(ColorScheme scheme)
    {
        await using IPage page = await edition.OpenAsync(Screen.Desktop);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        string[][] pairs = await page.EvaluateAsync<string[][]>("() => [...document.querySelectorAll('svg text')].map(text => [getComputedStyle(text).fill, getComputedStyle(document.body).backgroundColor])");
        pairs.Select(pair => Contrast(Luminance(pair[0]), Luminance(pair[1]))).Min().ShouldBeGreaterThanOrEqualTo(LeastContrast);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_shades_of_the_heat_map_are_told_apart_in_their_order(ColorScheme scheme)
    {
        await using IPage page = await edition.OpenAsync(Screen.Desktop);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        string[] shades = await page.EvaluateAsync<string[]>("() => [getComputedStyle(document.body).backgroundColor, ...[1, 2, 3, 4].map(it => getComputedStyle(document.querySelector(`.key .shade-${it}`)).backgroundColor)]");
        foreach ((string one, string next) in shades.Zip(shades.Skip(1))) Contrast(Luminance(one), Luminance(next)).ShouldBeGreaterThan(1.08);
        Contrast(Luminance(shades[0]), Luminance(shades[^1])).ShouldBeGreaterThan(1.9);
    }

    [Fact]
    public async Task By_day_the_paper_is_light_and_by_night_dark()
    {
        string[] day = (await ReadColoursAsync(ColorScheme.Light))[0];
        string[] night = (await ReadColoursAsync(ColorScheme.Dark))[0];
        Luminance(day[1]).ShouldBeGreaterThan(Luminance(day[0]));
        Luminance(night[1]).ShouldBeLessThan(Luminance(night[0]));
    }

    /// <summary>Text and background of the body first, then of every paragraph and figure; not of notes and captions, which are quiet on purpose.</summary>
    private async Task<string[][]> ReadColoursAsync(ColorScheme scheme)
    {
        await using IPage page = await edition.OpenAsync(Screen.Desktop);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        return await page.EvaluateAsync<string[][]>("""
            () => [...document.querySelectorAll('body, h1, h2, .caution, #signal p, #method p, dd:not(.change), tbody th, td:not(.coverage), .value strong')].map(element => {
              let behind = element;
              while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
              return [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor];
            })
            """);
    }

    // WCAG 2.2, "contrast ratio" and "relative luminance".
    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static double Luminance(string colour)
    {
        Match match = OpaqueColour().Match(colour);
        match.Success.ShouldBeTrue(colour);
        return (0.2126 * Channel("red")) + (0.7152 * Channel("green")) + (0.0722 * Channel("blue"));

        double Channel(string name)
        {
            double share = int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }
    }

    [GeneratedRegex(@"^rgb\((?<red>\d+), (?<green>\d+), (?<blue>\d+)\)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OpaqueColour();
}
