using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using Tributary.Cli.Output;
using Tributary.Metrics;
using Tributary.Metrics.Publishing;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary metric</c></summary>
internal static class MetricCommand
{
    private const string Every = "all";

    public static Command Create()
    {
        Argument<string> name = NameArgument("The metric; 'metric list' names them, 'all' prints every one");
        Option<string> by = CommonOptions.OneOf<ScopeKind>("--by", "A row for each repository, category, group of the catalog, or the whole catalog; or for each area, kind, ecosystem or layer that commits are about", ScopeKind.Category);
        var period = new Option<string>("--period") { Description = "2026Q2, 2026-05, 2026-W22, 2026 or 2026-04-10..2026-05-20", HelpName = "period", Required = true };
        Option<string[]> scope = CommonOptions.Scope();
        Option<string> people = CommonOptions.OneOf<PeopleReading>("--people", "Who counts as one: people as resolved, or raw addresses", PeopleReading.Resolved);
        var authorsOnly = new Option<bool>("--authors-only") { Description = "Leave out people who are only named as co-authors" };
        var change = new Option<bool>("--change") { Description = "Add the change on the period before, with its 95 % interval" };
        var set = new Option<string[]>("--set") { Description = "A parameter of the metric, such as weeks=8", HelpName = "name=value" };
        var publish = new Option<bool>("--publish") { Description = "Withhold pools of fewer than 5 people, as in anything that is published" };
        Option<bool> json = CommonOptions.Json();
        var csv = new Option<bool>("--csv") { Description = "Print CSV" };

        var command = new Command("metric", "Print one metric as a table.") { name, by, scope, period, people, authorsOnly, change, set, publish, json, csv };
        command.Subcommands.Add(CreateList());
        command.Subcommands.Add(CreateShow());
        command.SetAction(parsed =>
        {
            var query = new MetricQuery
            {
                By = Enum.Parse<ScopeKind>(parsed.GetValue(by)!, ignoreCase: true),
                Period = CommonOptions.ParsePeriod(parsed.GetValue(period)!),
                Scope = (parsed.GetValue(scope) ?? []).Select(ScopeTerm.Parse).ToList(),
                People = Enum.Parse<PeopleReading>(parsed.GetValue(people)!, ignoreCase: true),
                AuthorsOnly = parsed.GetValue(authorsOnly),
                Parameters = ParseParameters(parsed.GetValue(set) ?? []),
            };
            if (parsed.GetValue(publish) && query.Scope.Any(term => term.Kind == ScopeTermKind.Contributor))
                throw new UsageException("What tells of one person is not published: leave out --publish, or contributor:.");
            using FactStore store = FactStore.OpenForReading(CommonOptions.WorkspaceOf(parsed).Published);
            store.CheckDerived();
            var engine = new MetricEngine(store.Connection);
            IEnumerable<Metric> metrics = parsed.GetValue(name) == Every ? MetricRegistry.All.Where(engine.CanMeasure) : [MetricRegistry.Find(parsed.GetValue(name)!)];
            IEnumerable<MetricAnswer> answers = metrics.Select(metric => Answer(engine, metric, query, parsed.GetValue(change), parsed.GetValue(publish)));
            if (parsed.GetValue(json)) MetricOutput.PrintJson(answers);
            else if (parsed.GetValue(csv)) MetricOutput.PrintCsv(answers);
            else MetricOutput.PrintTables(answers);
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> NameArgument(string description)
    {
        var name = new Argument<string>("name") { Description = description, HelpName = "name" };
        name.CompletionSources.Add(_ => MetricRegistry.All.Select(metric => new CompletionItem(metric.Name)));
        return name;
    }

    private static Command CreateList()
    {
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "Name all metrics.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json)) MetricOutput.PrintListJson();
            else MetricOutput.PrintList();
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateShow()
    {
        Argument<string> name = NameArgument("The metric");
        var command = new Command("show", "Print a metric's definition and SQL.") { name };
        command.SetAction(parsed =>
        {
            Metric metric = MetricRegistry.Find(parsed.GetValue(name)!);
            Terminal.WriteRaw($"{metric.Definition.TrimEnd()}\n\n{metric.Sql.TrimEnd()}\n");
            return ExitCode.Done;
        });
        return command;
    }

    private static MetricAnswer Answer(MetricEngine engine, Metric metric, MetricQuery query, bool withChange, bool isPublished)
    {
        IReadOnlyList<MetricRow> rows = engine.Measure(metric, query);
        IReadOnlyList<MetricChange> changes = withChange && metric.HasChange ? engine.Change(metric, query) : [];
        if (!isPublished) return new MetricAnswer(metric, query, rows, changes);
        (IReadOnlyList<MetricRow> kept, IReadOnlyList<MetricChange> keptChanges) = SmallCells.Withhold(metric, rows, changes);
        return new MetricAnswer(metric, query, kept, keptChanges) { Withheld = rows.Count - kept.Count };
    }

    private static Dictionary<string, long> ParseParameters(IEnumerable<string> settings)
    {
        var parameters = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string setting in settings)
        {
            if (setting.Split('=') is not [{ Length: > 0 } name, var text] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value))
                throw new UsageException($"'{setting}' is no parameter. Write --set name=number.");
            parameters[name] = value;
        }

        return parameters;
    }
}
