using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Tributary.Store;

namespace Tributary.Metrics;

/// <summary>Remembers what was measured. A question is its statement with all values, and the program that carries it out: another build measures anew.</summary>
internal sealed class MetricMemory(AnswerFolder? answers)
{
    private static readonly string Program = typeof(MetricMemory).Module.ModuleVersionId.ToString();

    /// <summary>A metric's values, measured unless they are known.</summary>
    public IReadOnlyList<MetricRow> Rows(Metric metric, MetricStatement statement, Func<IReadOnlyList<MetricRow>> measure) =>
        Recall("rows", metric, statement, measure, MetricMemoryFormat.Default.IReadOnlyListMetricRow);

    /// <summary>A metric's changes, measured unless they are known.</summary>
    public IReadOnlyList<MetricChange> Changes(Metric metric, MetricStatement statement, Func<IReadOnlyList<MetricChange>> measure) =>
        Recall("changes", metric, statement, measure, MetricMemoryFormat.Default.IReadOnlyListMetricChange);

    private IReadOnlyList<T> Recall<T>(string what, Metric metric, MetricStatement statement, Func<IReadOnlyList<T>> measure, JsonTypeInfo<IReadOnlyList<T>> format)
    {
        if (answers is null) return measure();
        string question = string.Join('\n', [Program, what, metric.Name, .. statement.Parameters.Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Name}={it.Value ?? "null"}")), statement.Sql]);
        if (answers.Find(question) is { } known && Read(known, format) is { } told) return told;
        IReadOnlyList<T> measured = measure();
        answers.Keep(question, JsonSerializer.SerializeToUtf8Bytes(measured, format));
        return measured;
    }

    // What a power cut left half written was never an answer.
    private static IReadOnlyList<T>? Read<T>(byte[] answer, JsonTypeInfo<IReadOnlyList<T>> format)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, format);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How answers are written: doubles come back as they were, bit by bit.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<MetricRow>))]
[JsonSerializable(typeof(IReadOnlyList<MetricChange>))]
internal sealed partial class MetricMemoryFormat : JsonSerializerContext;
