using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tributary.Cli.Output;

/// <summary>Prints JSON, for programs.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Default };

    /// <summary>Prints what a function writes.</summary>
    public static void Print(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options)) write(writer);
        Terminal.WriteRaw(Encoding.UTF8.GetString(buffer.ToArray()) + "\n");
    }

    /// <summary>Writes a number or null.</summary>
    public static void WriteNumberOrNull(this Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
        else writer.WriteNull(name);
    }
}
