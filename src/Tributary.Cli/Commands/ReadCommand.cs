using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Git;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary read</c></summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("folder") { Description = "Bare repositories, or folders of them", Arity = ArgumentArity.OneOrMore };
        Option<string> reader = CommonOptions.Reader();
        Option<int> threads = CommonOptions.Threads("a repository");
        Option<int?> memory = CommonOptions.Memory();
        var digest = new Option<bool>("--digest") { Description = "Print a SHA-256 of all that is read, which is the same for every reader" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("read", "Read histories and keep nothing: how many commits and changed paths, and how fast.") { folders, reader, threads, memory, digest, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var choice = Enum.Parse<ReaderChoice>(parsed.GetValue(reader)!, ignoreCase: true);
                using var home = new GitHome();
                var histories = new HistoryReader(home, choice, CommonOptions.ReadingOf(parsed, threads, memory));
                List<Row> rows = parsed.GetValue(folders)!.SelectMany(RepositoriesIn).Select(folder => Read(histories, folder, parsed.GetValue(digest), cancellation)).ToList();
                if (parsed.GetValue(json)) PrintJson(rows);
                else Print(rows, parsed.GetValue(digest));
                return rows.Exists(row => row.Problem is not null) ? ExitCode.Incomplete : ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static IEnumerable<string> RepositoriesIn(string folder)
    {
        if (File.Exists(Path.Combine(folder, "HEAD"))) return [folder];
        string[] found = Directory.Exists(folder) ? Directory.GetDirectories(folder, "*.git") : [];
        return found.Length > 0 ? found.Order(StringComparer.Ordinal) : throw new UsageException($"{folder} is no bare repository, and holds none whose name ends in .git.");
    }

    private static Row Read(HistoryReader reader, string folder, bool isDigested, CancellationToken cancellation)
    {
        string name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(folder)).Replace('+', '/');
        var read = new HistoryDigest(isDigested);
        long began = Stopwatch.GetTimestamp();
        try
        {
            var mirror = Mirror.Open(folder);
            if (mirror.Tip is { } tip) reader.Read(mirror, tip, [], read, cancellation);
            return new Row(name, read.Commits, read.Changes, read.UnknownChanges, Stopwatch.GetElapsedTime(began), read.Finish(), Problem: null);
        }
        catch (MirrorException error)
        {
            Terminal.Error(error.Message);
            return new Row(name, read.Commits, read.Changes, read.UnknownChanges, Stopwatch.GetElapsedTime(began), Digest: null, error.Message);
        }
    }

    private static void Print(List<Row> rows, bool isDigested)
    {
        Table table = Tables.Create([.. (string[])["Repository", "#Commits", "#Changes", "#ms"], .. isDigested ? (string[])["SHA-256"] : []]);
        foreach (Row row in rows) table.AddTexts([row.Name, Tables.Number(row.Commits), Tables.Number(row.Changes), Milliseconds(row.Took), .. isDigested ? (string[])[row.Digest ?? "could not be read whole"] : []]);
        if (rows.Count > 1) table.AddTexts([$"All {rows.Count}", Tables.Number(rows.Sum(row => row.Commits)), Tables.Number(rows.Sum(row => row.Changes)), Milliseconds(TimeSpan.FromTicks(rows.Sum(row => row.Took.Ticks))), .. isDigested ? (string[])[""] : []]);
        Terminal.Write(table);
        foreach (Row row in rows.Where(row => row.UnknownChanges > 0)) Terminal.Write($"{row.Name}: of {Tables.Number(row.UnknownChanges)} commits it is not known what they changed, for the mirror lacks folders");
    }

    private static string Milliseconds(TimeSpan took) => took.TotalMilliseconds.ToString("N0", CultureInfo.InvariantCulture);

    private static void PrintJson(List<Row> rows) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteArray("repositories", rows, row =>
        {
            writer.WriteString("repository", row.Name);
            writer.WriteNumber("commits", row.Commits);
            writer.WriteNumber("changes", row.Changes);
            writer.WriteNumber("unknown_changes", row.UnknownChanges);
            writer.WriteNumber("seconds", row.Took.TotalSeconds);
            writer.WriteString("digest", row.Digest);
            writer.WriteString("problem", row.Problem);
        });
        writer.WriteEndObject();
    });

    private sealed record Row(string Name, long Commits, long Changes, long UnknownChanges, TimeSpan Took, string? Digest, string? Problem);
}
