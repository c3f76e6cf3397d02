using System.Globalization;
using System.Text.Json;
using Tributary.Catalog.Events;
using Tributary.Insights.Events;

namespace Tributary.Cli.Output;

/// <summary>Prints events and their comparisons.</summary>
internal static class EventOutput
{
    /// <summary>An event's kind as files spell it.</summary>
    public static string KindOf(FieldEvent it) => it.Kind.ToString().ToLowerInvariant();

    /// <summary>Money with its currency; empty where there is none.</summary>
    public static string Amount(FieldEvent it) => it.Amount is { } amount ? string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.##} {it.Currency}") : "";

    /// <summary>What an event concerns, shortly.</summary>
    public static string Concerned(FieldEvent it) => it switch
    {
        { Vendor: { } vendor } => $"vendor {vendor} ({Count(it)})",
        { Category: { } category } => $"category {category} ({Count(it)})",
        { Repositories: [var only] } => only.ToString(),
        _ => $"{it.Repositories[0]} and {it.Repositories.Count - 1} more",
    };

    /// <summary>All events, as JSON.</summary>
    public static void PrintListJson(IReadOnlyList<FieldEvent> events) => Json.Print(writer =>
    {
        writer.WriteStartArray();
        foreach (FieldEvent it in events)
        {
            writer.WriteStartObject();
            WriteEvent(writer, it);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>All of a comparison, as JSON.</summary>
    public static void PrintJson(FieldEvent chosen, EventComparison comparison) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("event");
        WriteEvent(writer, chosen);
        writer.WriteEndObject();
        writer.WriteString("quarter", comparison.Quarter.ToString());
        writer.WriteString("refused", comparison.Refusal);
        writer.WriteNumber("covered", comparison.Coverage.Covered);
        writer.WriteNumber("of", comparison.Coverage.Of);
        writer.WriteArray("repositories", comparison.Concerned, it =>
        {
            writer.WriteString("name", it.Name);
            writer.WriteNumber("quarters_before", it.Before);
            writer.WriteNumber("quarters_after", it.After);
            writer.WriteString("left_out", it.LeftOut);
        });
        writer.WriteTexts("similar_repositories", comparison.Controls);
        writer.WriteNumber("chosen_from", comparison.Pool);
        writer.WriteNumber("repositories_with_event", comparison.WithEvent);
        writer.WriteTexts("other_events", comparison.OtherEvents);
        writer.WriteNumberOrNull("growth_before", comparison.GrowthBefore);
        writer.WriteNumberOrNull("similar_growth_before", comparison.ControlGrowthBefore);
        writer.WriteArray("measures", comparison.Measures, it => WriteMeasure(writer, it));
        writer.WriteArray("quarters", comparison.Moments, moment =>
        {
            writer.WriteString("quarter", moment.Quarter.ToString());
            writer.WriteNumber("offset", moment.Offset);
            for (int i = 0; i < moment.Figures.Count; i++)
            {
                writer.WriteNumberOrNull(comparison.Measures[i].Metric, moment.Figures[i].Ours);
                writer.WriteNumberOrNull("similar-" + comparison.Measures[i].Metric, moment.Figures[i].Controls);
            }
        });
        writer.WriteTexts("cautions", EventText.Cautions(comparison));
        writer.WriteEndObject();
    });

    private static string Count(FieldEvent it) => it.Repositories.Count == 1 ? "1 repository" : string.Create(CultureInfo.InvariantCulture, $"{it.Repositories.Count} repositories");

    private static void WriteEvent(Utf8JsonWriter writer, FieldEvent it)
    {
        writer.WriteString("id", it.Id);
        writer.WriteString("date", Tables.Day(it.Date));
        writer.WriteString("kind", KindOf(it));
        writer.WriteString("title", it.Title);
        writer.WriteString("vendor", it.Vendor);
        writer.WriteString("category", it.Category);
        writer.WriteTexts("repositories", it.Repositories.Select(name => name.ToString()));
        if (it.Amount is { } amount) writer.WriteNumber("amount", amount);
        else writer.WriteNull("amount");
        writer.WriteString("currency", it.Currency);
        writer.WriteString("source", it.Source);
    }

    private static void WriteMeasure(Utf8JsonWriter writer, EventMeasure it)
    {
        writer.WriteString("metric", it.Metric);
        writer.WriteNumberOrNull("change", it.Change);
        writer.WriteNumberOrNull("similar_change", it.ControlChange);
        writer.WriteNumberOrNull("difference", it.Difference);
        writer.WriteNumberOrNull("low", it.Low);
        writer.WriteNumberOrNull("high", it.High);
        writer.WriteNumberOrNull("p", it.P);
        writer.WriteNumber("placebos", it.Placebos);
    }
}
