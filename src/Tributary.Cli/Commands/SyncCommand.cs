using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tributary.Catalog;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary sync</c></summary>
internal static class SyncCommand
{
    // A handful of names says what kind of thing is missing; 'status' has them all.
    private const int NamesShown = 5;

    public static Command Create()
    {
        var mirrors = new Option<string>("--mirrors") { Description = "Folder of bare repositories, each in owner+name.git", Required = true, HelpName = "folder" };
        var asOf = new Option<string>("--as-of") { Description = "Last day (UTC) that mirrors without a trace of their last fetch cover", HelpName = "yyyy-mm-dd" };
        var command = new Command("sync", "Read what is new in the mirrors, and derive what follows from it.") { mirrors, asOf };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, parsed.GetValue(mirrors)!, parsed.GetValue(asOf), cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, string mirrors, string? asOf, CancellationToken cancellation)
    {
        Workspace workspace = CommonOptions.WorkspaceOf(parsed);
        RepositoryCatalog catalog = workspace.ReadCatalog();
        var options = new SyncOptions { Mirrors = Path.GetFullPath(mirrors), AsOf = ParseDay(asOf) };
        using FactStore store = FactStore.OpenForWriting(workspace.Store);
        var synchronizer = new Synchronizer(store, catalog, options);
        SyncSummary summary = Terminal.IsWatched ? RunWatched(synchronizer, cancellation) : synchronizer.Run(new Quiet(), cancellation);
        Say(summary, workspace);
        return summary.Broken.Any() ? ExitCode.Incomplete : ExitCode.Done;
    }

    private static DateOnly? ParseDay(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
        : throw new UsageException($"'{text}' is no day. Write --as-of 2026-06-30.");

    private static SyncSummary RunWatched(Synchronizer synchronizer, CancellationToken cancellation) =>
        Terminal.Progress.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn())
            .Start(context => synchronizer.Run(new Bar(context), cancellation));

    private static void Say(SyncSummary summary, Workspace workspace)
    {
        int read = summary.Done.Count(repository => repository.Outcome == Model.Outcome.Read);
        int empty = summary.Done.Count(repository => repository.Outcome == Model.Outcome.Empty);
        Terminal.Say($"{summary.Catalogued} catalogued repositories: {read} read ({Tables.Number(summary.NewCommits)} new commits), {summary.Unchanged} unchanged, {empty} empty, {summary.Missing.Count} missing, {summary.Broken.Count()} broken.");
        if (summary.Missing.Count > 0) Terminal.Say($"Missing: {Names(summary.Missing.Select(name => name.ToString()).ToList())}. No mirror of these is in the folder; figures leave them out and say so.");
        if (summary.Uncatalogued.Count > 0) Terminal.Say($"Not in the catalog, so not read: {Names(summary.Uncatalogued)}.");
        foreach (SyncProgress broken in summary.Broken.OrderBy(repository => repository.Repository.ToString(), StringComparer.Ordinal)) Terminal.Error($"{broken.Repository}: {broken.Reason}");
        Terminal.Say($"Store: {workspace.Store}");
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? $" and {names.Count - NamesShown} more ('tributary status' has all)" : "");

    private sealed class Quiet : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) { }
    }

    private sealed class Bar(ProgressContext context) : IProgress<SyncProgress>
    {
        private ProgressTask? _task;
        private int _commits;

        public void Report(SyncProgress value)
        {
            _task ??= context.AddTask("reading", maxValue: value.Total);
            _commits += value.NewCommits;
            _task.Value = value.Done;
            _task.Description = Markup.Escape($"{value.Done} of {value.Total} repositories, {Tables.Number(_commits)} commits");
        }
    }
}
