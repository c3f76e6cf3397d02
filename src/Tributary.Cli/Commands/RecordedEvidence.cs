using System.Globalization;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Reports;
using Tributary.Reports.Prose;

namespace Tributary.Cli.Commands;

/// <summary>Opens what an edition's sentences rest on and that is no finding: counts of the ledger, comparisons of events.</summary>
internal static class RecordedEvidence
{
    /// <summary>Whether a name is of such evidence.</summary>
    public static bool IsName(string name) => name.StartsWith("ledger-", StringComparison.Ordinal) || name.StartsWith("event-", StringComparison.Ordinal);

    /// <summary>Prints it.</summary>
    /// <exception cref="UsageException">The edition has none of this name.</exception>
    public static int Explain(string name, Edition edition, bool json)
    {
        Reference found = edition.References.FirstOrDefault(it => it.Id == name)
            ?? throw new UsageException($"The {edition.Quarter} edition has no evidence '{name}'. Its list of evidence names what it has; another quarter's edition has others: write the quarter behind the name.");
        if (json) PrintJson(found);
        else Print(found);
        return ExitCode.Done;
    }

    private static void Print(Reference found)
    {
        Terminal.Write(found.Title);
        Table values = Tables.Create("Figure", "#Value");
        foreach ((string name, double value) in found.Values) values.AddTexts(name.Replace('_', ' '), value.ToString("G6", CultureInfo.InvariantCulture));
        if (found.Values.Count > 0) Terminal.Write(values);
        Terminal.Write($"Asked with: {found.Command}");
    }

    private static void PrintJson(Reference found) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("reference", found.Id);
        writer.WriteString("title", found.Title);
        writer.WriteStartObject("values");
        foreach ((string name, double value) in found.Values) writer.WriteNumber(name, value);
        writer.WriteEndObject();
        writer.WriteString("command", found.Command);
        writer.WriteEndObject();
    });
}
