using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Metrics;
using Tributary.Metrics.Pools;
using Tributary.Store;

namespace Tributary.Cli.Commands.People;

/// <summary><c>tributary people find</c></summary>
internal static class FindCommand
{
    public static Command Create()
    {
        var text = new Argument<string?>("text") { Description = "A part of a name, address or login; else everybody", Arity = ArgumentArity.ZeroOrOne };
        var place = new Option<string?>("--in") { Description = "A repository, category, group or catalog", HelpName = "place" };
        Option<string[]> scope = CommonOptions.Scope();
        var period = new Option<string?>("--period") { Description = "When: a quarter (2026Q2), month, ISO week, year or range of days; else ever", HelpName = "period" };
        var weeks = new Option<int>("--weeks") { Description = "At least so many weeks with a commit", HelpName = "number", DefaultValueFactory = _ => 1 };
        var since = new Option<string?>("--since") { Description = "Began there in this period or later", HelpName = "period" };
        var organisation = new Option<string?>("--organisation") { Description = "For whom they worked when last seen; 'unknown' and 'independent' are answers", HelpName = "name" };
        var authorsOnly = new Option<bool>("--authors-only") { Description = "Leave out people who are only named as co-authors" };
        var limit = new Option<int>("--limit") { Description = "How many to show", HelpName = "number", DefaultValueFactory = _ => 30 };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("find", "Find a pool of people by name, places, depth, beginning and organisation.") { text, place, scope, period, weeks, since, organisation, authorsOnly, limit, json };
        command.SetAction(parsed =>
        {
            var pool = new Pool
            {
                Text = parsed.GetValue(text),
                Place = parsed.GetValue(place),
                Scope = (parsed.GetValue(scope) ?? []).Select(ScopeTerm.Parse).ToList(),
                Period = parsed.GetValue(period) is { } name ? CommonOptions.ParsePeriod(name) : null,
                Weeks = parsed.GetValue(weeks),
                Since = parsed.GetValue(since) is { } begun ? CommonOptions.ParsePeriod(begun).From : null,
                Organisation = parsed.GetValue(organisation),
                AuthorsOnly = parsed.GetValue(authorsOnly),
            };
            using FactStore store = FactStore.OpenForReading(CommonOptions.WorkspaceOf(parsed).Published);
            store.CheckDerived();
            IReadOnlyList<PoolMember> members = pool.Members(store.Connection);
            PoolTurnover? turnover = pool.Turnover(store.Connection, members);
            if (parsed.GetValue(json)) PrintJson(members, turnover, parsed.GetValue(limit));
            else Print(members, turnover, parsed.GetValue(limit));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(IReadOnlyList<PoolMember> members, PoolTurnover? turnover, int limit)
    {
        Table table = Tables.Create("Contributor", "Organisation", "#Active weeks", "#Commits", "#Co-authored", "#Repositories", "Since", "Last");
        foreach (PoolMember it in members.Take(limit))
            table.AddTexts(it.Label, it.Organisation, Tables.Number(it.Weeks), Tables.Number(it.Commits), Tables.Number(it.CoAuthored), Tables.Number(it.Repositories), Day(it.Since), Day(it.Last));
        if (members.Count > 0) Terminal.Write(table);
        Terminal.Write($"{Tables.Number(members.Count)} {(members.Count == 1 ? "person" : "people")}{(members.Count > limit ? $", the {limit} most active; --limit shows more" : "")}.");
        if (turnover is not null)
            Terminal.Write($"In {turnover.Before} the pool had {Tables.Number(turnover.Size)}; {Tables.Number(turnover.Entered)} entered it since, {Tables.Number(turnover.Departed)} departed.");
    }

    private static void PrintJson(IReadOnlyList<PoolMember> members, PoolTurnover? turnover, int limit) => Json.Print(writer => JsonSerializer.Serialize(writer, new
    {
        size = members.Count,
        before = turnover?.Size,
        entered = turnover?.Entered,
        departed = turnover?.Departed,
        people = members.Take(limit).Select(it => new { contributor = it.Label, organisation = it.Organisation, active_weeks = it.Weeks, commits = it.Commits, co_authored = it.CoAuthored, repositories = it.Repositories, since = it.Since, last = it.Last }),
    }));

    private static string Day(DateOnly day) => Tables.Day(day.ToDateTime(TimeOnly.MinValue));
}
