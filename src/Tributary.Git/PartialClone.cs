namespace Tributary.Git;

/// <summary>Tells what a partial clone was made without.</summary>
/// <remarks>Source: git's technical documentation "partial-clone", and rev-list's <c>--filter</c> in git-rev-list(1).</remarks>
internal static class PartialClone
{
    /// <summary>Whether folders may be missing: the clone says that it is partial, and not that only files' contents were left out.</summary>
    /// <param name="config">The repository's configuration.</param>
    /// <param name="objects">Its folder of objects: where the configuration says nothing, a pack's <c>.promisor</c> file does.</param>
    /// <exception cref="IOException">The folder can't be looked at.</exception>
    public static bool MayLackTrees(ConfigFile config, string objects)
    {
        List<string> promisors = config.Values.Where(it => it is { Section: "remote", Subsection: not null, Key: "promisor" } && IsTrue(it.Text)).Select(it => it.Subsection!).ToList();
        if (config.Find("extensions", null, "partialclone") is { } named) promisors.Add(named);
        return promisors.Count > 0 ? promisors.Exists(remote => !LeavesFilesOutAlone(config.Find("remote", remote, "partialclonefilter"))) : HasPromisedPack(Path.Combine(objects, "pack"));
    }

    // blob:none and blob:limit=SIZE; all others may leave folders out, or be made of one that does.
    private static bool LeavesFilesOutAlone(string? filter) => filter?.StartsWith("blob:", StringComparison.Ordinal) == true;

    private static bool HasPromisedPack(string packs) => Directory.Exists(packs) && Directory.EnumerateFiles(packs, "*.promisor").Any();

    private static bool IsTrue(string text) => text.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "1";
}
