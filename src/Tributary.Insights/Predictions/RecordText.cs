using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tributary.Insights.Predictions;

/// <summary>Writes a record as its one line of JSON: keys in a fixed order, no blanks, UTF-8. There is one way to write a record, so that each byte is in its hash.</summary>
internal static class RecordText
{
    /// <summary>What stands for the record before the first.</summary>
    public static readonly string NoRecord = new('0', SHA256.HashSizeInBytes * 2);

    // Letters of any script stay as they are: people read differences of this file.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A record's line, without the line's end, and its hash.</summary>
    public static (byte[] Line, string Hash) Write(Prediction prediction, string previous)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options)) WriteRecord(writer, prediction, previous);
        // All but the brace that closes the record, which the hash comes before.
        byte[] hashed = buffer.ToArray()[..^1];
        string hash = Convert.ToHexStringLower(SHA256.HashData(hashed));
        return ([.. hashed, .. Encoding.ASCII.GetBytes($",\"hash\":\"{hash}\"}}")], hash);
    }

    /// <summary>How it is written what of a figure is compared.</summary>
    public static string Word(Compared compared) => compared.ToString().ToLowerInvariant();

    private static void WriteRecord(Utf8JsonWriter writer, Prediction prediction, string previous)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", prediction.Number);
        writer.WriteString("made", prediction.Made.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("recorded", prediction.Recorded.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("author", prediction.Author);
        writer.WriteString("text", prediction.Text);
        writer.WriteStartArray("claim");
        foreach (Condition condition in prediction.Claim) WriteCondition(writer, condition);
        writer.WriteEndArray();
        writer.WriteString("unchecked", prediction.Unchecked);
        writer.WriteString("quarter", prediction.Quarter.ToString());
        if (prediction.Probability is { } probability) writer.WriteNumber("probability", probability);
        else writer.WriteNull("probability");
        writer.WriteNumber("coverage", prediction.Coverage);
        writer.WriteString("why", prediction.Why);
        writer.WriteString("source", prediction.Source);
        writer.WriteString("previous", previous);
        writer.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter writer, Condition condition)
    {
        writer.WriteStartObject();
        writer.WriteString("metric", condition.Metric);
        writer.WriteStartObject("parameters");
        foreach ((string name, long value) in condition.Parameters.OrderBy(it => it.Key, StringComparer.Ordinal)) writer.WriteNumber(name, value);
        writer.WriteEndObject();
        writer.WriteString("scope", condition.Scope.ToString());
        writer.WriteStartArray("within");
        foreach (string term in condition.Within) writer.WriteStringValue(term);
        writer.WriteEndArray();
        writer.WriteString("compared", Word(condition.Compared));
        writer.WriteString("to", condition.ToQuarter?.ToString() ?? condition.ToScope?.ToString());
        writer.WriteString("comparator", condition.Comparator.Sign());
        writer.WriteNumber("threshold", condition.Threshold);
        writer.WriteEndObject();
    }
}
