using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectre.Console;
using Tributary.Metrics;

namespace Tributary.Cli.Output;

/// <summary>Prints metrics: as tables, CSV and JSON.</summary>
internal static class MetricOutput
{
    // The names of JSON that came before the rule of snake case, and that programs read.
    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>All metrics, for programs.</summary>
    public static void PrintListJson() => Json.Print(writer => JsonSerializer.Serialize(writer, MetricRegistry.All.Select(metric => new { metric.Name, metric.Title, metric.Unit, metric.Question }), CamelCase));

    /// <summary>All metrics, for people.</summary>
    public static void PrintList()
    {
        Table table = Tables.Create("Metric", "Unit", "Question");
        foreach (Metric metric in MetricRegistry.All) table.AddTexts(metric.Name, metric.Unit, metric.Question);
        Terminal.Write(table);
    }

    /// <summary>One object for one metric, a list for several.</summary>
    public static void PrintJson(IEnumerable<MetricAnswer> answers)
    {
        List<MetricAnswer> all = answers.ToList();
        Json.Print(writer =>
        {
            if (all.Count != 1) writer.WriteStartArray();
            foreach (MetricAnswer answer in all) WriteAnswer(writer, answer);
            if (all.Count != 1) writer.WriteEndArray();
        });
    }

    /// <summary>A table a metric, each under its own heading line.</summary>
    public static void PrintCsv(IEnumerable<MetricAnswer> answers)
    {
        var text = new StringBuilder();
        foreach (MetricAnswer answer in answers)
        {
            if (text.Length > 0) text.Append('\n');
            AppendCsv(text, answer);
        }

        Terminal.WriteRaw(text.ToString());
    }

    /// <summary>A table a metric; repositories without a value are only counted.</summary>
    public static void PrintTables(IEnumerable<MetricAnswer> answers)
    {
        foreach (MetricAnswer answer in answers) PrintTable(answer);
    }

    private static void WriteAnswer(Utf8JsonWriter writer, MetricAnswer answer)
    {
        writer.WriteStartObject();
        writer.WriteString("metric", answer.Metric.Name);
        writer.WriteString("unit", answer.Metric.Unit);
        writer.WriteString("period", answer.Query.Period.Name);
        writer.WriteStartArray("rows");
        for (int i = 0; i < answer.Rows.Count; i++) WriteRow(writer, answer, i);
        writer.WriteEndArray();
        if (answer.Withheld > 0) writer.WriteNumber("withheld_rows", answer.Withheld);
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, MetricAnswer answer, int index)
    {
        MetricRow row = answer.Rows[index];
        writer.WriteStartObject();
        writer.WriteString("scope", row.Scope);
        foreach ((string column, string name) in answer.Metric.Rows.Zip(row.Names)) writer.WriteString(column, name);
        writer.WriteNumberOrNull("value", row.Value);
        if (row.Withheld is { } words) writer.WriteString("withheld", words);
        foreach ((string name, double? detail) in row.Details) writer.WriteNumberOrNull(name, detail);
        writer.WriteNumber("covered", row.Covered);
        writer.WriteNumber("of", row.Of);
        if (answer.Changes.Count > 0) WriteChange(writer, answer.Changes[index]);
        writer.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter writer, MetricChange change)
    {
        writer.WriteNumberOrNull("before", change.Before);
        writer.WriteNumberOrNull("after", change.After);
        writer.WriteNumberOrNull("change", change.Ratio);
        writer.WriteNumberOrNull("change_low", change.Difference?.LowRatio);
        writer.WriteNumberOrNull("change_high", change.Difference?.HighRatio);
        writer.WriteNumberOrNull("change_p", change.Difference?.P);
        writer.WriteNumber("comparable", change.Comparable);
    }

