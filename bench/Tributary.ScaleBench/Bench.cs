namespace Tributary.ScaleBench;

/// <summary>From mirrors to an edition: checks that both sides read the same, warms up, and measures.</summary>
/// <param name="folder">The mirrors.</param>
/// <param name="runs">How often each figure is measured, a warm-up apart.</param>
/// <param name="time">Where the page's date comes from.</param>
/// <param name="log">Told how far it is.</param>
internal sealed class Bench(string folder, int runs, TimeProvider time, TextWriter log)
{
    /// <summary>Measures.</summary>
    /// <exception cref="BenchException">There is nothing to measure, or a command failed.</exception>
    public async Task<ResultPage> RunAsync()
    {
        MirrorFolder mirrors = MirrorFolder.Open(folder);
        TributaryProgram program = TributaryProgram.Find();
        await log.WriteLineAsync($"{mirrors.Repositories.Count} repositories; counting their commits");
        long commits = CountCommits(mirrors, program);

        await log.WriteLineAsync("warm-up, uncounted");
        _ = Round.Run(mirrors, program);
        List<Round> rounds = await Rounds.MeasureAsync(runs, log, () => Round.Run(mirrors, program));

        return new ResultPage
        {
            Title = "From mirrors to an edition",
            Slug = "spine",
            Date = time.GetUtcNow(),
            Input = $"{mirrors.Repositories.Count} repositories, {commits:N0} commits",
            Runs = rounds.Count,
            Figures = FiguresOf(rounds),
            Ratios = [("`sync --unprepared` / `git log`", Spread.Of(rounds.Select(round => round.SyncOverGitLog)))],
            Targets = Target.Of(rounds),
        };
    }

    private static IReadOnlyList<Figure> FiguresOf(IReadOnlyList<Round> rounds) =>
    [
        Figure.Of($"`git log --raw --no-renames --no-abbrev -z`, {GitLogStreams.Streams} at once", rounds.Select(round => round.GitLog)),
        Figure.Of("`sync --unprepared`, empty workspace", rounds.Select(round => round.UnpreparedSync)),
        Figure.Of("`sync`, empty workspace", rounds.Select(round => round.Sync)),
        Figure.Of("`sync`, nothing new", rounds.Select(round => round.SecondSync)),
        Figure.Of("`edition 2026Q2`", rounds.Select(round => round.Edition)),
        Figure.Of("`metric contributors --by repository --period 2026Q2 --json`", rounds.Select(round => round.Metric)),
        Figure.Of("`quickstart`", rounds.Select(round => round.Quickstart)),
        Figure.Of("`--version`", rounds.Select(round => round.StartUp)),
    ];

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
