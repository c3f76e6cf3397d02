using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.People;

namespace Tributary.Cli.Commands.People;

/// <summary><c>tributary people find</c></summary>
internal static class FindCommand
{
    public static Command Create()
    {
        var text = new Argument<string?>("text") { Description = "A part of a name, address or login; else everybody", Arity = ArgumentArity.ZeroOrOne };
        var scope = new Option<string?>("--in") { Description = "A repository, category or catalog", HelpName = "scope" };
        var period = new Option<string?>("--period") { Description = "When: a quarter (2026Q2), month, ISO week or year; else ever", HelpName = "period" };
        var weeks = new Option<int>("--weeks") { Description = "At least so many weeks with a commit", HelpName = "number", DefaultValueFactory = _ => 1 };
        var organisation = new Option<string?>("--organisation") { Description = "For whom they worked when last seen; 'unknown' and 'independent' are answers", HelpName = "name" };
        var limit = new Option<int>("--limit") { Description = "How many to show", HelpName = "number", DefaultValueFactory = _ => 30 };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("find", "Find people by name, place, depth and organisation.") { text, scope, period, weeks, organisation, limit, json };
        command.SetAction(parsed =>
        {
            Period? when = parsed.GetValue(period) is { } name ? CommonOptions.ParsePeriod(name) : null;
            var search = new ContributorSearch { Text = parsed.GetValue(text), Scope = parsed.GetValue(scope), Weeks = parsed.GetValue(weeks), Organisation = parsed.GetValue(organisation) };
            if (when is not null) search = search with { From = when.From, Until = when.To };
            using FactStore store = FactStore.OpenForReading(CommonOptions.WorkspaceOf(parsed).Published);
            store.CheckDerived();
            IReadOnlyList<FoundContributor> found = search.Run(store.Connection);
            if (parsed.GetValue(json)) PrintJson(found.Take(parsed.GetValue(limit)));
            else Print(found, parsed.GetValue(limit));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(IReadOnlyList<FoundContributor> found, int limit)
    {
        Table table = Tables.Create("Contributor", "Organisation", "#Active weeks", "#Commits", "#Co-authored", "#Repositories", "Since", "Last");
        foreach (FoundContributor it in found.Take(limit))
            table.AddTexts(it.Label, it.Organisation, Tables.Number(it.Weeks), Tables.Number(it.Commits), Tables.Number(it.CoAuthored), Tables.Number(it.Repositories), Day(it.Since), Day(it.Last));
        if (found.Count > 0) Terminal.Write(table);
        Terminal.Write($"{Tables.Number(found.Count)} {(found.Count == 1 ? "person" : "people")}{(found.Count > limit ? $", the {limit} most active; --limit shows more" : "")}.");
    }

    private static void PrintJson(IEnumerable<FoundContributor> found) => Json.Print(writer => JsonSerializer.Serialize(
        writer,
        found.Select(it => new { contributor = it.Label, organisation = it.Organisation, active_weeks = it.Weeks, commits = it.Commits, co_authored = it.CoAuthored, repositories = it.Repositories, since = it.Since, last = it.Last })));

    private static string Day(DateOnly day) => Tables.Day(day.ToDateTime(TimeOnly.MinValue));
}
