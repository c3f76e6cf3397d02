using System.Text.RegularExpressions;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents =>
        [.. Directory.EnumerateFiles(SourceTree.Root, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SourceTree.Root, file))
            .Where(file => !file.Split('/').Intersect(["node_modules", "artifacts", ".tributary", "editions"]).Any())];

    [GeneratedRegex(@"\]\((?<target>[^)#]+)[^)]*\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link { get; }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_file_leads_somewhere(string document)
    {
        string folder = Path.GetDirectoryName(SourceTree.PathOf(document))!;
        IEnumerable<string> targets = Link.Matches(File.ReadAllText(SourceTree.PathOf(document))).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal));
        targets.Where(target => !Path.Exists(Path.Combine(folder, target))).ShouldBeEmpty();
    }

    [Fact]
    public void The_read_me_stays_short_and_names_every_command()
    {
        string[] lines = File.ReadAllLines(SourceTree.PathOf("README.md"));
        lines.Length.ShouldBeLessThan(200);
        string text = string.Join('\n', lines);
        foreach (string command in (string[])["quickstart", "init", "sync", "read", "status", "doctor", "edition", "metric", "predict add", "people show", "event list", "catalog explain", "sql", "export", "completion"]) text.ShouldContain($"| `{command}");
        foreach (Metrics.Metric metric in Metrics.MetricRegistry.All) text.ShouldContain($"[{metric.Title}](");
    }
}
