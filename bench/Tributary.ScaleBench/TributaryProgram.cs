using System.Diagnostics;
using System.Text.Json;
using Tributary.ScaleBench.Reading;

namespace Tributary.ScaleBench;

/// <summary>The program as <c>./tributary</c> builds and runs it.</summary>
/// <param name="Library">The published program.</param>
internal sealed record TributaryProgram(string Library)
{
    private static readonly string[] Sources = ["src", "catalogs", "data"];

    /// <summary>The program that was built from the sources around this bench.</summary>
    /// <exception cref="BenchException">It isn't built, or the sources have changed since.</exception>
    public static TributaryProgram Find()
    {
        string publish = SourceTree.PathOf("artifacts", "publish", "tributary");
        var built = new FileInfo(Path.Combine(publish, ".built"));
        return built.Exists && built.LastWriteTimeUtc >= Sources.Max(LastChange)
            ? new TributaryProgram(Path.Combine(publish, "tributary.dll"))
            : throw new BenchException("The program isn't built from the present sources. Run ./tributary --version first, which builds it.");
    }

    /// <summary>Runs a command as a user does and measures it.</summary>
    /// <exception cref="BenchException">It failed.</exception>
    public Measurement Measure(params IEnumerable<string> arguments) => MeasuredProcess.Measure(Start(arguments));

    /// <summary>The commits in a workspace's store.</summary>
    public long CountCommits(TemporaryWorkspace workspace)
    {
        using JsonDocument rows = ReadJson("sql", "select count(*) as commits from commit", "--workspace", workspace.Folder);
        return rows.RootElement[0].GetProperty("commits").GetInt64();
    }

    /// <summary>What the program finds in histories.</summary>
    public HistoryCounts CountRead(MirrorFolder mirrors)
    {
        using JsonDocument read = ReadJson(["read", .. mirrors.Repositories]);
        List<JsonElement> repositories = read.RootElement.GetProperty("repositories").EnumerateArray().ToList();
        return new HistoryCounts(repositories.Sum(it => it.GetProperty("commits").GetInt64()), repositories.Sum(it => it.GetProperty("changes").GetInt64()));
    }

    /// <summary>The tip of each repository in a workspace's store, by its name.</summary>
    public IReadOnlyDictionary<string, string?> ReadTips(TemporaryWorkspace workspace)
    {
        using JsonDocument status = ReadJson("status", "--workspace", workspace.Folder);
        return status.RootElement.GetProperty("repositories").EnumerateArray().ToDictionary(it => it.GetProperty("repository").GetString()!, it => it.GetProperty("tip").GetString(), StringComparer.Ordinal);
    }

    private JsonDocument ReadJson(params IEnumerable<string> arguments) => JsonDocument.Parse(MeasuredProcess.ReadText(Start([.. arguments, "--json"])));

    /// <summary>A command as a user runs it.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments) => new("dotnet", [Library, .. arguments]);

    // The build itself writes lock files.
    private static DateTime LastChange(string folder) =>
        new DirectoryInfo(SourceTree.PathOf(folder)).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Name != "packages.lock.json" && !file.FullName.Contains("/node_modules/", StringComparison.Ordinal))
            .Max(file => file.LastWriteTimeUtc);
}
