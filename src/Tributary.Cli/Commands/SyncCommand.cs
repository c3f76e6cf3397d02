using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tributary.Catalog;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Model;
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
        Option<bool> json = CommonOptions.Json();
        var command = new Command("sync", "Read what is new in the mirrors, and derive what follows from it.") { mirrors, asOf, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                Workspace workspace = CommonOptions.WorkspaceOf(parsed);
                SyncSummary summary = Run(workspace, parsed.GetValue(mirrors)!, parsed.GetValue(asOf), cancellation);
                if (parsed.GetValue(json)) PrintJson(summary);
                else Say(summary, workspace);
                return summary.Broken.Any() ? ExitCode.Incomplete : ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static SyncSummary Run(Workspace workspace, string mirrors, string? asOf, CancellationToken cancellation)
    {
        RepositoryCatalog catalog = workspace.ReadCatalog();
        var options = new SyncOptions { Mirrors = Path.GetFullPath(mirrors), AsOf = ParseDay(asOf) };
        using FactStore store = FactStore.OpenForWriting(workspace.Store);
        var synchronizer = new Synchronizer(store, catalog, options);
        return Terminal.IsWatched ? RunWatched(synchronizer, cancellation) : synchronizer.Run(new Quiet(), cancellation);
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

    private static void PrintJson(SyncSummary summary) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("catalogued", summary.Catalogued);
        writer.WriteNumber("read", summary.Count(Outcome.Read));
        writer.WriteNumber("new_commits", summary.NewCommits);
        writer.WriteNumber("unchanged", summary.Unchanged);
        writer.WriteNumber("empty", summary.Count(Outcome.Empty));
        writer.WriteStartArray("missing");
        foreach (RepositoryName name in summary.Missing) writer.WriteStringValue(name.ToString());
        writer.WriteEndArray();
        writer.WriteStartArray("uncatalogued");
        foreach (string folder in summary.Uncatalogued) writer.WriteStringValue(folder);
        writer.WriteEndArray();
        writer.WriteStartArray("broken");
        foreach (SyncProgress broken in summary.Broken)
        {
            writer.WriteStartObject();
            writer.WriteString("repository", broken.Repository.ToString());
            writer.WriteString("reason", broken.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Say(SyncSummary summary, Workspace workspace)
    {
        Terminal.Say($"{summary.Catalogued} catalogued repositories: {summary.Count(Outcome.Read)} read ({Tables.Number(summary.NewCommits)} new commits), "
            + $"{summary.Unchanged} unchanged, {summary.Count(Outcome.Empty)} empty, {summary.Missing.Count} missing, {summary.Count(Outcome.Broken)} broken.");
        if (summary.Missing.Count > 0) Terminal.Say($"Missing: {Names(summary.Missing.Select(name => name.ToString()).ToList())}. No mirror of these is in the folder; figures leave them out and say so.");
        if (summary.Uncatalogued.Count > 0) Terminal.Say($"Not in the catalog, so not read: {Names(summary.Uncatalogued)}.");
        foreach (SyncProgress broken in summary.Broken) Terminal.Error($"{broken.Repository}: {broken.Reason}");
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
