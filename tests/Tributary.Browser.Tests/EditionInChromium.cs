using Microsoft.Playwright;
using Tributary.Browser.Tests;
using Tributary.Catalog;
using Tributary.Catalog.Events;
using Tributary.Ingest;
using Tributary.Insights.Events;
using Tributary.Model;
using Tributary.Reports;
using Tributary.Store;
using Tributary.Testing;

[assembly: AssemblyFixture(typeof(EditionInChromium))]

namespace Tributary.Browser.Tests;

/// <summary>The edition of the shipped aggregates, written once, and one browser to open it in.</summary>
public sealed class EditionInChromium : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Edition? _edition;

    public Edition Edition => _edition!;

    public string File => _folder["edition.html"];

    public Uri Address => new(File);

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is not { } program) return;
        using (FactStore store = Aggregates.Load(SourceTree.PathOf("data"), _folder["store.duckdb"])) _edition = new EditionBuilder(store) { Events = ReadEvents() }.Build(new Quarter(2026, 2));
        await EditionFiles.WriteAsync(_edition, _folder.Path);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(Chromium.Options(program));
    }

    private static List<Occurrence> ReadEvents()
    {
        string catalog = SourceTree.PathOf("catalogs/ai-infra");
        return EventReader.Read(CatalogReader.Read(catalog), Path.Combine(catalog, EventReader.FileName))
            .Select(it => new Occurrence(it.Id, it.Date, it.Repositories) { Title = it.Title, Source = it.Source }).ToList();
    }

    /// <summary>Opens an empty page; without a browser the test is skipped.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewPageOptions options)
    {
        Assert.SkipWhen(_browser is null, Chromium.Absent);
        IPage page = await _browser!.NewPageAsync(options);
        page.SetDefaultTimeout(10_000);
        return page;
    }

    /// <summary>Opens the edition as a reader does who double-clicks the file.</summary>
    public async Task<IPage> OpenAsync(BrowserNewPageOptions options)
    {
        IPage page = await NewPageAsync(options);
        await page.GotoAsync(Address.AbsoluteUri);
        return page;
    }

    public Task<IPage> OpenAsync(Screen screen) => OpenAsync(screen.Options());

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _folder.Dispose();
    }
}
