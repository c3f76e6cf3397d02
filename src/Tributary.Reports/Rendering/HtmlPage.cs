using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tributary.Reports.Rendering;

/// <summary>Lays a component out as text.</summary>
internal static class HtmlPage
{
    /// <summary>Renders a page with its parameters.</summary>
    public static async Task<string> RenderAsync<T>(params IEnumerable<(string Name, object? Value)> parameters) where T : IComponent
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var view = ParameterView.FromDictionary(parameters.ToDictionary(it => it.Name, it => it.Value, StringComparer.Ordinal));
        string html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(view)).ToHtmlString());
        return html.ReplaceLineEndings("\n");
    }

    /// <summary>A text that came with the program.</summary>
    public static string ReadAsset(string name)
    {
        using Stream stream = typeof(HtmlPage).Assembly.GetManifestResourceStream($"Assets/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
