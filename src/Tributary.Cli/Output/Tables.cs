using System.Globalization;
using Spectre.Console;

namespace Tributary.Cli.Output;

/// <summary>Makes tables that look alike: texts to the left, numbers to the right, nothing more drawn than needed.</summary>
internal static class Tables
{
    /// <summary>A table with these columns; those that begin with '#' hold numbers.</summary>
    public static Table Create(params IEnumerable<string> columns)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns)
        {
            bool number = column.StartsWith('#');
            var tableColumn = new TableColumn(new Text(Terminal.Clean(number ? column[1..] : column), new Style(decoration: Decoration.Bold))) { NoWrap = number };
            table.AddColumn(number ? tableColumn.RightAligned() : tableColumn);
        }

        return table;
    }

    /// <summary>Adds a row of plain texts.</summary>
    public static void AddTexts(this Table table, params IEnumerable<string> cells) =>
        table.AddRow(cells.Select(cell => new Text(Terminal.Clean(cell))));

    /// <summary>A count with thousands apart, or at most one decimal; a dash where it is missing.</summary>
    public static string Number(double? value) => value switch
    {
        null => "–",
        { } number when Math.Abs(number - Math.Round(number)) < 1e-9 => number.ToString("N0", CultureInfo.InvariantCulture),
        { } number when Math.Abs(number) < 1 => number.ToString("0.0#", CultureInfo.InvariantCulture),
        { } number => number.ToString("N1", CultureInfo.InvariantCulture),
    };

    /// <summary>A share in per cent, with a decimal where it is small; a dash where it is missing.</summary>
    public static string Share(double? share) => share is { } part ? (part * 100).ToString(part is > 0 and < 0.1 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %" : "–";

    /// <summary>How often chance gives as much, to three decimals; a dash where it is missing.</summary>
    public static string Chance(double? p) => p switch { null => "–", < 0.001 => "< 0.001", { } chance => chance.ToString("0.000", CultureInfo.InvariantCulture) };

    /// <summary>A moment in UTC, to the minute; a dash where it is missing.</summary>
    public static string Minute(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A day in UTC; a dash where it is missing.</summary>
    public static string Day(DateTime? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A day; a dash where it is missing.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A size.</summary>
    public static string MiB(long bytes) => $"{Number(bytes / 1048576.0)} MiB";

    /// <summary>A change as a signed percentage; a dash where it is missing.</summary>
    public static string Percent(double? ratio) => ratio is { } share ? (share * 100).ToString("+0;-0;0", CultureInfo.InvariantCulture) + " %" : "–";
}
