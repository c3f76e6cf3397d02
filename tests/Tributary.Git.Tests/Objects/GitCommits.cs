using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Tributary.Git.Tests.Objects;

/// <summary>What git says of a mirror's commit objects, reachable or not: the oracle for ours.</summary>
internal sealed class GitCommits(GitHome home, Mirror mirror, int idLength)
{
    // LogReader's, without the changes.
    private static readonly string[] LogArguments =
        ["log", "-z", "--no-notes", "--encoding=UTF-8", "--date=raw", "--format=%H%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%s%x00%b", .. EachOfInput];

    private static string[] EachOfInput => ["--no-walk=unsorted", "--ignore-missing", "--stdin"];

    /// <summary>The ids of all commit objects.</summary>
    public List<string> Ids() =>
        Lines(["cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objecttype) %(objectname)"], input: [])
            .Where(line => line.StartsWith("commit ", StringComparison.Ordinal)).Select(line => line["commit ".Length..]).ToList();

    /// <summary>The commits as LogReader sees them; those are left out that git can't read.</summary>
    public Dictionary<string, CommitFields> Log(IEnumerable<string> ids)
    {
        var visitor = new CommitFields.Visitor();
        LogReader.Parse(new MemoryStream(Run(LogArguments, ids)), visitor, CancellationToken.None);
        return visitor.Commits.ToDictionary(commit => commit.Id, StringComparer.Ordinal);
    }

    /// <summary>The numbers by which git orders the commits.</summary>
    public Dictionary<string, ulong> Dates(IEnumerable<string> ids) =>
        Lines(["rev-list", "--timestamp", .. EachOfInput], ids).Select(line => line.Split(' ')).ToDictionary(line => line[1], line => ulong.Parse(line[0], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>The commits' trees.</summary>
    public Dictionary<string, string> Trees(IEnumerable<string> ids) =>
        Lines(["log", "--format=%H %T", .. EachOfInput], ids).Select(line => line.Split(' ')).ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);

    /// <summary>The commits' encodings; empty for those without, and for those that name none.</summary>
    public Dictionary<string, string> Encodings(IEnumerable<string> ids) =>
        Encoding.Latin1.GetString(Run(["log", "-z", "--format=%H%e", .. EachOfInput], ids)).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(line => line[..(2 * idLength)], line => line[(2 * idLength)..], StringComparer.Ordinal);

    /// <summary>The objects' bytes, in the order asked for.</summary>
    public IEnumerable<byte[]> Contents(IReadOnlyList<string> ids)
    {
        using Process process = home.Open(mirror, idLength, ["cat-file", "--batch", "--buffer"]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task feeding = FeedAsync(process, ids);
        Stream output = process.StandardOutput.BaseStream;
        for (int i = 0; i < ids.Count; i++)
        {
            var content = new byte[int.Parse(ReadLine(output).Split(' ')[2], CultureInfo.InvariantCulture)];
            output.ReadExactly(content);
            output.ReadByte().ShouldBe('\n');
            yield return content;
        }

        feeding.Wait();
        errors.Result.ShouldBeEmpty();
    }

    private string[] Lines(IEnumerable<string> arguments, IEnumerable<string> input) =>
        Encoding.Latin1.GetString(Run(arguments, input)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private byte[] Run(IEnumerable<string> arguments, IEnumerable<string> input)
    {
        using Process process = home.Open(mirror, idLength, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task feeding = FeedAsync(process, input);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        feeding.Wait();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.ToArray() : throw new InvalidOperationException(errors.Result);
    }

    private static Task FeedAsync(Process process, IEnumerable<string> lines) => Task.Run(() =>
    {
        foreach (string line in lines) process.StandardInput.Write(line + "\n");
        process.StandardInput.Close();
    });

    private static string ReadLine(Stream output)
    {
        var line = new StringBuilder();
        for (int next = output.ReadByte(); next != '\n'; next = output.ReadByte()) line.Append(next >= 0 ? (char)next : throw new EndOfStreamException());
        return line.ToString();
    }
}
