using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Metrics;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary metric</c></summary>
internal static class MetricCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The metric; 'metric list' names them all", HelpName = "name" };
        name.CompletionSources.Add(_ => MetricRegistry.All.Select(metric => new System.CommandLine.Completions.CompletionItem(metric.Name)));
        Option<string> by = CommonOptions.OneOf<ScopeKind>("--by", "A row for each repository, category, or the whole catalog", ScopeKind.Category);
        var period = new Option<string>("--period") { Description = "2026Q2, 2026-05, 2026-W22 or 2026", Required = true };
        Option<string> people = CommonOptions.OneOf<PeopleReading>("--people", "Who counts as one: people as resolved, or raw addresses", PeopleReading.Resolved);
        var authorsOnly = new Option<bool>("--authors-only") { Description = "Leave out people who are only named as co-authors" };
        var change = new Option<bool>("--change") { Description = "Add the change on the period before" };
        var set = new Option<string[]>("--set") { Description = "A parameter of the metric, such as weeks=8", HelpName = "name=value" };
        Option<bool> json = CommonOptions.Json();
        var csv = new Option<bool>("--csv") { Description = "Print CSV" };

        var command = new Command("metric", "Print one metric as a table.") { name, by, period, people, authorsOnly, change, set, json, csv };
        command.Subcommands.Add(CreateList());
        command.Subcommands.Add(CreateShow());
        command.SetAction(parsed =>
        {
            var query = new MetricQuery
            {
                By = Enum.Parse<ScopeKind>(parsed.GetValue(by)!, ignoreCase: true),
                Period = CommonOptions.ParsePeriod(parsed.GetValue(period)!),
                People = Enum.Parse<PeopleReading>(parsed.GetValue(people)!, ignoreCase: true),
                AuthorsOnly = parsed.GetValue(authorsOnly),
                Parameters = ParseParameters(parsed.GetValue(set) ?? []),
            };
            return Run(parsed, MetricRegistry.Find(parsed.GetValue(name)!), query, parsed.GetValue(change), parsed.GetValue(json), parsed.GetValue(csv));
        });
        return command;
    }

    private static Command CreateList()
    {
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "Name all metrics.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                Json.Print(writer => JsonSerializer.Serialize(writer, MetricRegistry.All.Select(metric => new { metric.Name, metric.Title, metric.Unit, metric.Question }), CamelCase));
                return ExitCode.Done;
            }

            Table table = Tables.Create("Metric", "Unit", "Question");
            foreach (Metric metric in MetricRegistry.All) table.AddTexts(metric.Name, metric.Unit, metric.Question);
            Terminal.Write(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static Command CreateShow()
    {
        var name = new Argument<string>("name") { Description = "The metric" };
        var command = new Command("show", "Print a metric's definition and SQL.") { name };
        command.SetAction(parsed =>
        {
            Metric metric = MetricRegistry.Find(parsed.GetValue(name)!);
            Terminal.WriteRaw(metric.Definition.TrimEnd() + "\n\n" + metric.Sql.TrimEnd() + "\n");
            return ExitCode.Done;
        });
        return command;
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

    private static int Run(ParseResult parsed, Metric metric, MetricQuery query, bool withChange, bool json, bool csv)
    {
        using FactStore store = FactStore.OpenForReading(CommonOptions.WorkspaceOf(parsed).Published);
        store.CheckDerived();
        var engine = new MetricEngine(store.Connection);
        IReadOnlyList<MetricRow> rows = engine.Measure(metric, query);
        IReadOnlyList<MetricChange> changes = withChange ? engine.Change(metric, query) : [];
        if (json) PrintJson(metric, query, rows, changes);
        else if (csv) PrintCsv(rows, changes);
        else PrintTable(metric, query, rows, changes);
        return ExitCode.Done;
    }

    private static void PrintJson(Metric metric, MetricQuery query, IReadOnlyList<MetricRow> rows, IReadOnlyList<MetricChange> changes) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("metric", metric.Name);
        writer.WriteString("period", query.Period.Name);
        writer.WriteStartArray("rows");
        for (int i = 0; i < rows.Count; i++)
        {
            MetricRow row = rows[i];
            writer.WriteStartObject();
            writer.WriteString("scope", row.Scope);
            writer.WriteNumberOrNull("value", row.Value);
            foreach ((string name, double? detail) in row.Details) writer.WriteNumberOrNull(name, detail);
            writer.WriteNumber("covered", row.Covered);
            writer.WriteNumber("of", row.Of);
            if (changes.Count > 0)
            {
                writer.WriteNumberOrNull("before", changes[i].Before);
                writer.WriteNumberOrNull("after", changes[i].After);
                writer.WriteNumberOrNull("change", changes[i].Ratio);
                writer.WriteNumber("comparable", changes[i].Comparable);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void PrintCsv(IReadOnlyList<MetricRow> rows, IReadOnlyList<MetricChange> changes)
    {
        var text = new StringBuilder("scope,value,covered,of");
        if (changes.Count > 0) text.Append(",before,after,change,comparable");
        text.Append('\n');
        for (int i = 0; i < rows.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Csv.Cell(rows[i].Scope)},{rows[i].Value},{rows[i].Covered},{rows[i].Of}");
            if (changes.Count > 0) text.Append(CultureInfo.InvariantCulture, $",{changes[i].Before},{changes[i].After},{changes[i].Ratio},{changes[i].Comparable}");
            text.Append('\n');
        }

        Terminal.WriteRaw(text.ToString());
    }

    private static void PrintTable(Metric metric, MetricQuery query, IReadOnlyList<MetricRow> rows, IReadOnlyList<MetricChange> changes)
    {
        var columns = new List<string> { query.By.ToString(), $"#{metric.Title} {query.Period}", "#Repositories covered" };
        if (changes.Count > 0) columns.AddRange([$"#{query.Period.Previous}", "#Change", "#over"]);
        Table table = Tables.Create(columns);
        int missing = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Value is null && query.By == ScopeKind.Repository)
            {
                missing++;
                continue;
            }

            List<string> cells = [rows[i].Scope, Tables.Number(rows[i].Value), $"{rows[i].Covered} of {rows[i].Of}"];
            if (changes.Count > 0) cells.AddRange([Tables.Number(changes[i].Before), Tables.Percent(changes[i].Ratio), Tables.Number(changes[i].Comparable)]);
            table.AddTexts(cells);
        }

        Terminal.Write(table);
        if (missing > 0) Terminal.Write($"{missing} repositories have no value: nothing of the period was read, or there is nothing to take a mean of.");
    }
}
