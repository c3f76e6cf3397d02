using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tributary.Model;

namespace Tributary.Testing.Planted;

/// <summary>Writes a planted field as real bare repositories, one stream into git fast-import each.</summary>
public static class PlantedGit
{
    private const string Branch = "main";

    /// <summary>Writes every repository that is not missing into a folder, as owner+name.git.</summary>
    /// <returns>Under which id each commit is, by <see cref="PlantedCommit.Key"/>: what a fork took over has its source's.</returns>
    public static IReadOnlyDictionary<(int Origin, int Number, int? Importer), ObjectId> Write(string folder, PlantedField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var ids = new Dictionary<(int, int, int?), ObjectId>();
        foreach (PlantedRepository repository in field.Repositories.Where(it => !it.IsMissing))
        {
            string mirror = Path.Combine(folder, repository.Name.MirrorFolder), marks = mirror + ".marks";
            Directory.CreateDirectory(mirror);
            Shell.Git(mirror, "init", "-q", "--bare", "--template=", "--initial-branch=" + Branch);
            List<(int, int, int?)> written = Import(mirror, marks, repository, field.HistoryOf(repository));
            foreach ((int mark, ObjectId id) in ReadMarks(marks)) Note(ids, written[mark - 1], id);
            File.Delete(marks);
        }

        return ids;
    }

    private static void Note(Dictionary<(int, int, int?), ObjectId> ids, (int, int, int?) commit, ObjectId id)
    {
        if (!ids.TryAdd(commit, id) && ids[commit] != id) throw new InvalidOperationException($"the commit {commit} has two ids: {ids[commit]} and {id}");
    }

    private static List<(int, int, int?)> Import(string mirror, string marks, PlantedRepository repository, IEnumerable<PlantedCommit> history)
    {
        using Process process = Process.Start(Shell.Prepare(mirror, "git", "fast-import", "--quiet", "--date-format=raw", "--export-marks=" + marks))!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        var written = new List<(int, int, int?)>();
        var unmerged = new List<PlantedCommit>();
        using (var stream = new StreamWriter(process.StandardInput.BaseStream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            stream.NewLine = "\n";
            foreach (PlantedCommit commit in history)
            {
                WriteCommit(stream, repository, commit, unmerged);
                written.Add(commit.Key);
                if (commit.IsMerge) unmerged.Clear();
                else unmerged.Add(commit);
            }
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? written : throw new InvalidOperationException($"git fast-import of {repository.Name}: {error.Result}");
    }

    private static void WriteCommit(StreamWriter stream, PlantedRepository repository, PlantedCommit commit, List<PlantedCommit> unmerged)
    {
        stream.WriteLine($"commit refs/heads/{Branch}");
        stream.WriteLine(Mark("mark", commit.Number));
        stream.WriteLine(Signed("author", commit.AuthorSignature, commit.AuthorTime, commit.Offset));
        stream.WriteLine(Signed("committer", commit.Committer, commit.CommitterTime, PlantedCommit.CommitterOffset));
        WriteText(stream, commit.Body.Length == 0 ? commit.Subject + "\n" : $"{commit.Subject}\n\n{commit.Body}\n");
        if (commit.Parent != PlantedCommit.None) stream.WriteLine(Mark("from", commit.Parent));
        if (commit.IsMerge) stream.WriteLine(Mark("merge", commit.Number - 1));
        // fast-import gives a merge its first parent's files; those of the branch that it joins have to be said again.
        foreach (PlantedCommit of in commit.IsMerge ? unmerged.Where(it => it.Number > commit.MergeBase) : [commit])
        {
            foreach (PlantedChange change in of.Changes) WriteChange(stream, repository.PathOf(change.Path), change.Status, of);
        }
    }

    private static void WriteChange(StreamWriter stream, string path, char status, PlantedCommit of)
    {
        if (status == 'D')
        {
            stream.WriteLine($"D {path}");
            return;
        }

        stream.WriteLine($"M 100644 inline {path}");
        WriteText(stream, string.Create(CultureInfo.InvariantCulture, $"{path}, as {of.Origin} has it since {of.Number}\n"));
    }

    private static void WriteText(StreamWriter stream, string text)
    {
        stream.WriteLine(string.Create(CultureInfo.InvariantCulture, $"data {Encoding.UTF8.GetByteCount(text)}"));
        stream.WriteLine(text);
    }

    // Marks begin at 1.
    private static string Mark(string command, int commit) => string.Create(CultureInfo.InvariantCulture, $"{command} :{commit + 1}");

    private static string Signed(string role, Signature signature, long time, string offset) => string.Create(CultureInfo.InvariantCulture, $"{role} {signature.Name} <{signature.Address}> {time} {offset}");

    private static IEnumerable<(int Mark, ObjectId Id)> ReadMarks(string file)
    {
        foreach (string line in File.ReadLines(file))
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            if (!ObjectId.TryParse(line[(space + 1)..], out ObjectId id)) throw new InvalidDataException($"{file}: '{line}' has no id");
            yield return (int.Parse(line.AsSpan(1, space - 1), CultureInfo.InvariantCulture), id);
        }
    }
}
