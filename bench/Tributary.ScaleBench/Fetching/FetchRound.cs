namespace Tributary.ScaleBench.Fetching;

/// <summary>Each figure measured once, in turn, so that a slow minute of the machine meets them all.</summary>
internal sealed record FetchRound
{
    /// <summary>A plain loop that clones.</summary>
    public required Measurement GitClone { get; init; }

    /// <summary>A sync into an empty workspace.</summary>
    public required Measurement Sync { get; init; }

    /// <summary>The server's answers alone to what both sides ask where nothing is new.</summary>
    public required Measurement Requests { get; init; }

    /// <summary>A plain loop that fetches, with nothing new.</summary>
    public required Measurement IdleFetch { get; init; }

    /// <summary>A sync with nothing new.</summary>
    public required Measurement IdleSync { get; init; }

    /// <summary>A plain loop that fetches, with new commits in some repositories.</summary>
    public required Measurement NewFetch { get; init; }

    /// <summary>A sync with the same new commits.</summary>
    public required Measurement NewSync { get; init; }

    /// <summary>How many times git's own time the first sync took.</summary>
    public double SyncOverClone => Sync.Wall / GitClone.Wall;

    /// <summary>How many times git's own time a sync took with nothing new.</summary>
    public double IdleSyncOverFetch => IdleSync.Wall / IdleFetch.Wall;

    /// <summary>How many times git's own time a sync took with new commits.</summary>
    public double NewSyncOverFetch => NewSync.Wall / NewFetch.Wall;

    /// <summary>Measures each figure once, in folders of its own, and compares what both sides have.</summary>
    /// <exception cref="BenchException">A command failed, or the sides came to different ends.</exception>
    public static async Task<FetchRound> RunAsync(UpstreamField field, string server, TributaryProgram program)
    {
        using var clones = new TemporaryWorkspace();
        using var workspace = new TemporaryWorkspace();
        var loop = new PlainLoop(clones.Folder, field, server);
        Measurement clone = loop.Clone();
        Measurement sync = Synchronize();
        Compare(field.Commits);
        Measurement requests = await BareRequests.MeasureAsync(field, server);
        Measurement idleFetch = loop.Fetch();
        Measurement idleSync = Synchronize();
        field.Grow();
        try
        {
            Measurement newFetch = loop.Fetch();
            Measurement newSync = Synchronize();
            Compare(field.Commits + field.Grown);
            return new FetchRound { GitClone = clone, Sync = sync, Requests = requests, IdleFetch = idleFetch, IdleSync = idleSync, NewFetch = newFetch, NewSync = newSync };
        }
        finally
        {
            field.Shrink();
        }

        Measurement Synchronize() => program.Measure("sync", "--source", server, "--jobs", $"{FetchBench.Jobs}", "--workspace", workspace.Folder);

        void Compare(long commits)
        {
            (long cloned, long read) = (loop.CountCommits(), program.CountCommits(workspace));
            if (cloned != commits || read != commits) throw new BenchException($"There are {commits} commits; git has {cloned} and tributary {read}.");
            IReadOnlyDictionary<string, string?> tips = program.ReadTips(workspace);
            foreach ((string name, string tip) in loop.ReadTips().Where(it => tips.GetValueOrDefault(it.Key) != it.Value))
                throw new BenchException($"{name} is at {tip} in git's clone, and tributary has {tips.GetValueOrDefault(name) ?? "nothing"}.");
        }
    }
}
