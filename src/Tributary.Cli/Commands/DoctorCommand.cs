using System.CommandLine;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Ingest.Checkups;
using Tributary.Reports.Printing;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary doctor</c></summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var fsck = new Option<bool>("--fsck") { Description = "Have git verify every object of every mirror, too" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("doctor", "Look at git, disk, rights, catalog, mirrors and store, and mend what can be mended.") { fsck, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                Workspace workspace = CommonOptions.WorkspaceOf(parsed);
                List<Checkup> checkups = new Doctor(workspace, parsed.GetValue(fsck), TimeProvider.System).Run(cancellation).Append(CheckBrowser()).ToList();
                if (parsed.GetValue(json)) PrintJson(checkups);
                else PrintTable(checkups);
                return checkups.Exists(it => it.Health == Health.Ill) ? ExitCode.Incomplete : ExitCode.Done;
            },
            cancellation));
        return command;
    }

    // Without one everything else works.
    private static Checkup CheckBrowser()
    {
        try
        {
            return new Checkup("browser", Health.Well, Chromium.Find(null) is { } browser ? $"{browser.Program} prints editions as PDF" : $"editions come without PDF: {Chromium.Absent}");
        }
        catch (PrintException error)
        {
            return new Checkup("browser", Health.Ill, error.Message);
        }
    }

    private static void PrintTable(List<Checkup> checkups)
    {
        Table table = Tables.Create("", "Looked at", "Found");
        foreach (Checkup checkup in checkups) table.AddTexts(Mark(checkup.Health), checkup.Subject, checkup.Says);
        Terminal.Write(table);
    }

    private static string Mark(Health health) => health switch
    {
        Health.Well => "ok",
        Health.Mended => "mended",
        _ => "wrong",
    };

    private static void PrintJson(List<Checkup> checkups) => Json.Print(writer =>
    {
        writer.WriteStartArray();
        foreach (Checkup checkup in checkups)
        {
            writer.WriteStartObject();
            writer.WriteString("subject", checkup.Subject);
            writer.WriteString("health", checkup.Health.ToString().ToLowerInvariant());
            writer.WriteString("says", checkup.Says);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}
