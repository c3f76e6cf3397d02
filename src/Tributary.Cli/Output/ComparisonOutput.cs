using System.Text.Json;
using Tributary.Insights.Comparing;
using Tributary.Metrics.Uncertainty;

namespace Tributary.Cli.Output;

/// <summary>Prints a comparison for programs.</summary>
internal static class ComparisonOutput
{
    /// <summary>All of it, as JSON.</summary>
    public static void PrintJson(Comparison comparison) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("period", comparison.Period.ToString());
        writer.WriteNumber("covered", comparison.Coverage.Covered);
        writer.WriteNumber("of", comparison.Coverage.Of);
        writer.WriteNumber("neutral_repositories", comparison.Neutral);
        writer.WriteArray("sides", comparison.Sides, side =>
        {
            writer.WriteString("title", side.Title);
            writer.WriteString("scope", side.Term.ToString());
            writer.WriteTexts("own_repositories", side.Own.Where(it => it.IsRead).Select(it => it.Name));
            writer.WriteTexts("own_repositories_missing", side.Own.Where(it => !it.IsRead).Select(it => it.Name));
        });
        writer.WriteArray("measures", comparison.Measures, measure =>
        {
            writer.WriteString("metric", measure.Metric);
            writer.WriteString("title", measure.Title);
            Numbers(writer, "values", measure.Values);
            Parities(writer, "parities", measure.Parities);
        });
        writer.WriteArray("shared_contributors", comparison.Shared, pair =>
        {
            writer.WriteString("one", comparison.Sides[pair.Key.One].Title);
            writer.WriteString("other", comparison.Sides[pair.Key.Other].Title);
            writer.WriteNumber("people", pair.Value);
        });
        writer.WriteArray("history", comparison.History, moment =>
        {
            writer.WriteString("period", moment.Period.ToString());
            Numbers(writer, "contributors", moment.Contributors);
            Numbers(writer, "commits", moment.Commits);
            Parities(writer, "parities", moment.Parities);
            Parities(writer, "neutral_parities", moment.NeutralParities);
        });
        if (comparison.By is { } by) writer.WriteString("by", by);
        writer.WriteArray("parts", comparison.Parts, part =>
        {
            writer.WriteString("title", part.Title);
            Numbers(writer, "contributors", part.Contributors);
            Numbers(writer, "new_contributors", part.New);
            Numbers(writer, "sustained_contributors", part.Sustained);
            Numbers(writer, "commits", part.Commits);
            Parities(writer, "parities", part.Parities);
            Parities(writer, "parities_a_year_before", part.Before);
        });
        writer.WriteEndObject();
    });

    private static void Numbers(Utf8JsonWriter writer, string name, IEnumerable<double?> numbers)
    {
        writer.WriteStartArray(name);
        foreach (double? number in numbers)
        {
            if (number is { } known) writer.WriteNumberValue(known);
            else writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }

    private static void Parities(Utf8JsonWriter writer, string name, IEnumerable<Parity?> parities) => writer.WriteArray(name, parities, parity =>
    {
        writer.WriteNumberOrNull("ratio", parity?.Ratio);
        writer.WriteNumberOrNull("low", parity?.Low);
        writer.WriteNumberOrNull("high", parity?.High);
    });
}
