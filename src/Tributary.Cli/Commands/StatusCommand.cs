using System.CommandLine;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary status</c></summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("repository") { Description = "Show this one's quarters and states; else a line for each", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> json = CommonOptions.Json();
        var all = new Option<bool>("--all") { Description = "List those too of which nothing was ever read" };
        var command = new Command("status", "Show up to where each repository is read.") { name, json, all };
        command.SetAction(parsed =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            using FactStore store = FactStore.OpenForReading(workspace.Published);
            IReadOnlyList<RepositoryStatus> repositories = RepositoryStatus.ReadAll(store.Connection);
            if (parsed.GetValue(name) is { } one) ShowOne(store, Find(repositories, one), parsed.GetValue(json));
            else if (parsed.GetValue(json)) StatusJson.Print(repositories, SharedHistory.ReadAll(store.Connection), BulkCommits.Read(store.Connection));
            else ShowAll(store, repositories, parsed.GetValue(all), workspace);
            return ExitCode.Done;
        });
        return command;
    }

    private static RepositoryStatus Find(IReadOnlyList<RepositoryStatus> repositories, string name) =>
        repositories.FirstOrDefault(it => string.Equals(it.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"'{name}' is no repository of the catalog as it was at the last sync. Run 'tributary status --all' to see them.");

    private static void ShowOne(FactStore store, RepositoryStatus repository, bool json)
    {
        RepositoryHistory history = RepositoryHistory.Read(store.Connection, repository.Name);
        if (json) StatusJson.Print(repository, history);
        else PrintHistory(repository, history);
    }

    private static void ShowAll(FactStore store, IReadOnlyList<RepositoryStatus> repositories, bool all, Workspace workspace)
    {
        PrintTable(repositories, all, workspace);
        SharingReport.Print(BulkCommits.Read(store.Connection));
        if (!all && repositories.Any(it => it.IsMissing)) Terminal.Write("Add --all to list those of which nothing was ever read, with the reason.");
        SharingReport.Print(SharedHistory.ReadAll(store.Connection), repositories);
    }

    private static void PrintTable(IReadOnlyList<RepositoryStatus> repositories, bool all, Workspace workspace)
    {
        Table table = Tables.Create("Repository", "#Commits", "Tip", "Covered until", "#Undated", "#Copies", "#Lost", "Outcome");
        foreach (RepositoryStatus it in repositories.Where(it => all || !it.IsMissing))
        {
            table.AddTexts(
                it.Name, Tables.Number(it.Commits), it.Tip?[..10] ?? "–", Tables.Minute(it.CoveredUntil), Tables.Number(it.Undated), Tables.Number(it.Copies), Tables.Number(it.Lost), Outcome(it));
        }

        Terminal.Write(table);
        foreach (RepositoryStatus it in repositories.Where(it => it is { Outcome: "broken" or "unreachable" or "gone" } or { Outcome: "read", Remark: not null } && (all || !it.IsMissing))) Terminal.Write($"{it.Name}: {it.Remark}");
        ILookup<string, RepositoryStatus> outcomes = repositories.ToLookup(it => it.Outcome, StringComparer.Ordinal);
        Terminal.Write(string.Join(", ", outcomes.OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"))
            + $"; {Tables.Number(repositories.Sum(it => (long)it.Commits))} commits; store {Tables.MiB(new FileInfo(workspace.Published).Length)}, mirrors {Tables.MiB(SizeOf(workspace.Mirrors))}.");
    }

    private static void PrintHistory(RepositoryStatus repository, RepositoryHistory history)
    {
        Terminal.Write($"{repository.Name}, {repository.Category}: {Outcome(repository)}{(repository.Remark is { } reason ? $", {reason}" : "")}");
        if (history.Aliases.Count > 0) Terminal.Write($"Also known as {string.Join(", ", history.Aliases)}");
        Terminal.Write($"{Tables.Number(repository.Commits)} commits up to {repository.Tip ?? "–"} of {Tables.Minute(repository.TipDate)}; {Tables.Number(repository.Lost)} lost, {Tables.Number(repository.Copies)} copies, {Tables.Number(repository.Undated)} undated");

        Table quarters = Tables.Create("Quarter", "Covered", "#Commits");
        foreach (QuarterCoverage it in history.Quarters)
        {
            string read = it.Coverage == "whole" ? "whole" : it.Quarter == history.Quarters[^1].Quarter ? $"until {Tables.Minute(repository.CoveredUntil)}" : $"from {Tables.Minute(repository.CoveredFrom)}";
            quarters.AddTexts(Quarter.Containing(it.Quarter).ToString(), read, Tables.Number(it.Commits));
        }

        Terminal.Write(quarters);
        Table states = Tables.Create("Noted", "Outcome", "#Commits", "Tip", "Branch", "Reason");
        foreach (RepositoryState it in history.States)
            states.AddTexts(Tables.Minute(it.NotedAt), it.Outcome, Tables.Number(it.Commits), it.Tip?[..10] ?? "–", it.Branch ?? "–", it.Reason ?? "");
        Terminal.Write(states);
    }

    private static string Outcome(RepositoryStatus it) =>
        it.Outcome
        + (it.Outcome is "broken" or "unreachable" or "gone" && it.Since is not null ? $" since {Tables.Day(it.Since)}" : "")
        + (it.CoveredFrom is not null ? $" from {Tables.Day(it.CoveredFrom)}" : "")
        + (it.MovedTo is not null ? $", now {it.MovedTo}" : "");

    private static long SizeOf(string folder) =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : 0;
}
