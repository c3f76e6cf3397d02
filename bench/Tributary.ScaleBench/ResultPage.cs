using System.Globalization;
using System.Text;

namespace Tributary.ScaleBench;

/// <summary>The result as a Markdown page.</summary>
internal sealed record ResultPage
{
    /// <summary>Its first line.</summary>
    public required string Title { get; init; }

    /// <summary>What of the file's name says what was measured.</summary>
    public required string Slug { get; init; }

    /// <summary>When it was measured.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>What was read, in a few words.</summary>
    public required string Input { get; init; }

    /// <summary>How often each figure was measured.</summary>
    public required int Runs { get; init; }

    /// <summary>What was measured.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>Of what is held against git or another baseline: how many times its time, run by run.</summary>
    public required IReadOnlyList<(string Name, Spread Ratio)> Ratios { get; init; }

    /// <summary>What has to stay under a limit.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>What time and peak are of.</summary>
    public string Legend { get; init; } = "Time is wall time of the whole command. Peak is the largest single process in any run, in millions of bytes.";

    /// <summary>What was found besides.</summary>
    public IReadOnlyList<ResultTable> Tables { get; init; } = [];

    /// <summary>What a reader of the figures has to know besides, a sentence or some.</summary>
    public string Note { get; init; } = "";

    /// <summary>Writes the page into a file.</summary>
    /// <param name="output">The file; null: one under bench/results, named after the machine and the day.</param>
    /// <returns>The file.</returns>
    public async Task<string> SaveAsync(string? output)
    {
        var machine = Machine.Look();
        string file = output ?? SourceTree.PathOf("bench", "results", machine.Slug, $"{Date:yyyy-MM-dd}-{Slug}.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, Write(machine));
        return file;
    }

    private string Write(Machine machine)
    {
        var page = new StringBuilder();
        WriteOrigin(page, machine);
        WriteFigures(page);
        foreach (ResultTable table in Tables) WriteTable(page, table);
        WriteTargets(page);
        return page.ToString();
    }

    private void WriteOrigin(StringBuilder page, Machine machine)
    {
        page.Append(CultureInfo.InvariantCulture, $"# {Title}\n\n| | |\n|---|---|\n");
        AddRow(page, "Date", $"{Date:yyyy-MM-dd}");
        AddRow(page, "Source", SourceTree.Commit());
        AddRow(page, "Processor", machine.Processor);
        AddRow(page, "Cores", $"{machine.Cores}");
        AddRow(page, ".NET", machine.DotNet);
        AddRow(page, "git", machine.Git);
        AddRow(page, "Input", Input);
        AddRow(page, "Runs", $"{Runs}, after one that is not counted; each measures every line below in turn");
    }

    private void WriteFigures(StringBuilder page)
    {
        page.Append("\n## Figures\n\n| Command | Min s | Median s | Max s | Peak MB |\n|---|---:|---:|---:|---:|\n");
        foreach (Figure figure in Figures)
            AddRow(page, figure.Name, $"{figure.Seconds.Min:0.00}", $"{figure.Seconds.Median:0.00}", $"{figure.Seconds.Max:0.00}", figure.PeakMegabytes > 0 ? $"{figure.PeakMegabytes:0}" : "–");

        if (Ratios.Count > 0) page.Append("\n| Ratio, run by run | Min | Median | Max |\n|---|---:|---:|---:|\n");
        foreach ((string name, Spread ratio) in Ratios) AddRow(page, name, $"{ratio.Min:0.00}", $"{ratio.Median:0.00}", $"{ratio.Max:0.00}");
        page.Append(CultureInfo.InvariantCulture, $"\n{Legend}\n");
        if (Note.Length > 0) page.Append(CultureInfo.InvariantCulture, $"\n{Note}\n");
    }

    private static void WriteTable(StringBuilder page, ResultTable table)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {table.Title}\n\n| {table.Left} | {table.Right} |\n|---|---:|\n");
        foreach ((string left, string right) in table.Rows) AddRow(page, left, right);
    }

    private void WriteTargets(StringBuilder page)
    {
        page.Append("\n## Targets\n\n");
        foreach (Target target in Targets)
            page.Append(CultureInfo.InvariantCulture, $"- {target.Name}, at most {target.Limit:0.##}: {target.Measured:0.00}, {(target.Holds ? "holds" : "**missed**")}\n");
    }

    private static void AddRow(StringBuilder page, params IEnumerable<string> cells) => page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
