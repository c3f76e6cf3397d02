namespace Tributary.ScaleBench.Reading;

/// <summary>What it takes to read histories and keep nothing: git, the program by its own reader and by a streamed <c>git log</c>, and other programs.</summary>
/// <param name="folder">Bare repositories, each in <c>owner+name.git</c>.</param>
/// <param name="leastCommits">Repositories with fewer commits are passed over.</param>
/// <param name="peersEvery">Other programs read too, and all read each so many of the repositories; null: no other program, and every repository.</param>
/// <param name="runs">How often each figure is measured, a warm-up apart.</param>
/// <param name="time">Where the page's date comes from.</param>
/// <param name="log">Told how far it is.</param>
internal sealed class ReadBench(string folder, int leastCommits, int? peersEvery, int runs, TimeProvider time, TextWriter log)
{
    /// <summary>Measures.</summary>
    /// <exception cref="BenchException">There is nothing to read, or one reads other than git.</exception>
    public async Task<ResultPage> RunAsync()
    {
        var program = TributaryProgram.Find();
        var all = MirrorFolder.Open(folder);
        MirrorFolder large = leastCommits > 0 ? all.WithCommits(leastCommits) : all;
        MirrorFolder mirrors = peersEvery is { } step ? large.EveryByName(step) : large;
        HistoryCounts counts = HistoryCounts.OfGit(mirrors);
        string input = $"{mirrors.Repositories.Count} repositories, {counts}" + (leastCommits > 0 ? FormattableString.Invariant($"; those with at least {leastCommits:N0} commits") : "") + (peersEvery is null or 1 ? "" : $"; of {large.Repositories.Count} by name, the first of each {peersEvery}");
        await log.WriteLineAsync($"{input}; warm-up, uncounted");
        ReadRound warmUp = Run();
        HoldAgainstGit(counts, [("tributary read", program.CountRead(mirrors)), .. warmUp.Peers.Select(peer => (peer.Name, peer.Counts))]);
        List<ReadRound> rounds = await Rounds.MeasureAsync(runs, log, Run);

        return new ResultPage
        {
            Title = peersEvery is null ? "Reading histories" : "Reading histories, and other programs",
            Slug = "read" + (leastCommits > 0 ? "-large" : "") + (peersEvery is null ? "" : "-peers"),
            Date = time.GetUtcNow(),
            Input = input,
            Runs = rounds.Count,
            Figures =
            [
                Figure.Of("`git log --raw --no-renames --no-abbrev -z`, processor time", rounds.Select(round => new Measurement(round.GitLog, 0))),
                Figure.Of("`tributary read --reader own`, processor time", rounds.Select(round => new Measurement(round.Own, 0))),
                Figure.Of("`tributary read --reader git`, processor time", rounds.Select(round => new Measurement(round.Streamed, 0))),
                Figure.Of("`tributary read --reader own`, wall time", rounds.Select(round => round.OwnProcess)),
                Figure.Of("the largest alone, `--threads 1`, wall time", rounds.Select(round => round.OneThread)),
                Figure.Of("the largest alone, `--threads 2`, wall time", rounds.Select(round => round.TwoThreads)),
                .. warmUp.Peers.Select((peer, index) => Figure.Of($"{peer.Name}, processor time", rounds.Select(round => new Measurement(round.Peers[index].Processor, 0)))),
            ],
            Ratios =
            [
                ("own / `git log`, processor time", Spread.Of(rounds.Select(round => round.OwnOverGit))),
                ("the largest alone, two threads / one, wall time", Spread.Of(rounds.Select(round => round.TwoOverOne))),
                .. warmUp.Peers.Select((peer, index) => ($"{peer.Name} / `git log`, processor time", Spread.Of(rounds.Select(round => round.Peers[index].Processor / round.GitLog)))),
            ],
            Legend = "Processor time is user and system time of all threads and processes. The program reads all histories one after the other in one process, its start included, by one thread where processor time is told and by as many as there are cores else; so does each peer. Peak is its physical memory, in millions of bytes.",
            Note = peersEvery is null ? "" : "All found what git finds: as many commits, and as many changes.",
            Targets = Target.Of(rounds, leastCommits),
        };

        ReadRound Run() => ReadRound.Run(program, mirrors, peersEvery is null ? _ => [] : PeerReading.MeasureAll);
    }

    // Who does less has an easy time of it.
    private static void HoldAgainstGit(HistoryCounts git, IEnumerable<(string Name, HistoryCounts Counts)> readers)
    {
        foreach ((string name, HistoryCounts counts) in readers)
            if (counts != git) throw new BenchException($"{name} found {counts} where git finds {git}. A time says nothing where not all read the same.");
    }
}
