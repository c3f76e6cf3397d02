using System.Globalization;
using System.Text;

namespace Tributary.ScaleBench;

/// <summary>The result as a Markdown page.</summary>
internal sealed record ResultPage
{
    /// <summary>When it was measured.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>On what.</summary>
    public required Machine Machine { get; init; }

    /// <summary>The commit that the program was built from.</summary>
    public required string Source { get; init; }

    /// <summary>How many histories were read.</summary>
    public required int Repositories { get; init; }

    /// <summary>Their commits together.</summary>
    public required long Commits { get; init; }

    /// <summary>What was measured.</summary>
    public required IReadOnlyList<Round> Rounds { get; init; }

    /// <summary>Writes the page.</summary>
    public string Write()
    {
        var page = new StringBuilder();
        WriteOrigin(page);
        WriteFigures(page);
        WriteTargets(page);
        return page.ToString();
    }

    private void WriteOrigin(StringBuilder page)
    {
        page.Append("# From mirrors to an edition\n\n| | |\n|---|---|\n");
        AddRow(page, "Date", $"{Date:yyyy-MM-dd}");
        AddRow(page, "Source", Source);
        AddRow(page, "Processor", Machine.Processor);
        AddRow(page, "Cores", $"{Machine.Cores}");
        AddRow(page, ".NET", Machine.DotNet);
        AddRow(page, "git", Machine.Git);
        AddRow(page, "Input", $"{Repositories} repositories, {Commits:N0} commits");
        AddRow(page, "Runs", $"{Rounds.Count}, after one that is not counted; each measures every line below in turn");
    }

    private void WriteFigures(StringBuilder page)
    {
        page.Append("\n## Figures\n\n| Command | Min s | Median s | Max s | Peak MB |\n|---|---:|---:|---:|---:|\n");
        foreach (Figure figure in Figures())
            AddRow(page, figure.Name, $"{figure.Seconds.Min:0.00}", $"{figure.Seconds.Median:0.00}", $"{figure.Seconds.Max:0.00}", $"{figure.PeakMegabytes:0}");

        Spread ratio = Spread.Of(Rounds.Select(round => round.SyncOverGitLog));
        page.Append("\n| Ratio, run by run | Min | Median | Max |\n|---|---:|---:|---:|\n");
        AddRow(page, "`sync` / `git log`", $"{ratio.Min:0.00}", $"{ratio.Median:0.00}", $"{ratio.Max:0.00}");
        page.Append("\nTime is wall time of the whole command. Peak is the largest single process in any run, in millions of bytes.\n");
    }

    private IEnumerable<Figure> Figures() =>
    [
        Figure.Of($"`git log --raw --no-renames --no-abbrev -z`, {GitLogStreams.Streams} at once", Rounds.Select(round => round.GitLog)),
        Figure.Of("`sync`, empty workspace", Rounds.Select(round => round.Sync)),
        Figure.Of("`sync`, nothing new", Rounds.Select(round => round.SecondSync)),
        Figure.Of("`edition 2026Q2`", Rounds.Select(round => round.Edition)),
        Figure.Of("`metric contributors --by repository --period 2026Q2 --json`", Rounds.Select(round => round.Metric)),
        Figure.Of("`quickstart`", Rounds.Select(round => round.Quickstart)),
        Figure.Of("`--version`", Rounds.Select(round => round.StartUp)),
    ];

    private void WriteTargets(StringBuilder page)
    {
        page.Append("\n## Targets\n\n");
        foreach (Target target in Target.Of(Rounds))
            page.Append(CultureInfo.InvariantCulture, $"- {target.Name}, at most {target.Limit:0.##}: {target.Measured:0.00}, {(target.Holds ? "holds" : "**missed**")}\n");
    }

    private static void AddRow(StringBuilder page, params IEnumerable<string> cells) => page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
