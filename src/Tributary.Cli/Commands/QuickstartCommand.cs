using System.CommandLine;
using Tributary.Cli.Commands.Events;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Model;
using Tributary.Reports;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary quickstart</c></summary>
internal static class QuickstartCommand
{
    private static readonly Quarter Shipped = new(2026, 2);

    public static Command Create()
    {
        var output = new EditionOutput();
        var command = new Command("quickstart", $"Make the {Shipped} edition from the aggregates that come with the program; no network is used.");
        output.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            output.Check(parsed);
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            using FactStore store = Aggregates.Load(Aggregates.ShippedFolder, workspace.QuickstartStore);
            int code = await output.WriteAsync(parsed, new EditionBuilder(store) { Events = Occurrences.Read(workspace) }.Build(Shipped), Path.Combine(workspace.Editions, $"quickstart-{Shipped}"), cancellation);
            if (!output.IsJson(parsed)) Terminal.Say($"Made from the aggregates that come with the program. Open edition.html in a browser; README.md says how to read histories yourself.");
            return code;
        });
        return command;
    }
}
