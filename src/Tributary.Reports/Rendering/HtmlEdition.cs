using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tributary.Reports.Components;

namespace Tributary.Reports.Rendering;

/// <summary>An edition as one self-contained HTML file: no script, nothing fetched.</summary>
public static class HtmlEdition
{
    /// <summary>Lays an edition out.</summary>
    public static async Task<string> RenderAsync(Edition edition)
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        string html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(EditionPage.Edition)] = edition });
            return (await renderer.RenderComponentAsync<EditionPage>(parameters)).ToHtmlString();
        });
        return html.ReplaceLineEndings("\n");
    }

    /// <summary>The style sheet, which stands inside the file.</summary>
    internal static string StyleSheet { get; } = ReadAsset("edition.css");

    private static string ReadAsset(string name)
    {
        using Stream stream = typeof(HtmlEdition).Assembly.GetManifestResourceStream($"Assets/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
