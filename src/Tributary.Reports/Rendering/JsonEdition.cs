using System.Text.Json;
using Tributary.Insights.Findings;
using Tributary.Insights.Predictions;
using Tributary.Metrics;
using Tributary.Reports.Prose;
using Tributary.Reports.Rewording;
using Tributary.Store;

namespace Tributary.Reports.Rendering;

/// <summary>An edition as JSON: every figure with its coverage and its change.</summary>
public static class JsonEdition
{
    /// <summary>The version of the format; raised when a reader has to change.</summary>
    public const int Format = 2;

    /// <summary>Lays an edition out, in UTF-8.</summary>
    public static byte[] Render(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" })) Write(writer, edition);
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Edition edition)
    {
        writer.WriteStartObject();
        writer.WriteNumber("format", Format);
        writer.WriteString("quarter", edition.Quarter.ToString());
        WriteOrigin(writer, edition);
        if (edition.Rewording is { Reworded: > 0 } rewording) WriteRewording(writer, rewording);
        WriteText(writer, edition.Text);
        WriteEvidence(writer, edition.Evidence);
        JsonStacks.Write(writer, edition.Findings.Stacks);
        WriteReferences(writer, edition.References);
        WritePredictions(writer, edition.Predictions);
        writer.WritePropertyName("scores");
        JsonPredictions.WriteScores(writer, edition.Scores);
        writer.WritePropertyName("proposals");
        JsonPredictions.WriteProposals(writer, edition.Proposals);
        writer.WritePropertyName("catalog");
        WriteScope(writer, edition.Catalog);
        writer.WriteStartArray("categories");
        foreach (ScopeFigures category in edition.Categories) WriteScope(writer, category);
        writer.WriteEndArray();
        JsonCharts.Write(writer, edition);
        WriteRepositories(writer, edition.Repositories);
        WriteMetrics(writer, edition.Metrics);
        writer.WriteEndObject();
    }

