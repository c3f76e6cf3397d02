using Tributary.Reports.Rendering;

namespace Tributary.Reports;

/// <summary>Writes an edition in all its formats.</summary>
public static class EditionFiles
{
    /// <summary>Writes <c>edition.html</c>, <c>edition.md</c> and <c>edition.json</c> into a folder, each by a rename, so that a reader never sees half of one.</summary>
    /// <returns>The files.</returns>
    /// <exception cref="EditionException">The folder can't be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(Edition edition, string folder)
    {
        byte[] json = JsonEdition.Render(edition);
        string markdown = MarkdownEdition.Render(edition);
        string html = await HtmlEdition.RenderAsync(edition);
        try
        {
            Directory.CreateDirectory(folder);
            return [Write("edition.html", System.Text.Encoding.UTF8.GetBytes(html)), Write("edition.md", System.Text.Encoding.UTF8.GetBytes(markdown)), Write("edition.json", json)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EditionException($"The edition can't be written to {folder}: {error.Message} Name another folder with --output.", error);
        }

        string Write(string name, byte[] content)
        {
            string path = Path.Combine(folder, name);
            string part = path + ".part";
            File.WriteAllBytes(part, content);
            File.Move(part, path, overwrite: true);
            return path;
        }
    }
}
