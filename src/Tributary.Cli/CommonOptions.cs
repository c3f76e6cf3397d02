using System.CommandLine;
using Tributary.Git;
using Tributary.Ingest;
using Tributary.Model;

namespace Tributary.Cli;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>The folder to work in.</summary>
    public static Option<string> Workspace { get; } = new("--workspace")
    {
        Description = "The workspace's folder; else the nearest one upwards from here",
        HelpName = "folder",
        Recursive = true,
    };

    /// <summary>Prints the whole of an error.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Print all that is known of an error", Recursive = true };

    /// <summary>JSON in place of a table.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON" };

    /// <summary>Restrictions of a scope, all of which hold.</summary>
    public static Option<string[]> Scope() => new("--scope")
    {
        Description = "Only where, what, by whom: category:, repository:, group:, vendor:, area:, kind:, ecosystem:, layer:, contributor:, organisation:, timezone:, active:, builder: or sustained: and a name; several all hold",
        HelpName = "kind:name",
    };

    /// <summary>An option that takes one of an enumeration's names, in lower case.</summary>
    public static Option<string> OneOf<T>(string name, string description, T usual) where T : struct, Enum => OneOf(name, description, Enum.GetNames<T>(), usual.ToString());

    /// <summary>Who reads histories.</summary>
    public static Option<string> Reader() => OneOf<ReaderChoice>("--reader", "Who reads histories: the program itself (own), git, or auto, which leaves to git what the program does not know", ReaderChoice.Auto);

    /// <summary>How many threads read.</summary>
    /// <param name="what">What they share.</param>
    public static Option<int> Threads(string what) => new("--threads") { Description = $"Threads that read {what}", DefaultValueFactory = _ => new ReadingLimits().Threads, HelpName = "number" };

    /// <summary>How much memory reading takes.</summary>
    public static Option<int?> Memory() => new("--memory") { Description = "MiB that reading keeps of repositories, all threads together, the program itself not counted; else 80 for each", HelpName = "MiB" };

    /// <summary>What reading may take, as a command line says.</summary>
    /// <exception cref="UsageException">It is too little to read with.</exception>
    public static ReadingLimits ReadingOf(ParseResult parsed, Option<int> threads, Option<int?> memory)
    {
        int count = parsed.GetValue(threads);
        if (count < 1) throw new UsageException("--threads is at least 1.");
        long least = count * ReadingLimits.LeastMemory;
        long? bytes = parsed.GetValue(memory) is { } megabytes ? (long)megabytes << 20 : null;
        if (bytes < least) throw new UsageException($"--memory is at least {least >> 20} with {count} threads: {ReadingLimits.LeastMemory >> 20} for each.");
        return new ReadingLimits { Threads = count, Memory = bytes };
    }

    /// <summary>The workspace that a command line means.</summary>
    public static Workspace WorkspaceOf(ParseResult parsed) =>
        parsed.GetValue(Workspace) is { } folder ? Ingest.Workspace.At(folder) : Ingest.Workspace.Find(Directory.GetCurrentDirectory());

    /// <summary>A period that was named on the command line.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static Period ParsePeriod(string text) =>
        Period.TryParse(text, out Period? period) ? period : throw new UsageException($"'{text}' is no period. Write a quarter (2026Q2), month (2026-05), ISO week (2026-W22), year (2026) or days (2026-04-10..2026-05-20).");

    /// <summary>A quarter that was named on the command line.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static Quarter ParseQuarter(string text) =>
        Quarter.TryParse(text, out Quarter quarter) ? quarter : throw new UsageException($"'{text}' is no quarter. Write the year and Q1 to Q4, such as 2026Q2.");

    private static Option<string> OneOf(string name, string description, string[] names, string usual) =>
        new Option<string>(name) { Description = description, DefaultValueFactory = _ => usual.ToLowerInvariant() }.AcceptOnlyFromAmong(Array.ConvertAll(names, it => it.ToLowerInvariant()));
}