    private static void WriteRewording(Utf8JsonWriter writer, RewordingNote rewording)
    {
        writer.WriteStartObject("rewording");
        writer.WriteString("model", rewording.Model);
        writer.WriteNumber("reworded", rewording.Reworded);
        writer.WriteNumber("of", rewording.Of);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, IReadOnlyList<Section> sections)
    {
        writer.WriteStartArray("sections");
        foreach (Section section in sections)
        {
            writer.WriteStartObject();
            writer.WriteString("section", section.Id);
            writer.WriteString("title", section.Title);
            writer.WriteStartArray("passages");
            foreach (Passage passage in section.Passages) WritePassage(writer, passage);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePassage(Utf8JsonWriter writer, Passage passage)
    {
        writer.WriteStartObject();
        writer.WriteString("title", passage.Title);
        writer.WriteStartArray("paragraphs");
        foreach (Paragraph paragraph in passage.Paragraphs)
        {
            writer.WriteStartArray();
            foreach (Sentence sentence in paragraph.Sentences)
            {
                writer.WriteStartObject();
                writer.WriteString("text", sentence.Text);
                if (sentence.Template is { } template) writer.WriteString("template", template);
                writer.WriteStartArray("findings");
                foreach (Finding finding in sentence.Evidence) writer.WriteStringValue(finding.Id);
                writer.WriteEndArray();
                WriteReferred(writer, sentence.References);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteReferred(Utf8JsonWriter writer, IReadOnlyList<Reference> references)
    {
        if (references.Count == 0) return;
        writer.WriteStartArray("references");
        foreach (Reference reference in references) writer.WriteStringValue(reference.Id);
        writer.WriteEndArray();
    }

    private static void WriteEvidence(Utf8JsonWriter writer, IReadOnlyList<Finding> findings)
    {
        writer.WriteStartObject("findings");
        foreach (Finding finding in findings)
        {
            writer.WriteStartObject(finding.Id);
            writer.WriteString("metric", finding.Metric.Name);
            writer.WriteString("by", finding.By.ToString().ToLowerInvariant());
            writer.WriteString("scope", finding.Scope);
            writer.WriteStartArray("names");
            foreach (string name in finding.Names) writer.WriteStringValue(name);
            writer.WriteEndArray();
            writer.WriteString("period", finding.Period.Name);
            writer.WriteNumber("covered", finding.Covered);
            writer.WriteNumber("of", finding.Of);
            writer.WriteNumber("score", finding.Score);
            WriteExpected(writer, finding);
            writer.WriteStartObject("values");
            foreach ((string name, double value) in finding.Values) writer.WriteNumber(name, value);
            writer.WriteEndObject();
            writer.WriteString("command", finding.Command);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteExpected(Utf8JsonWriter writer, Finding finding)
    {
        if (finding.Expected is not { } expected) return;
        writer.WriteStartObject("forecast");
        writer.WriteNumber("low", expected.Low);
        writer.WriteNumber("median", expected.Median);
        writer.WriteNumber("high", expected.High);
        writer.WriteNumber("came", expected.Value);
        writer.WriteNumber("surprise", expected.Surprise);
        writer.WriteBoolean("told_before", finding.WasTold);
        writer.WriteEndObject();
    }

    private static void WriteReferences(Utf8JsonWriter writer, IReadOnlyList<Reference> references)
    {
        writer.WriteStartObject("references");
        foreach (Reference reference in references)
        {
            writer.WriteStartObject(reference.Id);
            writer.WriteString("title", reference.Title);
            writer.WriteStartObject("values");
            foreach ((string name, double value) in reference.Values) writer.WriteNumber(name, value);
            writer.WriteEndObject();
            writer.WriteString("command", reference.Command);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WritePredictions(Utf8JsonWriter writer, IReadOnlyList<Judgement> predictions)
    {
        writer.WriteStartArray("predictions");
        foreach (Judgement it in predictions)
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", it.Prediction.Number);
            writer.WriteString("text", it.Prediction.Text);
            writer.WriteString("author", it.Prediction.Author);
            writer.WriteString("quarter", it.Prediction.Quarter.ToString());
            WriteNumber(writer, "probability", (double?)it.Prediction.Probability);
            writer.WriteString("stands", PredictionText.Stands(it));
            writer.WriteStartArray("conditions");
            foreach (ConditionJudgement condition in it.Conditions)
            {
                writer.WriteStartObject();
                writer.WriteString("condition", condition.Condition.ToString());
                writer.WriteString("measured", PredictionText.Measured(condition));
                writer.WriteString("covered", PredictionText.Covered(condition));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteOrigin(Utf8JsonWriter writer, Edition edition)
    {
        EditionOrigin origin = edition.Origin;
        writer.WriteStartObject("origin");
        writer.WriteString("catalog", origin.Catalog);
        writer.WriteString("catalog_title", origin.CatalogTitle);
        writer.WriteString("catalog_fingerprint", origin.CatalogFingerprint);
        writer.WriteString("program", origin.Program);
        writer.WriteString("contents", origin.IsAggregated ? "aggregates" : "facts");
        writer.WriteString("reading_digest", ReadingDigest.Of(edition.Repositories));
        writer.WriteEndObject();
    }

    private static void WriteScope(Utf8JsonWriter writer, ScopeFigures scope)
    {
        writer.WriteStartObject();
        writer.WriteString("scope", scope.Id);
        writer.WriteString("title", scope.Title);
        writer.WriteNumber("covered", scope.Covered);
        writer.WriteNumber("of", scope.Of);
        writer.WriteStartObject("figures");
        foreach ((string metric, Figure figure) in scope.Figures)
        {
            writer.WriteStartObject(metric);
            WriteNumber(writer, "value", figure.Value.Value);
            if (figure.Value.Withheld is { } withheld) writer.WriteString("withheld", withheld);
            if (figure.Change.Withheld is { } change) writer.WriteString("change_withheld", change);
            WriteNumber(writer, "before", figure.Change.Before);
            WriteNumber(writer, "after", figure.Change.After);
            WriteNumber(writer, "change", figure.Change.Ratio);
            WriteNumber(writer, "change_low", figure.Change.Difference?.LowRatio);
            WriteNumber(writer, "change_high", figure.Change.Difference?.HighRatio);
            WriteNumber(writer, "change_p", figure.Change.Difference?.P);
            writer.WriteNumber("comparable", figure.Change.Comparable);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartArray("history");
        foreach (HistoryPoint point in scope.History)
        {
            writer.WriteStartObject();
            writer.WriteString("quarter", point.Quarter.ToString());
            WriteNumber(writer, "commits", point.Commits.Value);
            WriteNumber(writer, "contributors", point.Contributors.Value);
            writer.WriteNumber("covered", point.Covered);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRepositories(Utf8JsonWriter writer, IReadOnlyList<RepositoryStatus> repositories)
    {
        writer.WriteStartArray("repositories");
        foreach (RepositoryStatus it in repositories)
        {
            writer.WriteStartObject();
            writer.WriteString("repository", it.Name);
            writer.WriteString("category", it.Category);
            writer.WriteString("outcome", it.Outcome);
            writer.WriteString("reason", it.Remark);
            writer.WriteString("tip", it.Tip);
            writer.WriteString("covered_from", Wording.Instant(it.CoveredFrom));
            writer.WriteString("covered_until", Wording.Instant(it.CoveredUntil));
            writer.WriteNumber("commits", it.Commits);
            writer.WriteNumber("undated", it.Undated);
            writer.WriteNumber("copies", it.Copies);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteMetrics(Utf8JsonWriter writer, IReadOnlyList<Metric> metrics)
    {
        writer.WriteStartArray("metrics");
        foreach (Metric metric in metrics)
        {
            writer.WriteStartObject();
            writer.WriteString("metric", metric.Name);
            writer.WriteString("title", metric.Title);
            writer.WriteString("unit", metric.Unit);
            writer.WriteString("definition", MethodText.Definition(metric));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
        else writer.WriteNull(name);
    }
}
