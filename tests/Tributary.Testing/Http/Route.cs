using System.Text.RegularExpressions;

namespace Tributary.Testing;

/// <summary>A path of the smart HTTP protocol for reading: /REPOSITORY[.git]/info/refs or /REPOSITORY[.git]/git-upload-pack.</summary>
internal sealed partial record Route(string Repository, string Suffix, string Tail)
{
    /// <summary>The last part of the path that asks for objects.</summary>
    public const string UploadPack = "git-upload-pack";

    /// <summary>null for any other path.</summary>
    public static Route? Parse(string path) =>
        Pattern().Match(path) is { Success: true, Groups: var parts } ? new Route(parts["repository"].Value, parts["suffix"].Value, parts["tail"].Value) : null;

    /// <summary>owner/name, whether somebody wrote .git or not.</summary>
    public static string NameOf(string repository) => repository.EndsWith(".git", StringComparison.Ordinal) ? repository[..^4] : repository;

    [GeneratedRegex("^/(?<repository>.+?)(?<suffix>\\.git)?/(?<tail>info/refs|git-upload-pack)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
