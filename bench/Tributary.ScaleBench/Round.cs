namespace Tributary.ScaleBench;

/// <summary>Each figure measured once, in turn, so that a slow minute of the machine meets them all.</summary>
internal sealed record Round
{
    /// <summary>What git alone takes to write out the same histories.</summary>
    public required Measurement GitLog { get; init; }

    /// <summary>A sync into an empty workspace.</summary>
    public required Measurement Sync { get; init; }

    /// <summary>A sync into another empty workspace, which measures nothing beforehand: reading, loading and deriving alone.</summary>
    public required Measurement UnpreparedSync { get; init; }

    /// <summary>A sync with nothing new.</summary>
    public required Measurement SecondSync { get; init; }

    /// <summary>An edition from the loaded store.</summary>
    public required Measurement Edition { get; init; }

    /// <summary>One metric by repository from the loaded store.</summary>
    public required Measurement Metric { get; init; }

    /// <summary>The edition that comes with the program.</summary>
    public required Measurement Quickstart { get; init; }

    /// <summary>The program's start, with nothing to do.</summary>
    public required Measurement StartUp { get; init; }

    /// <summary>How many times git's own time reading, loading and deriving took.</summary>
    public double SyncOverGitLog => UnpreparedSync.Wall / GitLog.Wall;

    /// <summary>Measures each figure once, in a workspace of its own.</summary>
    /// <exception cref="BenchException">A command failed.</exception>
    public static Round Run(MirrorFolder mirrors, TributaryProgram program)
    {
        using var workspace = new TemporaryWorkspace();
        return new Round
        {
            GitLog = GitLogStreams.Measure(mirrors),
            UnpreparedSync = MeasureUnprepared(mirrors, program),
            Sync = InWorkspace("sync", "--mirrors", mirrors.Folder),
            SecondSync = InWorkspace("sync", "--mirrors", mirrors.Folder),
            Edition = InWorkspace("edition", "2026Q2", "--format", "html,md,json"),
            Metric = InWorkspace("metric", "contributors", "--by", "repository", "--period", "2026Q2", "--json"),
            Quickstart = InWorkspace("quickstart"),
            StartUp = program.Measure("--version"),
        };

        Measurement InWorkspace(params string[] arguments) => program.Measure([.. arguments, "--workspace", workspace.Folder]);
    }

    /// <summary>For a person who waits.</summary>
    public override string ToString() => $"git log {GitLog}, sync --unprepared {UnpreparedSync} ({SyncOverGitLog:0.00}), sync {Sync}";

    private static Measurement MeasureUnprepared(MirrorFolder mirrors, TributaryProgram program)
    {
        using var workspace = new TemporaryWorkspace();
        return program.Measure("sync", "--unprepared", "--mirrors", mirrors.Folder, "--workspace", workspace.Folder);
    }
}
