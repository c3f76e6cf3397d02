namespace Tributary.ScaleBench.Reading;

/// <summary>What it takes to read histories and keep nothing: git, and the program by its own reader and by a streamed <c>git log</c>.</summary>
/// <param name="folder">Bare repositories, each in <c>owner+name.git</c>.</param>
/// <param name="runs">How often each figure is measured, a warm-up apart.</param>
/// <param name="time">Where the page's date comes from.</param>
/// <param name="log">Told how far it is.</param>
internal sealed class ReadBench(string folder, int runs, TimeProvider time, TextWriter log)
{
    /// <summary>Measures.</summary>
    public async Task<ResultPage> RunAsync()
    {
        var program = TributaryProgram.Find();
        var mirrors = MirrorFolder.Open(folder);
        string input = FormattableString.Invariant($"{mirrors.Repositories.Count} repositories, {mirrors.CountCommits():N0} commits");
        await log.WriteLineAsync($"{input}; warm-up, uncounted");
        _ = ReadRound.Run(program, mirrors);
        List<ReadRound> rounds = await Rounds.MeasureAsync(runs, log, () => ReadRound.Run(program, mirrors));

        return new ResultPage
        {
            Title = "Reading histories",
            Slug = "read",
            Date = time.GetUtcNow(),
            Input = input,
            Runs = rounds.Count,
            Figures =
            [
                Figure.Of("`git log --raw --no-renames --no-abbrev -z`, processor time", rounds.Select(round => new Measurement(round.GitLog, 0))),
                Figure.Of("`tributary read --reader own`, processor time", rounds.Select(round => new Measurement(round.Own, 0))),
                Figure.Of("`tributary read --reader git`, processor time", rounds.Select(round => new Measurement(round.Streamed, 0))),
                Figure.Of("`tributary read --reader own`, wall time", rounds.Select(round => round.OwnProcess)),
            ],
            Ratios = [("own / `git log`, processor time", Spread.Of(rounds.Select(round => round.OwnOverGit)))],
            Legend = "Processor time is user and system time of all threads and processes. The program reads all histories one after the other in one process, its start included. Peak is its physical memory, in millions of bytes.",
            Targets = Target.Of(rounds),
        };
    }
}
