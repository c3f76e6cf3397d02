using System.CommandLine;
using Tributary.Cli.Output;
using Tributary.Reports;
using Tributary.Reports.Printing;

namespace Tributary.Cli.Commands;

/// <summary>Where an edition is written, and as what: the options that its commands share.</summary>
internal sealed class EditionOutput
{
    private static readonly Dictionary<string, EditionFormat> Names = new(StringComparer.Ordinal) { ["html"] = EditionFormat.Html, ["md"] = EditionFormat.Markdown, ["json"] = EditionFormat.Json, ["pdf"] = EditionFormat.Pdf };

    private readonly Option<string> _folder = new("--output", "-o") { Description = "Folder for the files; else editions/QUARTER in the workspace", HelpName = "folder" };
    private readonly Option<string> _formats = new("--format") { Description = "Some of html, md, json and pdf, joined by commas; else all, pdf where there is a Chromium", HelpName = "formats" };
    private readonly Option<string> _browser = new("--browser") { Description = $"The Chromium or Chrome that prints the PDF; else {Chromium.Variable}'s, else the PATH's", HelpName = "program" };
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (ReadOnlySpan<Option>)[_folder, _formats, _browser, _json]) command.Options.Add(option);
    }

    /// <summary>Whether JSON is to be printed in place of a table.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Finds out whether what is asked for can be had, before the work.</summary>
    /// <exception cref="UsageException">A format is none.</exception>
    /// <exception cref="PrintException">The browser that was named is not there.</exception>
    public void Check(ParseResult parsed)
    {
        if (FormatsOf(parsed).Contains(EditionFormat.Pdf)) _ = Chromium.Find(parsed.GetValue(_browser));
    }

    /// <summary>Writes an edition's files, and prints the snapshot. Where no PDF can be made, says so and goes on.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="edition">What is written.</param>
    /// <param name="usual">The folder where none is named.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>An <see cref="ExitCode"/>: incomplete where a PDF was asked for by name, or a browser failed.</returns>
    public async Task<int> WriteAsync(ParseResult parsed, Edition edition, string usual, CancellationToken cancellation)
    {
        IReadOnlyList<EditionFormat> formats = FormatsOf(parsed);
        string folder = Path.GetFullPath(parsed.GetValue(_folder) ?? usual);
        List<string> files = [.. await EditionFiles.WriteAsync(edition, folder, formats)];
        int code = formats.Contains(EditionFormat.Pdf) ? await PrintAsync() : ExitCode.Done;
        EditionCommand.Print(edition, files, IsJson(parsed));
        return code;

        async Task<int> PrintAsync()
        {
            Chromium? browser = Chromium.Find(parsed.GetValue(_browser));
            try
            {
                files.Add(await EditionFiles.PrintAsync(edition, folder, browser is null ? null : new Printer(browser), cancellation));
                return ExitCode.Done;
            }
            catch (PrintException error)
            {
                Terminal.Say($"No edition.pdf: {error.Message}");
                return browser is null && parsed.GetValue(_formats) is null ? ExitCode.Done : ExitCode.Incomplete;
            }
        }
    }

    private List<EditionFormat> FormatsOf(ParseResult parsed)
    {
        if (parsed.GetValue(_formats) is not { } text) return [.. Names.Values];
        return text.Split(',', StringSplitOptions.TrimEntries)
            .Select(name => Names.TryGetValue(name, out EditionFormat format) ? format : throw new UsageException($"'{name}' is no format of an edition. Write some of {string.Join(", ", Names.Keys)}, joined by commas."))
            .Distinct()
            .ToList();
    }
}
