using System.Globalization;
using System.Text;
using System.Text.Json;
using Tributary.Model;

namespace Tributary.Insights.Predictions;

/// <summary>Reads a record's line, and takes no other spelling of it than the one that is written.</summary>
internal static class RecordReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a line without its end.</summary>
    /// <param name="bytes">The line.</param>
    /// <param name="line">Where it stands, from 1.</param>
    /// <param name="problem">What is wrong with it; null: nothing.</param>
    /// <returns>The record; null where it can't be read.</returns>
    public static LedgerRecord? Read(byte[] bytes, int line, out string? problem)
    {
        if (Conflict(bytes))
        {
            problem = "git left a conflict's mark here: two branches were merged. Keep the lines of one, remove the marks, and add the other's predictions again.";
            return null;
        }

        if (bytes is [.., (byte)'\r'])
        {
            problem = "its end was turned into a carriage return and a line feed. Write '*.jsonl -text' into .gitattributes and check the file out again.";
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(Utf8.GetString(bytes));
            JsonElement root = json.RootElement;
            var record = new LedgerRecord(ReadPrediction(root), Text(root, "previous"), Text(root, "hash"), line);
            (byte[] written, string hash) = RecordText.Write(record.Prediction, record.Previous);
            bool isWritten = written.AsSpan().SequenceEqual(bytes);
            problem = isWritten ? null : hash == record.Hash ? "it is not written as this program writes it." : "its hash is another's: it was changed after it was made. Take the line as it was from version control.";
            return record;
        }
        catch (Exception error) when (error is JsonException or DecoderFallbackException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            problem = $"it is no record: {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Take the line as it was from version control.";
            return null;
        }
    }

    private static bool Conflict(byte[] bytes) => bytes.AsSpan() is var line && (line.StartsWith("<<<<<<<"u8) || line.StartsWith("======="u8) || line.StartsWith(">>>>>>>"u8) || line.StartsWith("|||||||"u8));

    private static Prediction ReadPrediction(JsonElement root) => new()
    {
        Number = root.GetProperty("number").GetInt32(),
        Made = ReadDay(Text(root, "made")),
        Recorded = ReadDay(Text(root, "recorded")),
        Author = Text(root, "author"),
        Text = Text(root, "text"),
        Claim = root.GetProperty("claim").EnumerateArray().Select(ReadCondition).ToList(),
        Unchecked = root.GetProperty("unchecked").GetString(),
        Quarter = ReadQuarter(Text(root, "quarter")),
        Probability = root.GetProperty("probability") is { ValueKind: not JsonValueKind.Null } probability ? probability.GetDecimal() : null,
        Coverage = root.GetProperty("coverage").GetDecimal(),
        Why = Text(root, "why"),
        Source = Text(root, "source"),
    };

    private static Condition ReadCondition(JsonElement condition)
    {
        string? to = condition.GetProperty("to").GetString();
        bool isQuarter = Quarter.TryParse(to, out Quarter quarter);
        return new Condition
        {
            Metric = Text(condition, "metric"),
            Parameters = condition.GetProperty("parameters").EnumerateObject().ToDictionary(it => it.Name, it => it.Value.GetInt64(), StringComparer.Ordinal),
            Scope = ReadScope(Text(condition, "scope")),
            Within = condition.GetProperty("within").EnumerateArray().Select(it => it.GetString() ?? throw new FormatException("a restriction is null")).ToList(),
            Compared = Enum.GetValues<Compared>().Cast<Compared?>().FirstOrDefault(it => RecordText.Word(it!.Value) == Text(condition, "compared")) ?? throw new FormatException("nothing is compared so"),
            ToQuarter = isQuarter ? quarter : null,
            ToScope = to is null || isQuarter ? null : ReadScope(to),
            Comparator = ComparatorSigns.Of(Text(condition, "comparator")) ?? throw new FormatException("its comparator is none"),
            Threshold = condition.GetProperty("threshold").GetDecimal(),
        };
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    private static DateOnly ReadDay(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Quarter ReadQuarter(string text) => Quarter.TryParse(text, out Quarter quarter) ? quarter : throw new FormatException($"'{text}' is no quarter");

    private static ClaimScope ReadScope(string text) => ClaimScope.TryParse(text, out ClaimScope? scope) ? scope! : throw new FormatException($"'{text}' is no scope");
}
