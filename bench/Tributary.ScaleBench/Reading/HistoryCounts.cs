namespace Tributary.ScaleBench.Reading;

/// <summary>What stands in some histories; equal for all who read the same.</summary>
/// <param name="Commits">From the tips of the default branches.</param>
/// <param name="Changes">Changed paths, without renames; a merge has none.</param>
internal readonly record struct HistoryCounts(long Commits, long Changes)
{
    // No line of git's own that follows begins so.
    private const string CommitLine = "commit ";

    /// <summary>Counts as git tells them.</summary>
    /// <exception cref="BenchException">A history can't be read.</exception>
    public static HistoryCounts OfGit(MirrorFolder mirrors)
    {
        var counts = new HistoryCounts();
        foreach (string mirror in mirrors.Repositories)
        {
            string[] lines = MeasuredProcess.ReadText(Git.Over(mirror, "log", $"--format={CommitLine}%H", "--name-status", "--no-renames")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            int commits = lines.Count(line => line.StartsWith(CommitLine, StringComparison.Ordinal));
            counts = new HistoryCounts(counts.Commits + commits, counts.Changes + lines.Length - commits);
        }

        return counts;
    }

    /// <summary>For the page.</summary>
    public override string ToString() => FormattableString.Invariant($"{Commits:N0} commits, {Changes:N0} changes");
}
