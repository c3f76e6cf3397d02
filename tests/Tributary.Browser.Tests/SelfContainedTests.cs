using System.Globalization;
using Microsoft.Playwright;
using Tributary.Reports;

namespace Tributary.Browser.Tests;

public sealed class SelfContainedTests(EditionInChromium edition)
{
    private static readonly BrowserNewPageOptions WithoutScripts = new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Opening_it_asks_for_nothing_but_the_file_and_draws_no_complaint()
    {
        await using IPage page = await edition.NewPageAsync(Screen.Desktop.Options());
        var requests = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(edition.Address.AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        requests.ShouldBe([edition.Address.AbsoluteUri]);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_holds_no_script_and_no_address_to_fetch_from()
    {
        await using IPage page = await edition.OpenAsync(Screen.Desktop);
        string[] foreign = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('*')].flatMap(element => [...element.attributes]
              // A link is followed by who clicks on it, and fetches nothing by itself.
              .filter(it => !(element.localName === 'a' && it.name === 'href' && /^https?:/.test(it.value)))
              .filter(it => it.name.startsWith('on') || /^(href|src|srcset|data|action|poster|xlink:href)$/.test(it.name) && !it.value.startsWith('#') || /url\(|javascript:/i.test(it.value))
              .map(it => `${element.localName} ${it.name}=${it.value}`))
            """);
        foreign.ShouldBeEmpty();
        (await page.Locator("script, link, iframe, object, embed, base, meta[http-equiv=refresh]").CountAsync()).ShouldBe(0);
        string style = string.Concat(await page.Locator("style").AllTextContentsAsync());
        style.ShouldNotBeEmpty();
        style.ShouldNotContain("url(");
        style.ShouldNotContain("@import");
    }

    [Fact]
    public void It_is_small_enough_to_be_mailed()
    {
        Assert.SkipWhen(Chromium.Program is null, Chromium.Absent);
        new FileInfo(edition.File).Length.ShouldBeInRange(50_000, 1_500_000);
    }

    [Fact]
    public async Task Without_JavaScript_the_snapshot_has_every_category_and_figure()
    {
        await using IPage page = await edition.OpenAsync(WithoutScripts);
        IReadOnlyList<string> rows = await page.Locator("#snapshot tbody tr").AllInnerTextsAsync();
        rows.Count.ShouldBe(12);
        rows.Select(row => row.Split('\t')[..4]).ShouldBe(edition.Edition.Categories.Select(Row));
        (await page.Locator("#snapshot tfoot tr").InnerTextAsync()).Split('\t')[1..4].ShouldBe(Row(edition.Edition.Catalog)[1..]);
    }

    [Fact]
    public async Task Without_JavaScript_each_category_has_its_two_charts_drawn()
    {
        await using IPage page = await edition.OpenAsync(WithoutScripts);
        IReadOnlyList<ILocator> panels = await page.Locator("#history .panels:not(.large) figure").AllAsync();
        panels.Count.ShouldBe(12);
        foreach ((ILocator panel, ScopeFigures category) in panels.Zip(edition.Edition.Categories))
        {
            (await panel.Locator("figcaption").InnerTextAsync()).ShouldStartWith(category.Title);
            foreach (string name in new[] { "commits", "contributors" })
            {
                LocatorBoundingBoxResult? box = await panel.Locator($"svg.{name}").BoundingBoxAsync();
                box.ShouldNotBeNull();
                box.Width.ShouldBeGreaterThan(100);
                // What is withheld is not drawn: the line stops there.
                int told = category.History.Count(point => (name == "commits" ? point.Commits : point.Contributors).Value is not null);
                told.ShouldBeGreaterThan(Edition.QuartersShown / 2);
                string[] lines = await panel.Locator($"svg.{name} polyline").EvaluateAllAsync<string[]>("lines => lines.map(it => it.getAttribute('points'))");
                (lines.Sum(line => line.Split(' ').Length) + await panel.Locator($"svg.{name} circle").CountAsync()).ShouldBe(told);
            }
        }
    }

    [Fact]
    public async Task Without_JavaScript_the_method_is_there()
    {
        await using IPage page = await edition.OpenAsync(WithoutScripts);
        string method = await page.Locator("#method").InnerTextAsync();
        method.ShouldContain(edition.Edition.Origin.CatalogFingerprint);
        method.ShouldContain("./tributary quickstart");
        foreach (string title in edition.Edition.Metrics.Select(metric => metric.Title)) method.ShouldContain(title);
    }

    private static string[] Row(ScopeFigures scope) =>
        [scope.Title, .. new[] { "code-changes-commits", "contributors", "active-repositories" }.Select(metric => scope[metric].Value.Value!.Value.ToString("N0", CultureInfo.InvariantCulture))];
}
