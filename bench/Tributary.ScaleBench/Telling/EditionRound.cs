namespace Tributary.ScaleBench.Telling;

/// <summary>An edition written in four ways, each by a process of its own.</summary>
/// <param name="HtmlUnprepared">The page alone, of a store as <c>sync --unprepared</c> leaves it: everything is measured.</param>
/// <param name="Html">The page alone, of a store as a sync leaves it: it was asked before what the edition asks.</param>
/// <param name="AllUnprepared">HTML, Markdown, JSON and PDF, of a store as <c>sync --unprepared</c> leaves it.</param>
/// <param name="All">The same, of a store as a sync leaves it.</param>
internal sealed record EditionRound(Measurement HtmlUnprepared, Measurement Html, Measurement AllUnprepared, Measurement All)
{
    /// <summary>Every file of an edition.</summary>
    public static readonly string[] Formats = ["html", "md", "json", "pdf"];

    /// <summary>Writes them.</summary>
    /// <param name="program">The program as a user runs it.</param>
    /// <param name="workspace">Where its store is published.</param>
    /// <param name="publish">Publishes the store anew, with no answers beside it.</param>
    /// <exception cref="BenchException">An edition failed, or a file of it is not there.</exception>
    public static EditionRound Run(TributaryProgram program, TemporaryWorkspace workspace, Action publish)
    {
        publish();
        (Measurement htmlUnprepared, Measurement html) = (Write(program, workspace, "html"), Write(program, workspace, "html"));
        publish();
        return new EditionRound(htmlUnprepared, html, Write(program, workspace, Formats), Write(program, workspace, Formats));
    }

    /// <summary>For a person who waits.</summary>
    public override string ToString() => $"HTML {Html}, unprepared {HtmlUnprepared}; all formats {All}, unprepared {AllUnprepared}";

    private static Measurement Write(TributaryProgram program, TemporaryWorkspace workspace, params string[] formats)
    {
        string folder = Path.Combine(workspace.Folder, "edition");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Measurement took = program.Measure("edition", "--workspace", workspace.Folder, "--output", folder, "--format", string.Join(',', formats));
        string? missing = formats.FirstOrDefault(format => !File.Exists(Path.Combine(folder, $"edition.{format}")));
        return missing is null ? took : throw new BenchException($"The edition has no {missing} file; a PDF wants chromium on the PATH.");
    }
}
