using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary sql</c></summary>
internal static class SqlCommand
{
    private const int RowsShown = 1000;

    public static Command Create()
    {
        var query = new Argument<string>("query") { Description = "One statement, in DuckDB's SQL; docs/schema.md has the tables" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("sql", "Ask the store a question; it is opened for reading only.") { query, json };
        command.SetAction(parsed => Run(parsed, parsed.GetValue(query)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(ParseResult parsed, string query, bool json)
    {
        using FactStore store = FactStore.OpenForReading(CommonOptions.WorkspaceOf(parsed).Published);
        using DuckDbResult result = store.Connection.Query(query);
        if (json) PrintJson(result);
        else PrintTable(result);
        return ExitCode.Done;
    }

    private static void PrintTable(DuckDbResult result)
    {
        Table table = Tables.Create(Enumerable.Range(0, result.ColumnCount).Select(result.Name));
        int rows = 0;
        while (result.Read())
        {
            if (rows++ < RowsShown) table.AddTexts(Enumerable.Range(0, result.ColumnCount).Select(column => Text(result.GetValue(column))));
        }

        Terminal.Write(table);
        if (rows > RowsShown) Terminal.Say($"The first {RowsShown} of {rows} rows. Add a 'limit', or --json for all.");
    }

    private static void PrintJson(DuckDbResult result) => Json.Print(writer =>
    {
        writer.WriteStartArray();
        while (result.Read())
        {
            writer.WriteStartObject();
            for (int column = 0; column < result.ColumnCount; column++)
            {
                writer.WritePropertyName(result.Name(column));
                WriteValue(writer, result.GetValue(column));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            default: writer.WriteStringValue(Text(value)); break;
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
