using Tributary.Catalog;
using Tributary.Yaml;

namespace Tributary.Ingest;

/// <summary>The language model that a workspace's settings name for <c>edition --reword</c>; a key is never among them.</summary>
/// <param name="Url">Its endpoint; null: none is named.</param>
/// <param name="Model">Its name; null: none is named.</param>
public sealed record RewordSettings(string? Url, string? Model)
{
    /// <summary>Reads <c>reword:</c> of a workspace's settings; neither need exist.</summary>
    /// <exception cref="CatalogException">The settings are wrong.</exception>
    public static RewordSettings Read(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (!File.Exists(workspace.Settings)) return new RewordSettings(null, null);
        _ = CatalogReader.ReadCatalogName(workspace.Settings);
        var problems = new YamlProblems();
        YamlEntry? reword = YamlEntry.ReadFile(workspace.Settings, problems)?.Optional("reword");
        reword?.AllowOnly("url", "model");
        var settings = new RewordSettings(reword?.Required("url")?.Text(), reword?.Required("model")?.Text());
        return problems.Noted is { Count: > 0 } noted ? throw new CatalogException(noted) : settings;
    }
}
