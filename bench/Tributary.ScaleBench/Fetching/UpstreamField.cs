using System.Text;
using Tributary.Catalog;
using Tributary.Testing;

namespace Tributary.ScaleBench.Fetching;

/// <summary>A made repository for each of the catalog's names: the same bytes each time, small ones, so that what each costs by itself stands out.</summary>
internal sealed class UpstreamField
{
    /// <summary>The default branch of all.</summary>
    public const string Branch = "refs/heads/main";

    // Every twentieth repository gets a new commit: 5 %.
    private const int GrowsEvery = 20;

    private readonly string _root;
    private readonly Dictionary<string, (string Before, string After)> _tips;

    private UpstreamField(string root, IReadOnlyList<string> names, Dictionary<string, (string Before, string After)> tips, long commits) =>
        (_root, Names, _tips, Commits) = (root, names, tips, commits);

    /// <summary>owner/name of each, in the catalog's order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Commits of all, before any grows.</summary>
    public long Commits { get; }

    /// <summary>How many get a new commit when the field grows.</summary>
    public int Grown => _tips.Count;

    /// <summary>Builds the repositories, each in owner/name.git.</summary>
    public static UpstreamField Build(string root)
    {
        List<string> names = CatalogReader.Read(SourceTree.PathOf("catalogs", "ai-infra")).Repositories.Select(it => it.Name.ToString()).ToList();
        var tips = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        long commits = 0;
        // Each waits for git on its thread, and git's output needs others.
        Parallel.For(0, names.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var upstream = Upstream.Create(root, names[number]);
            upstream.AllowFilter(true);
            var history = HistoryScript.Write(number, Branch, grows: number % GrowsEvery == 0);
            // Else fast-import would leave small histories as loose objects, which no host does.
            Shell.Result imported = Shell.Feed(Encoding.UTF8.GetBytes(history.Text), upstream.Folder, "git", "-c", "fastimport.unpackLimit=0", "fast-import", "--quiet");
            if (imported.ExitCode != 0) throw new BenchException($"git fast-import: {imported.Error}");
            Interlocked.Add(ref commits, history.Commits);
            if (imported.Text.Trim().Split('\n') is not [var before, var after]) return;
            SetTip(root, names[number], before);
            lock (tips) tips.Add(names[number], (before, after));
        });
        return new UpstreamField(root, names, tips, commits);
    }

    /// <summary>Gives some repositories one more commit.</summary>
    public void Grow()
    {
        foreach ((string name, (_, string after)) in _tips) SetTip(_root, name, after);
    }

    /// <summary>Takes those commits away again.</summary>
    public void Shrink()
    {
        foreach ((string name, (string before, _)) in _tips) SetTip(_root, name, before);
    }

    private static void SetTip(string root, string name, string commitId) => File.WriteAllText(Path.Combine(root, name + ".git", Branch), commitId + "\n");
}
