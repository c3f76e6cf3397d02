using Tributary.Insights.Comparing;
using Tributary.Reports.Components;

namespace Tributary.Reports.Rendering;

/// <summary>A comparison as one self-contained HTML file, without what tells of fewer than five people.</summary>
public static class HtmlComparison
{
    /// <summary>Lays a comparison out.</summary>
    /// <param name="comparison">What is compared.</param>
    /// <param name="catalogTitle">The field's, as it is printed.</param>
    public static Task<string> RenderAsync(Comparison comparison, string catalogTitle) =>
        HtmlPage.RenderAsync<ComparisonPage>((nameof(ComparisonPage.Comparison), comparison), (nameof(ComparisonPage.CatalogTitle), catalogTitle));

    /// <summary>The style sheet, which stands inside the file: an edition's, and what charts of sides need.</summary>
    internal static string StyleSheet { get; } = HtmlEdition.StyleSheet + HtmlPage.ReadAsset("comparison.css");
}
