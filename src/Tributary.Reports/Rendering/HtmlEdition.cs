using Tributary.Reports.Components;

namespace Tributary.Reports.Rendering;

/// <summary>An edition as one self-contained HTML file: no script, nothing fetched.</summary>
public static class HtmlEdition
{
    /// <summary>Lays an edition out.</summary>
    public static Task<string> RenderAsync(Edition edition) => HtmlPage.RenderAsync<EditionPage>((nameof(EditionPage.Edition), edition));

    /// <summary>The style sheet, which stands inside the file.</summary>
    internal static string StyleSheet { get; } = HtmlPage.ReadAsset("edition.css");
}
