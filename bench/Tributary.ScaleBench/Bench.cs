namespace Tributary.ScaleBench;

/// <summary>The whole of it: checks that both sides read the same, warms up, measures, and writes the page.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="time">Where the page's date comes from.</param>
/// <param name="log">Told how far it is.</param>
internal sealed class Bench(BenchOptions options, TimeProvider time, TextWriter log)
{
    /// <summary>Measures, and writes the page.</summary>
    /// <exception cref="BenchException">There is nothing to measure, or a command failed.</exception>
    public async Task RunAsync()
    {
        MirrorFolder mirrors = MirrorFolder.Open(options.Mirrors);
        TributaryProgram program = TributaryProgram.Find();
        await log.WriteLineAsync($"{mirrors.Repositories.Count} repositories; counting their commits");
        long commits = CountCommits(mirrors, program);

        await log.WriteLineAsync("warm-up, uncounted");
        _ = Round.Run(mirrors, program);
        var rounds = new List<Round>();
        while (rounds.Count < options.Runs)
        {
            rounds.Add(Round.Run(mirrors, program));
            Round round = rounds[^1];
            await log.WriteLineAsync($"run {rounds.Count} of {options.Runs}: git log {round.GitLog}, sync {round.Sync}, ratio {round.SyncOverGitLog:0.00}");
        }

        var page = new ResultPage
        {
            Date = time.GetUtcNow(),
            Machine = Machine.Look(),
            Source = SourceTree.Commit(),
            Repositories = mirrors.Repositories.Count,
            Commits = commits,
            Rounds = rounds,
        };
        string file = options.Output ?? SourceTree.PathOf("bench", "results", page.Machine.Slug, $"{page.Date:yyyy-MM-dd}-spine.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, page.Write());
        await log.WriteLineAsync(file);
    }

    // A ratio says something only where both sides read the same histories.
    private static long CountCommits(MirrorFolder mirrors, TributaryProgram program)
    {
        using var workspace = new TemporaryWorkspace();
        _ = program.Measure("sync", "--mirrors", mirrors.Folder, "--workspace", workspace.Folder);
        long read = program.CountCommits(workspace);
        long there = mirrors.CountCommits();
        return read == there
            ? there
            : throw new BenchException(
                $"git counts {there} commits and tributary read {read}: each mirror has to be whole, and of a catalogued repository. "
                + "'tributary sync' says which are not.");
    }
}
