using System.Text;
using Tributary.Reports.Printing;
using Tributary.Reports.Rendering;

namespace Tributary.Reports;

/// <summary>Writes an edition's files, each by a rename, so that a reader never sees half of one.</summary>
public static class EditionFiles
{
    /// <summary>Writes <c>edition.html</c>, <c>edition.md</c> and <c>edition.json</c> into a folder.</summary>
    /// <returns>The files.</returns>
    /// <exception cref="EditionException">The folder can't be written.</exception>
    public static Task<IReadOnlyList<string>> WriteAsync(Edition edition, string folder) => WriteAsync(edition, folder, [EditionFormat.Html, EditionFormat.Markdown, EditionFormat.Json]);

    /// <summary>Writes an edition into a folder as <c>edition.html</c>, <c>edition.md</c> and <c>edition.json</c>, those of them that are asked for.</summary>
    /// <returns>The files.</returns>
    /// <exception cref="EditionException">The folder can't be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(Edition edition, string folder, IReadOnlyCollection<EditionFormat> formats)
    {
        ArgumentNullException.ThrowIfNull(formats);
        var contents = new List<(string Name, byte[] Content)>();
        if (formats.Contains(EditionFormat.Html)) contents.Add(("edition.html", Encoding.UTF8.GetBytes(await HtmlEdition.RenderAsync(edition))));
        if (formats.Contains(EditionFormat.Markdown)) contents.Add(("edition.md", Encoding.UTF8.GetBytes(MarkdownEdition.Render(edition))));
        if (formats.Contains(EditionFormat.Json)) contents.Add(("edition.json", JsonEdition.Render(edition)));
        return contents.Select(it => Write(folder, it.Name, it.Content)).ToList();
    }

    /// <summary>Writes <c>edition.pdf</c> into a folder. An earlier one is removed first: it would pass for this edition's where none can be printed.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="EditionException">The folder can't be written.</exception>
    /// <exception cref="PrintException">There is no printer, or it failed.</exception>
    public static async Task<string> PrintAsync(Edition edition, string folder, Printer? printer, CancellationToken cancellation = default)
    {
        const string Name = "edition.pdf";
        Reach(folder, () => File.Delete(Path.Combine(folder, Name)));
        if (printer is null) throw new PrintException(Chromium.Absent);
        return Write(folder, Name, await PdfEdition.RenderAsync(edition, printer, cancellation));
    }

    private static string Write(string folder, string name, byte[] content)
    {
        string path = Path.Combine(folder, name), part = path + ".part";
        Reach(folder, () =>
        {
            File.WriteAllBytes(part, content);
            File.Move(part, path, overwrite: true);
        });
        return path;
    }

    private static void Reach(string folder, Action write)
    {
        try
        {
            Directory.CreateDirectory(folder);
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EditionException($"The edition can't be written to {folder}: {error.Message} Name another folder with --output.", error);
        }
    }
}
