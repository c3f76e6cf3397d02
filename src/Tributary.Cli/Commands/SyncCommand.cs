using System.CommandLine;
using System.Globalization;
using Tributary.Cli.Output;
using Tributary.Git;
using Tributary.Git.Remotes;
using Tributary.Ingest;
using Tributary.Model;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary sync</c></summary>
internal static class SyncCommand
{
    public static Command Create()
    {
        var only = new Argument<string[]>("repository") { Description = "Bring only these up to date, each owner/name; else the whole catalog", Arity = ArgumentArity.ZeroOrMore };
        var source = new Option<string?>("--source") { Description = "Fetch all from here by owner/name, whatever the catalog says", HelpName = "address|folder" };
        var mirrors = new Option<string?>("--mirrors") { Description = "Read bare repositories from this folder, each in owner+name.git, and fetch nothing", HelpName = "folder" };
        var asOf = new Option<string?>("--as-of") { Description = "With --mirrors: last day (UTC) that those without a trace of their last fetch cover", HelpName = "yyyy-mm-dd" };
        var jobs = new Option<int>("--jobs", "-j") { Description = "Requests and transfers at once from one host", DefaultValueFactory = _ => new RemoteOptions().PerHost, HelpName = "number" };
        var patience = new Option<int>("--patience")
        {
            Description = "Seconds after which a transfer in which nothing moves is broken off",
            DefaultValueFactory = _ => (int)new RemoteOptions().Patience.TotalSeconds,
            HelpName = "seconds",
        };
        var retries = new Option<int>("--retries") { Description = "Further tries after a failure that may pass", DefaultValueFactory = _ => new RemoteOptions().Retries, HelpName = "number" };
        Option<string> reader = CommonOptions.Reader();
        Option<int> threads = CommonOptions.Threads("at once, each a repository, or several the last ones");
        Option<int?> memory = CommonOptions.Memory();
        var unprepared = new Option<bool>("--unprepared") { Description = "Do not measure what the next edition will ask: the first one then takes longer" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("sync", "Clone and fetch the catalog's repositories, read what is new, and derive what follows from it.") { only, source, mirrors, asOf, jobs, patience, retries, reader, threads, memory, unprepared, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                Workspace workspace = CommonOptions.WorkspaceOf(parsed);
                var options = new SyncOptions
                {
                    Only = (parsed.GetValue(only) ?? []).Select(ParseName).ToList(),
                    Source = ParseSource(parsed.GetValue(source)),
                    Mirrors = parsed.GetValue(mirrors) is { } folder ? Path.GetFullPath(folder) : null,
                    Reader = Enum.Parse<ReaderChoice>(parsed.GetValue(reader)!, ignoreCase: true),
                    Reading = CommonOptions.ReadingOf(parsed, threads, memory),
                    AsOf = ParseDay(parsed.GetValue(asOf)),
                    Remote = new RemoteOptions
                    {
                        PerHost = AtLeast(1, parsed.GetValue(jobs), "--jobs"),
                        Patience = TimeSpan.FromSeconds(AtLeast(1, parsed.GetValue(patience), "--patience")),
                        Retries = AtLeast(0, parsed.GetValue(retries), "--retries"),
                    },
                };
                if (options is { Mirrors: null, AsOf: not null }) throw new UsageException("--as-of is for --mirrors: of what is fetched, the time is known.");
                if (options is { Mirrors: not null, Source: not null }) throw new UsageException("--mirrors fetches nothing, so --source does not go with it. Leave one of them out.");
                SyncSummary summary = SyncDisplay.Run(progress => FieldSync.Run(workspace, options, progress, cancellation));
                Quarter? prepared = parsed.GetValue(unprepared) ? null : Prepare(workspace);
                if (parsed.GetValue(json)) SyncReport.PrintJson(summary, prepared);
                else SyncReport.Print(summary, prepared, workspace);
                return summary.IsIncomplete ? ExitCode.Incomplete : ExitCode.Done;
            },
            cancellation));
        return command;
    }

    // What was read stands, whatever a ledger or an edition has to say against it.
    private static Quarter? Prepare(Workspace workspace)
    {
        try
        {
            return SyncDisplay.Prepare(() => Editions.Prepare(workspace));
        }
        catch (TributaryException error)
        {
            Terminal.Error($"The next edition could not be measured beforehand: {error.Message}");
            return null;
        }
    }

    private static RepositoryName ParseName(string text) =>
        RepositoryName.TryParse(text, out RepositoryName? name) ? name : throw new UsageException($"'{text}' is no repository's name. Write owner/name, as the catalog does.");

    private static RemoteUrl? ParseSource(string? text)
    {
        if (text is null) return null;
        // A folder may be named as it is seen from here.
        string place = !text.Contains("://", StringComparison.Ordinal) && Directory.Exists(text) ? Path.GetFullPath(text) : text;
        return RemoteUrl.TryParse(place, out RemoteUrl? url, out string? problem) ? url : throw new UsageException($"--source can't be used: {problem}.");
    }

    private static DateOnly? ParseDay(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
        : throw new UsageException($"'{text}' is no day. Write --as-of 2026-06-30.");

    private static int AtLeast(int least, int value, string option) => value >= least ? value : throw new UsageException($"{option} is at least {least}.");
}
