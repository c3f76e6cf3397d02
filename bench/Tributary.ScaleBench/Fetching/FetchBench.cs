using Tributary.Testing;

namespace Tributary.ScaleBench.Fetching;

/// <summary>From a host to the store: as many small repositories as the catalog has, on a server of our own, against git in a plain loop.</summary>
/// <param name="runs">How often each figure is measured, a warm-up apart.</param>
/// <param name="time">Where the page's date comes from.</param>
/// <param name="log">Told how far it is.</param>
internal sealed class FetchBench(int runs, TimeProvider time, TextWriter log)
{
    /// <summary>Requests, transfers and gits at once, on either side.</summary>
    public const int Jobs = 8;

    /// <summary>Measures.</summary>
    /// <exception cref="BenchException">A command failed, or the sides came to different ends.</exception>
    public async Task<ResultPage> RunAsync()
    {
        TributaryProgram program = TributaryProgram.Find();
        await log.WriteLineAsync("making repositories");
        // The server waits for its gits on the pool's threads, of which the pool would lend only as many as there are cores, and two more a second.
        ThreadPool.SetMinThreads(8 * Jobs, 8 * Jobs);
        using var folder = new TemporaryWorkspace();
        var field = UpstreamField.Build(folder.Folder);
        await using var server = GitHttpServer.Start(folder.Folder);
        await log.WriteLineAsync($"{field.Names.Count} repositories, {field.Commits} commits; warm-up, uncounted");
        _ = await FetchRound.RunAsync(field, server.Url, program);
        var rounds = new List<FetchRound>();
        while (rounds.Count < runs)
        {
            rounds.Add(await FetchRound.RunAsync(field, server.Url, program));
            FetchRound round = rounds[^1];
            await log.WriteLineAsync(
                $"run {rounds.Count} of {runs}: git clone {round.GitClone}, sync {round.Sync}, ratio {round.SyncOverClone:0.00}; nothing new: requests {round.Requests}, "
                + $"git fetch {round.IdleFetch}, sync {round.IdleSync}, ratio {round.IdleSyncOverFetch:0.00}; something new: {round.NewFetch}, {round.NewSync}, ratio {round.NewSyncOverFetch:0.00}");
        }

        return new ResultPage
        {
            Title = "From a host to the store",
            Slug = "fetch",
            Date = time.GetUtcNow(),
            Input = $"{field.Names.Count} made repositories, {field.Commits:N0} commits, on a server on loopback",
            Runs = rounds.Count,
            Figures = FiguresOf(rounds, field.Grown),
            Ratios =
            [
                ("first `sync` / `git clone`", Spread.Of(rounds.Select(round => round.SyncOverClone))),
                ("`sync` with nothing new / `git fetch`", Spread.Of(rounds.Select(round => round.IdleSyncOverFetch))),
                ("`sync` with something new / `git fetch`", Spread.Of(rounds.Select(round => round.NewSyncOverFetch))),
            ],
            Targets = Target.Of(rounds),
            Note = "The server takes its share of the same cores in every line; the bare requests show how large it is where nothing is new. Git only brings: what `sync` reads and derives, it does besides.",
        };
    }

    private static IReadOnlyList<Figure> FiguresOf(IReadOnlyList<FetchRound> rounds, int grown) =>
    [
        Figure.Of($"`git clone --bare --filter=blob:none --single-branch --no-tags`, {Jobs} at once", rounds.Select(round => round.GitClone)),
        Figure.Of($"`sync --jobs {Jobs}`, empty workspace", rounds.Select(round => round.Sync)),
        Figure.Of($"the two requests that ask for a tip, bare, {Jobs} at once", rounds.Select(round => round.Requests)),
        Figure.Of($"`git fetch --no-tags --no-auto-maintenance`, {Jobs} at once, nothing new", rounds.Select(round => round.IdleFetch)),
        Figure.Of($"`sync --jobs {Jobs}`, nothing new", rounds.Select(round => round.IdleSync)),
        Figure.Of($"`git fetch` as above, a new commit in {grown} repositories", rounds.Select(round => round.NewFetch)),
        Figure.Of($"`sync --jobs {Jobs}`, a new commit in {grown} repositories", rounds.Select(round => round.NewSync)),
    ];
}
