namespace Tributary.ScaleBench.Reading;

/// <summary>All histories of a folder, read one after the other by git and by the program.</summary>
/// <param name="GitLog">Processor time of <c>git log --raw --no-renames --no-abbrev -z</c>, a process a history.</param>
/// <param name="Own">Processor time of <c>tributary read --reader own</c>, one process for all; as every reading here with <c>--json</c>, for drawing a table is not reading.</param>
/// <param name="Streamed">Processor time of <c>tributary read --reader git</c>, and of the gits that it starts.</param>
/// <param name="OwnProcess">Wall time and memory of the program's own reading.</param>
/// <param name="OneThread">Wall time of the program's own reading of the largest history, by one thread.</param>
/// <param name="TwoThreads">The same by two.</param>
/// <param name="Peers">Other programs' reading; empty where it isn't asked for.</param>
internal sealed record ReadRound(TimeSpan GitLog, TimeSpan Own, TimeSpan Streamed, Measurement OwnProcess, Measurement OneThread, Measurement TwoThreads, IReadOnlyList<PeerReading> Peers)
{
    /// <summary>The program's own reading, as a part of git's.</summary>
    public double OwnOverGit => Own / GitLog;

    /// <summary>What a second thread leaves of the time.</summary>
    public double TwoOverOne => TwoThreads.Wall / OneThread.Wall;

    /// <summary>Measures.</summary>
    /// <exception cref="BenchException">A history can't be read.</exception>
    public static ReadRound Run(TributaryProgram program, MirrorFolder mirrors, Func<MirrorFolder, IReadOnlyList<PeerReading>> peers)
    {
        TimeSpan git = mirrors.Repositories.Aggregate(TimeSpan.Zero, (sum, mirror) => sum + ProcessorTime.Of(Git.Over(mirror, "log", "--raw", "--no-renames", "--no-abbrev", "-z")));
        return new ReadRound(
            git,
            ProcessorTime.Of(program.Start(["read", .. mirrors.Repositories, "--json", "--reader", "own", "--threads", "1"])),
            ProcessorTime.Of(program.Start(["read", .. mirrors.Repositories, "--json", "--reader", "git"])),
            program.Measure(["read", .. mirrors.Repositories, "--json", "--reader", "own"]),
            MeasureLargest(threads: "1"),
            MeasureLargest(threads: "2"),
            peers(mirrors));

        Measurement MeasureLargest(string threads) => program.Measure("read", mirrors.Repositories[0], "--json", "--reader", "own", "--threads", threads);
    }

    /// <summary>For a person who waits.</summary>
    public override string ToString() => $"git log {GitLog.TotalSeconds:0.00} s, own {Own.TotalSeconds:0.00} s ({OwnOverGit:0.00}), streamed {Streamed.TotalSeconds:0.00} s, two threads {TwoOverOne:0.00}"
        + string.Concat(Peers.Select(peer => $", {peer.Name} {peer.Processor.TotalSeconds:0.00} s"));
}
