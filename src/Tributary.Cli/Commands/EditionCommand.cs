using System.CommandLine;
using Spectre.Console;
using Tributary.Cli.Commands.Events;
using Tributary.Cli.Commands.Predict;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary edition</c></summary>
internal static class EditionCommand
{
    public static Command Create()
    {
        var quarter = new Argument<string?>("quarter") { Description = "Such as 2026Q2; else the latest that most repositories cover", Arity = ArgumentArity.ZeroOrOne };
        Option<string> output = OutputOption();
        var own = new Option<bool>("--own") { Description = "For your own use: with pools of fewer than five people, which are else withheld" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("edition", "Write a quarter's edition: HTML, Markdown and JSON.") { quarter, output, own, json };
        command.SetAction(async (parsed, _) =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            Quarter? asked = parsed.GetValue(quarter) is { } text ? CommonOptions.ParseQuarter(text) : null;
            using FactStore store = FactStore.OpenForReading(workspace.Published).KeepingAnswers();
            Quarter chosen = asked ?? new EditionBuilder(store).LatestQuarter();
            Edition edition = new EditionBuilder(store, parsed.GetValue(own) ? Audience.Own : Audience.Public, LedgerFile.Find(workspace)) { Events = Occurrences.Read(workspace) }.Build(chosen);
            await WriteAsync(edition, parsed.GetValue(output) ?? Path.Combine(workspace.Editions, chosen.ToString()), parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Where an edition is written.</summary>
    public static Option<string> OutputOption() => new("--output", "-o") { Description = "Folder for the files; else editions/QUARTER in the workspace", HelpName = "folder" };

    /// <summary>Writes an edition's files, and prints the snapshot.</summary>
    public static async Task WriteAsync(Edition edition, string folder, bool json)
    {
        IReadOnlyList<string> files = await EditionFiles.WriteAsync(edition, Path.GetFullPath(folder));
        if (json) PrintJson(edition, files);
        else PrintSnapshot(edition, files);
    }

    private static void PrintSnapshot(Edition edition, IReadOnlyList<string> files)
    {
        Terminal.Write($"{edition.Origin.CatalogTitle}, {edition.Quarter}");
        Table table = Tables.Create("Category", "#Commits", "#Contributors", "#Active repos", "#Commits QoQ", "#Contribs QoQ", "#Covered");
        foreach (ScopeFigures scope in edition.Categories.Append(edition.Catalog))
        {
            if (scope == edition.Catalog) table.AddEmptyRow();
            table.AddTexts(
                scope == edition.Catalog ? "All" : scope.Title,
                Number(scope["code-changes-commits"]), Number(scope["contributors"]), Number(scope["active-repositories"]),
                Percent(scope["code-changes-commits"].Change), Percent(scope["contributors"].Change), $"{scope.Covered} of {scope.Of}");
        }

        Terminal.Write(table);
        foreach (string file in files) Terminal.Write(file);
    }

    private static string Number(Figure figure) => figure.Value.Withheld ?? Tables.Number(figure.Value.Value);

    private static string Percent(MetricChange change) => change.Withheld is null ? Tables.Percent(change.Ratio) : "withheld";

    private static void PrintJson(Edition edition, IReadOnlyList<string> files) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("quarter", edition.Quarter.ToString());
        writer.WriteNumber("covered", edition.Catalog.Covered);
        writer.WriteNumber("of", edition.Catalog.Of);
        writer.WriteStartArray("files");
        foreach (string file in files) writer.WriteStringValue(file);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
