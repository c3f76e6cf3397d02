using System.CommandLine;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary export</c></summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Where the files go" };
        var command = new Command("export", "Write publishable aggregates as Parquet: weekly activity by repository and pseudonym.") { folder };
        command.SetAction(parsed =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            if (!File.Exists(workspace.Store)) throw new StoreException($"There is no store at {workspace.Store}. Run 'tributary sync' first.");
            // DuckDB appends to a temporary table only where it may write.
            using WorkspaceLock held = WorkspaceLock.Take(workspace, TimeProvider.System);
            using FactStore store = FactStore.OpenForWriting(workspace.Store);
            store.CheckDerived();
            foreach (string file in Aggregates.Export(store, Path.GetFullPath(parsed.GetValue(folder)!))) Terminal.Write($"{file} ({Tables.Number(new FileInfo(file).Length / 1024.0)} KiB)");
            return ExitCode.Done;
        });
        return command;
    }
}
