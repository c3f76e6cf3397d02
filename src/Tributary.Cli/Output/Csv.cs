using System.Globalization;
using Tributary.Model;

namespace Tributary.Cli.Output;

/// <summary>Writes cells of CSV as RFC 4180 has it.</summary>
internal static class Csv
{
    // What a spreadsheet takes for a formula's beginning, in Japanese ones the wide forms too. Source: OWASP, CSV Injection.
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    /// <summary>A cell, quoted where it has to be. One that a spreadsheet would evaluate begins with an apostrophe; a plain number does not.</summary>
    public static string Cell(string text)
    {
        if (text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) && !IsNumber(text)) text = "'" + text;
        // It may be printed to a terminal as well.
        text = VisibleText.Of(text);
        return text.AsSpan().ContainsAny(",;\"") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static bool IsNumber(string text) =>
        char.IsAsciiDigit(text[^1]) && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