    private static void AppendCsv(StringBuilder text, MetricAnswer answer)
    {
        string[] details = DetailsOf(answer);
        text.AppendJoin(',', ["scope", .. answer.Metric.Rows, "value", .. details, "covered", "of"]);
        if (answer.Changes.Count > 0) text.Append(",before,after,change,change_low,change_high,comparable");
        text.Append('\n');
        for (int i = 0; i < answer.Rows.Count; i++)
        {
            MetricRow row = answer.Rows[i];
            IEnumerable<string> names = answer.Metric.Rows.Select((_, index) => row.Names.ElementAtOrDefault(index) ?? "");
            IEnumerable<double?> figures = [row.Value, .. details.Select(name => row.Details.GetValueOrDefault(name)), row.Covered, row.Of];
            if (answer.Changes.Count > 0)
            {
                MetricChange change = answer.Changes[i];
                figures = [.. figures, change.Before, change.After, change.Ratio, change.Difference?.LowRatio, change.Difference?.HighRatio, change.Comparable];
            }

            text.AppendJoin(',', names.Prepend(row.Scope).Select(Csv.Cell).Concat(figures.Select(figure => figure?.ToString(CultureInfo.InvariantCulture) ?? ""))).Append('\n');
        }
    }

    private static void PrintTable(MetricAnswer answer)
    {
        (Metric metric, MetricQuery query) = (answer.Metric, answer.Query);
        Terminal.Write($"{metric.Title}, {query.Period}: {metric.Unit}");
        int[] told = Enumerable.Range(0, answer.Rows.Count).Where(index => answer.Rows[index] is { Value: not null } or { Withheld: not null } || query.By != ScopeKind.Repository).ToArray();
        if (told.Length > 0) Terminal.Write(MakeTable(answer, told));
        else if (answer.Rows.Count == 0) Terminal.Write("Nothing of the kind.");
        if (told.Length < answer.Rows.Count) Terminal.Write($"{answer.Rows.Count - told.Length} repositories have no value: nothing of the period was read, or there is nothing to tell.");
        if (answer.Withheld > 0) Terminal.Write($"{answer.Withheld} rows are withheld: fewer than five people are behind them, or they would give such a row away.");
        Terminal.Write("");
    }

    private static Table MakeTable(MetricAnswer answer, int[] rows)
    {
        string[] details = DetailsOf(answer);
        List<string> columns = [answer.Query.By.ToString(), .. answer.Metric.Rows.Select(Words), $"#{answer.Query.Period}", .. details.Select(name => "#" + Words(name)), "#Covered"];
        if (answer.Changes.Count > 0) columns.AddRange([$"#{answer.Query.Period.Previous}", "#Change", "#95 % interval", "#over"]);
        Table table = Tables.Create(columns);
        foreach (int row in rows) table.AddTexts(Cells(answer, details, row));
        return table;
    }

    private static IEnumerable<string> Cells(MetricAnswer answer, string[] details, int index)
    {
        MetricRow row = answer.Rows[index];
        bool isShare = answer.Metric.Unit.StartsWith("share", StringComparison.Ordinal);
        yield return row.Scope;
        for (int i = 0; i < answer.Metric.Rows.Count; i++) yield return row.Names.ElementAtOrDefault(i) is { } name ? Shortened(answer.Metric.Rows[i], name) : "";
        yield return row.Withheld ?? Figure(row.Value, isShare);
        foreach (string detail in details) yield return Detail(detail, row.Details.GetValueOrDefault(detail), isShare);
        yield return $"{row.Covered} of {row.Of}";
        if (answer.Changes.Count == 0) yield break;
        MetricChange change = answer.Changes[index];
        yield return change.Withheld ?? Figure(change.Before, isShare);
        yield return Tables.Percent(change.Ratio);
        yield return change.Difference is { LowRatio: { } low, HighRatio: { } high } ? $"{Tables.Percent(low)} to {Tables.Percent(high)}" : Tables.Percent(null);
        yield return Tables.Number(change.Comparable);
    }

    private static string Detail(string name, double? value, bool isShare) => name switch
    {
        "p" or "q" => Tables.Chance(value),
        "low" or "high" => Figure(value, isShare),
        _ => Figure(value, name.Contains("share", StringComparison.Ordinal)),
    };

    private static string Figure(double? value, bool isShare) => isShare ? Tables.Share(value) : Tables.Number(value);

    // A commit's id is known by its first digits.
    private static string Shortened(string column, string name) => column == "commit" ? name[..Math.Min(10, name.Length)] : name;

    private static string[] DetailsOf(MetricAnswer answer) => answer.Rows.SelectMany(row => row.Details.Keys).Distinct(StringComparer.Ordinal).ToArray();

    private static string Words(string column) => char.ToUpperInvariant(column[0]) + column[1..].Replace('_', ' ');
}
