using System.Globalization;

namespace Tributary.Git;

/// <summary>Tells from a repository's configuration whether it is kept in a way that nobody here knows.</summary>
/// <remarks>Source: git's technical documentation "repository-version": where a repository names an extension that a program does not know, it must not go on.</remarks>
internal static class RepositoryFormat
{
    // A name or a value is a stranger's, and nobody wants all of it.
    private const int LongestSaid = 40;

    // What git 2.39 knows, and two later ones that change nothing of what is read here: ids of a second kind, and how worktrees are linked.
    private static readonly string[] Known = ["noop", "noop-v1", "preciousobjects", "partialclone", "worktreeconfig", "objectformat", "refstorage", "compatobjectformat", "relativeworktrees"];

    /// <summary>What is not known, as a clause; null: nothing.</summary>
    public static string? FindUnknown(ConfigFile config)
    {
        int version = int.TryParse(config.Find("core", null, "repositoryformatversion"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : 0;
        if (version > 1) return $"it is of version {version}, and only 0 and 1 are known";
        // Of version 0 git passes over all but the oldest ones.
        if (version < 1) return null;
        return config.Values.Where(it => it.Section == "extensions").Select(FindUnknown).FirstOrDefault(it => it is not null);
    }

    private static string? FindUnknown(ConfigValue extension) => extension switch
    {
        { Subsection: { } part } => $"it has the extension '{Shorten(part)}.{Shorten(extension.Key)}', which is not known",
        { Key: "refstorage", Text: not "files" } => $"its refs are kept as '{Shorten(extension.Text)}', and only files are read",
        { Key: "objectformat", Text: not ("sha1" or "sha256") } => $"its objects have ids of the kind '{Shorten(extension.Text)}', and only sha1 and sha256 are known",
        _ => Known.Contains(extension.Key, StringComparer.Ordinal) ? null : $"it has the extension '{Shorten(extension.Key)}', which is not known",
    };

    private static string Shorten(string text) => text.Length > LongestSaid ? text[..LongestSaid] + "…" : text;
}
