using System.Globalization;

namespace Tributary.ScaleBench;

/// <summary>The folder of bare repositories that is read.</summary>
/// <param name="Folder">The folder, absolute.</param>
/// <param name="Repositories">Their folders, the largest first, so that none of those is left to run alone at the end.</param>
internal sealed record MirrorFolder(string Folder, IReadOnlyList<string> Repositories)
{
    /// <summary>Looks into a folder.</summary>
    /// <exception cref="BenchException">It holds no repository.</exception>
    public static MirrorFolder Open(string folder)
    {
        if (!Directory.Exists(folder)) throw new BenchException($"There is no folder {folder}. Name the folder that holds the mirrors, each in owner+name.git.");
        List<string> repositories = Directory.EnumerateDirectories(folder, "*.git")
            .OrderByDescending(Size)
            .ThenBy(mirror => mirror, StringComparer.Ordinal)
            .ToList();
        return repositories.Count > 0
            ? new MirrorFolder(folder, repositories)
            : throw new BenchException($"{folder} holds no mirror. They are looked for as owner+name.git.");
    }

    /// <summary>The first of each so many by name, for what would take too long over all.</summary>
    public MirrorFolder EveryByName(int step)
    {
        HashSet<string> chosen = Repositories.Order(StringComparer.Ordinal).Where((_, index) => index % step == 0).ToHashSet(StringComparer.Ordinal);
        return this with { Repositories = Repositories.Where(chosen.Contains).ToList() };
    }

    /// <summary>Those whose default branch has at least so many commits.</summary>
    /// <exception cref="BenchException">None has.</exception>
    public MirrorFolder WithCommits(int least)
    {
        List<string> large = Repositories.Where(mirror => CountCommits(mirror) >= least).ToList();
        return large.Count > 0 ? this with { Repositories = large } : throw new BenchException($"No repository in {Folder} has {least} commits.");
    }

    /// <summary>Counts the commits of all default branches, as git counts them.</summary>
    public long CountCommits() => Repositories.Sum(CountCommits);

    private static long CountCommits(string mirror) =>
        long.Parse(MeasuredProcess.ReadText(Git.Over(mirror, "rev-list", "--count", "HEAD", "--")), CultureInfo.InvariantCulture);

    private static long Size(string mirror) => new DirectoryInfo(mirror).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
