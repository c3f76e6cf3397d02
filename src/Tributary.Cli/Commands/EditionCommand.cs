using System.CommandLine;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Ingest;
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
        Option<bool> json = CommonOptions.Json();
        var command = new Command("edition", "Write a quarter's edition: HTML, Markdown and JSON.") { quarter, output, json };
        command.SetAction(async (parsed, _) =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            Quarter? asked = parsed.GetValue(quarter) is { } text ? CommonOptions.ParseQuarter(text) : null;
            using FactStore store = FactStore.OpenForReading(workspace.Published);
            Quarter chosen = asked ?? new EditionBuilder(store).LatestQuarter();
            await WriteAsync(store, chosen, parsed.GetValue(output) ?? Path.Combine(workspace.Editions, chosen.ToString()), parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Where an edition is written.</summary>
    public static Option<string> OutputOption() => new("--output", "-o") { Description = "Folder for the files; else editions/QUARTER in the workspace", HelpName = "folder" };

    /// <summary>Makes an edition, writes its files, and prints the snapshot.</summary>
    public static async Task WriteAsync(FactStore store, Quarter quarter, string folder, bool json)
    {
        Edition edition = new EditionBuilder(store).Build(quarter);
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
                Tables.Number(scope["code-changes-commits"].Value), Tables.Number(scope["contributors"].Value), Tables.Number(scope["active-repositories"].Value),
                Tables.Percent(scope["code-changes-commits"].Change.Ratio), Tables.Percent(scope["contributors"].Change.Ratio), $"{scope.Covered} of {scope.Of}");
        }

        Terminal.Write(table);
        foreach (string file in files) Terminal.Write(file);
    }

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
