using System.Reflection;

namespace Tributary.ScaleBench;

/// <summary>Where the sources are that this bench was built from.</summary>
internal static class SourceTree
{
    // What goes into the program; a commit to anything else leaves its figures as they were.
    // Lock files are passed over: publishing for one platform writes its name into them, and versions stand in Directory.Packages.props.
    private static readonly string[] Measured =
        ["src", "catalogs", "data", "native", "global.json", "Directory.Build.props", "Directory.Packages.props", ":(exclude)*packages.lock.json"];

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } =
        typeof(SourceTree).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(it => it.Key == "SourceRoot").Value!;

    /// <summary>A path below the repository's folder.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The last commit to the program, and whether there are changes since.</summary>
    public static string Commit()
    {
        string commit = MeasuredProcess.ReadText(Git.In(Root, ["log", "-1", "--format=%h", "--abbrev=12", "--", .. Measured]));
        string changes = MeasuredProcess.ReadText(Git.In(Root, ["status", "--porcelain", "--", .. Measured]));
        return changes.Length == 0 ? commit : commit + ", with uncommitted changes";
    }
}
