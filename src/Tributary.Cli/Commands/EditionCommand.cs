using System.CommandLine;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports;
using Tributary.Reports.Rewording;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary edition</c></summary>
internal static class EditionCommand
{
    public static Command Create()
    {
        var quarter = new Argument<string?>("quarter") { Description = "Such as 2026Q2; else the latest that most repositories cover", Arity = ArgumentArity.ZeroOrOne };
        var output = new EditionOutput();
        var own = new Option<bool>("--own") { Description = "For your own use: with pools of fewer than five people, which are else withheld" };
        var reword = new Option<bool>("--reword") { Description = "Have the language model that tributary.yaml or the environment names reword sentences, behind the guard" };
        var command = new Command("edition", "Write a quarter's edition: HTML, Markdown, JSON and PDF.") { quarter, own, reword };
        output.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            output.Check(parsed);
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            ChatEndpoint? endpoint = parsed.GetValue(reword) ? EndpointOf(workspace) : null;
            Quarter? asked = parsed.GetValue(quarter) is { } text ? CommonOptions.ParseQuarter(text) : null;
            using FactStore store = FactStore.OpenForReading(workspace.Published).KeepingAnswers();
            EditionBuilder builder = Editions.Of(workspace, store, parsed.GetValue(own) ? Audience.Own : Audience.Public);
            Quarter chosen = asked ?? builder.LatestQuarter();
            Edition edition = builder.Build(chosen);
            if (endpoint is not null) edition = await RewordAsync(store, edition, endpoint, cancellation);
            return await output.WriteAsync(parsed, edition, Path.Combine(workspace.Editions, chosen.ToString()), cancellation);
        });
        return command;
    }

    // The environment stands above the file; a key is in the environment alone.
    private static ChatEndpoint EndpointOf(Workspace workspace)
    {
        var settings = RewordSettings.Read(workspace);
        return ChatEndpoint.Parse(Environment.GetEnvironmentVariable("TRIBUTARY_REWORD_URL") ?? settings.Url, Environment.GetEnvironmentVariable("TRIBUTARY_REWORD_MODEL") ?? settings.Model, Environment.GetEnvironmentVariable("TRIBUTARY_REWORD_KEY"));
    }

    private static async Task<Edition> RewordAsync(FactStore store, Edition edition, ChatEndpoint endpoint, CancellationToken cancellation)
    {
        using var model = new ChatModel(endpoint);
        (Edition reworded, IReadOnlyList<(string Reason, int Count)> refused) = await new EditionRewording(store, model).RewordAsync(edition, cancellation);
        RewordingNote note = reworded.Rewording!;
        Terminal.Say($"{note.Reworded} of {note.Of} sentences reworded by {note.Model}; the others stand as the templates have them.");
        foreach ((string reason, int count) in refused) Terminal.Say($"  {count} because {reason}");
        return reworded;
    }

    /// <summary>Prints the snapshot, and where the files are.</summary>
    public static void Print(Edition edition, IReadOnlyList<string> files, bool json)
    {
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
