using Tributary.ScaleBench.Measuring;
using Tributary.Store;

namespace Tributary.ScaleBench.Telling;

/// <summary>From a loaded store to an edition's files: the program as a user runs it, over a planted field.</summary>
/// <param name="commitsPerQuarter">How many commits a quarter of the field has.</param>
/// <param name="file">The store; null: one that is removed again.</param>
/// <param name="runs">How often each figure is measured, a warm-up apart.</param>
/// <param name="time">Where the page's date comes from.</param>
/// <param name="log">Told how far it is.</param>
internal sealed class EditionBench(int commitsPerQuarter, string? file, int runs, TimeProvider time, TextWriter log)
{
    /// <summary>Measures.</summary>
    public async Task<ResultPage> RunAsync()
    {
        var program = TributaryProgram.Find();
        using ScaledStore store = await ScaledStore.OpenAsync(file, commitsPerQuarter, log);
        using var workspace = new TemporaryWorkspace();
        string published = Path.Combine(Directory.CreateDirectory(Path.Combine(workspace.Folder, ".tributary")).FullName, "published.duckdb");
        await log.WriteLineAsync($"{store.Describe()}; warm-up, uncounted");
        _ = EditionRound.Run(program, workspace, Publish);
        List<EditionRound> rounds = await Rounds.MeasureAsync(runs, log, () => EditionRound.Run(program, workspace, Publish));

        return new ResultPage
        {
            Title = "From a loaded store to an edition",
            Slug = "edition",
            Date = time.GetUtcNow(),
            Input = store.Describe(),
            Runs = rounds.Count,
            Figures =
            [
                Figure.Of("HTML alone, after a sync", rounds.Select(round => round.Html)),
                Figure.Of("HTML alone, after `sync --unprepared`", rounds.Select(round => round.HtmlUnprepared)),
                Figure.Of("HTML, Markdown, JSON and PDF, after a sync", rounds.Select(round => round.All)),
                Figure.Of("HTML, Markdown, JSON and PDF, after `sync --unprepared`", rounds.Select(round => round.AllUnprepared)),
            ],
            Ratios = [],
            Legend = "Time is wall time of the whole process, its start, and for the PDF the browser's, included. A sync asks beforehand what the edition asks, which takes it about as long as the first edition does that is not prepared; an edition after it reads the answers. Peak is the physical memory of the greatest process, in millions of bytes.",
            Targets = Target.Of(rounds),
        };

        void Publish()
        {
            Publication.Publish(store.File, published);
            if (Directory.Exists(published + ".answers")) Directory.Delete(published + ".answers", recursive: true);
        }
    }
}
