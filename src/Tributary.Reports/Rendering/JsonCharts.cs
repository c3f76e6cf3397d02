using System.Globalization;
using System.Text.Json;
using Tributary.Insights.Findings;
using Tributary.Reports.Charts;

namespace Tributary.Reports.Rendering;

/// <summary>What an edition's charts show, as JSON; a number that may not be told is null.</summary>
internal static class JsonCharts
{
    /// <summary>Overlaps, flows, ecosystems and events.</summary>
    public static void Write(Utf8JsonWriter writer, Edition edition)
    {
        WriteAll(writer, "overlaps", OverlapMatrix.Of(edition).Pairs, it => WriteOverlap(writer, it));
        WriteAll(writer, "flows", FlowLayout.Of(edition).Flows, it => WriteFlow(writer, it));
        WriteAll(writer, "ecosystems", edition.Ecosystems, it => WriteEcosystem(writer, it, edition));
        WriteAll(writer, "events", new EventMarks(edition).Shown, it => WriteEvent(writer, it));
    }

    private static void WriteOverlap(Utf8JsonWriter writer, OverlapPair pair)
    {
        Finding found = pair.Cell.Finding!;
        writer.WriteString("one", pair.One.Id);
        writer.WriteString("other", pair.Other.Id);
        JsonEdition.WriteNumber(writer, "people", found.Value);
        JsonEdition.WriteNumber(writer, "expected", found["expected"]);
        JsonEdition.WriteNumber(writer, "lift", found["lift"]);
        JsonEdition.WriteNumber(writer, "q", found["q"]);
        writer.WriteString("finding", found.Id);
    }

    private static void WriteFlow(Utf8JsonWriter writer, Finding flow)
    {
        writer.WriteString("from", flow.Scope);
        writer.WriteString("to", flow.Names[0]);
        JsonEdition.WriteNumber(writer, "people", flow.Value);
        JsonEdition.WriteNumber(writer, "back", FlowText.Back(flow).Value);
        JsonEdition.WriteNumber(writer, "q", flow["q"]);
        writer.WriteBoolean("told_apart_from_chance", FlowLayout.IsTold(flow));
        writer.WriteString("finding", flow.Id);
    }

    private static void WriteEcosystem(Utf8JsonWriter writer, EcosystemHistory ecosystem, Edition edition)
    {
        writer.WriteString("ecosystem", ecosystem.Id);
        writer.WriteString("title", ecosystem.Title);
        writer.WriteStartArray("history");
        foreach ((int place, Reading contributors) in ecosystem.Contributors.Index())
        {
            writer.WriteStartObject();
            writer.WriteString("quarter", edition.QuartersInCharts[place].ToString());
            JsonEdition.WriteNumber(writer, "contributors", contributors.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEvent(Utf8JsonWriter writer, NumberedEvent it)
    {
        writer.WriteNumber("number", it.Number);
        writer.WriteString("event", it.Event.Id);
        writer.WriteString("date", it.Event.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("title", it.Event.Title);
        writer.WriteStartArray("categories");
        foreach (ScopeFigures category in it.Categories) writer.WriteStringValue(category.Id);
        writer.WriteEndArray();
        writer.WriteString("source", it.Event.Source);
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
