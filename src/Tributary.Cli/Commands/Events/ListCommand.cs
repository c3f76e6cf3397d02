using System.CommandLine;
using Spectre.Console;
using Tributary.Catalog.Events;
using Tributary.Cli.Output;

namespace Tributary.Cli.Commands.Events;

/// <summary><c>tributary event list</c></summary>
internal static class ListCommand
{
    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "Name all events, those of the catalog and your own.") { json };
        command.SetAction(parsed =>
        {
            IReadOnlyList<FieldEvent> events = CommonOptions.WorkspaceOf(parsed).ReadEvents();
            if (parsed.GetValue(json)) EventOutput.PrintListJson(events);
            else Print(events);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(IReadOnlyList<FieldEvent> events)
    {
        if (events.Count == 0)
        {
            Terminal.Write($"No event is recorded. Write some into {EventReader.FileName}, beside tributary.yaml.");
            return;
        }

        Table table = Tables.Create("Date", "Id", "Kind", "Event", "Concerns", "#Amount");
        foreach (FieldEvent it in events) table.AddTexts(Tables.Day(it.Date), it.Id, EventOutput.KindOf(it), it.Title, EventOutput.Concerned(it), EventOutput.Amount(it));
        Terminal.Write(table);
        Terminal.Write("Sources: tributary event list --json. Before and after: tributary event compare ID.");
    }
}
