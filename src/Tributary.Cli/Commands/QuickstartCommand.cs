using Tributary.Cli.Commands.Events;
using System.CommandLine;
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
        Option<string> output = EditionCommand.OutputOption();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("quickstart", $"Make the {Shipped} edition from the aggregates that come with the program; no network is used.") { output, json };
        command.SetAction(async (parsed, _) =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            string folder = parsed.GetValue(output) ?? Path.Combine(workspace.Editions, $"quickstart-{Shipped}");
            using FactStore store = Aggregates.Load(Aggregates.ShippedFolder, workspace.QuickstartStore);
            await EditionCommand.WriteAsync(new EditionBuilder(store) { Events = Occurrences.Read(workspace) }.Build(Shipped), folder, parsed.GetValue(json));
            if (!parsed.GetValue(json)) Terminal.Say($"Made from the aggregates that come with the program. Open edition.html in a browser; README.md says how to read histories yourself.");
            return ExitCode.Done;
        });
        return command;
    }
}
