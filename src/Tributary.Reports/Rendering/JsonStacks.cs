using System.Text.Json;
using Tributary.Insights.Stacks;

namespace Tributary.Reports.Rendering;

/// <summary>Two stacks by layer, as JSON.</summary>
internal static class JsonStacks
{
    /// <summary>Writes the property <c>stacks</c>; null where the store can't tell.</summary>
    public static void Write(Utf8JsonWriter writer, StackComparison? stacks)
    {
        writer.WritePropertyName("stacks");
        if (stacks is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("one", stacks.One.Term.ToString());
        writer.WriteString("other", stacks.Other.Term.ToString());
        writer.WriteNumber("covered", stacks.Coverage.Covered);
        writer.WriteNumber("of", stacks.Coverage.Of);
        writer.WriteNumber("neutral_repositories", stacks.NeutralRepositories);
        writer.WriteStartArray("layers");
        foreach (LayerParity row in stacks.Layers) Write(writer, row);
        writer.WriteEndArray();
        writer.WritePropertyName("whole");
        Write(writer, stacks.Whole);
        writer.WritePropertyName("neutral");
        if (stacks.Neutral is { } neutral) Write(writer, neutral);
        else writer.WriteNullValue();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, LayerParity row)
    {
        writer.WriteStartObject();
        writer.WriteString("name", row.Name);
        writer.WriteString("title", row.Title);
        writer.WriteStartArray("history");
        foreach (StackMoment moment in row.History)
        {
            writer.WriteStartObject();
            writer.WriteString("period", moment.Period.Name);
            Write(writer, "one", moment.One);
            Write(writer, "other", moment.Other);
            JsonEdition.WriteNumber(writer, "parity", moment.Parity?.Ratio);
            JsonEdition.WriteNumber(writer, "parity_low", moment.Parity?.Low);
            JsonEdition.WriteNumber(writer, "parity_high", moment.Parity?.High);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        JsonEdition.WriteNumber(writer, "change_low", row.Change?.LowRatio);
        JsonEdition.WriteNumber(writer, "change_high", row.Change?.HighRatio);
        JsonEdition.WriteNumber(writer, "change_p", row.Change?.P);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, StackCell cell)
    {
        JsonEdition.WriteNumber(writer, name, cell.People);
        if (cell.Withheld is { } withheld) writer.WriteString($"{name}_withheld", withheld);
    }
}
