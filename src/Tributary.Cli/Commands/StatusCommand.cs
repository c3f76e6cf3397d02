using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary status</c></summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        var all = new Option<bool>("--all") { Description = "List missing repositories too" };
        var command = new Command("status", "Show up to where each repository is read.") { json, all };
        command.SetAction(parsed => Run(parsed, parsed.GetValue(json), parsed.GetValue(all)));
        return command;
    }

    private static int Run(ParseResult parsed, bool json, bool all)
    {
        Workspace workspace = CommonOptions.WorkspaceOf(parsed);
        using FactStore store = FactStore.OpenForReading(workspace.Published);
        IReadOnlyList<RepositoryStatus> repositories = RepositoryStatus.ReadAll(store.Connection);
        if (json) PrintJson(repositories);
        else PrintTable(repositories, all, workspace);
        return ExitCode.Done;
    }

    private static void PrintJson(IReadOnlyList<RepositoryStatus> repositories) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("repositories");
        foreach (RepositoryStatus it in repositories)
        {
            writer.WriteStartObject();
            writer.WriteString("repository", it.Name);
            writer.WriteString("category", it.Category);
            writer.WriteNumber("commits", it.Commits);
            writer.WriteString("tip", it.Tip);
            writer.WriteString("tip_date", Iso(it.TipDate));
            writer.WriteString("covered_until", Iso(it.CoveredUntil));
            writer.WriteNumber("undated", it.Undated);
            writer.WriteNumber("copies", it.Copies);
            writer.WriteString("outcome", it.Outcome);
            writer.WriteString("reason", it.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void PrintTable(IReadOnlyList<RepositoryStatus> repositories, bool all, Workspace workspace)
    {
        Table table = Tables.Create("Repository", "#Commits", "Tip", "Covered until", "#Undated", "#Copies", "Outcome");
        foreach (RepositoryStatus it in repositories.Where(it => all || it.Outcome != "missing" || it.Commits > 0))
        {
            table.AddTexts(
                it.Name, Tables.Number(it.Commits), it.Tip?[..10] ?? "–", it.CoveredUntil?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–",
                Tables.Number(it.Undated), Tables.Number(it.Copies), it.Outcome);
        }

        Terminal.Write(table);
        foreach (RepositoryStatus broken in repositories.Where(it => it.Outcome == "broken")) Terminal.Write($"{broken.Name}: {broken.Reason}");
        ILookup<string, RepositoryStatus> outcomes = repositories.ToLookup(it => it.Outcome, StringComparer.Ordinal);
        Terminal.Write(string.Join(", ", outcomes.OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"))
            + $"; {Tables.Number(repositories.Sum(it => (long)it.Commits))} commits; store {Tables.Number(new FileInfo(workspace.Published).Length / 1048576.0)} MiB.");
        if (!all && outcomes["missing"].Any()) Terminal.Write("Add --all to list the missing ones.");
    }

    private static string? Iso(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
