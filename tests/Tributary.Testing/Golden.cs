using System.Text;

namespace Tributary.Testing;

/// <summary>Compares what was made with a file that was accepted earlier; <c>./test --accept</c> accepts what is made now.</summary>
public static class Golden
{
    /// <summary>null where the content is the accepted one, byte for byte; else where it departs from it.</summary>
    public static string? Compare(string name, byte[] content)
    {
        string file = SourceTree.PathOf("tests", "editions", name);
        if (Environment.GetEnvironmentVariable("TRIBUTARY_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        byte[] accepted = File.Exists(file) ? File.ReadAllBytes(file) : [];
        return accepted.AsSpan().SequenceEqual(content) ? null : Explain(name, Lines(accepted), Lines(content));
    }

    private static string Explain(string name, string[] accepted, string[] made)
    {
        int line = accepted.Zip(made).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{name}, line {line + 1}:\naccepted: {accepted.ElementAtOrDefault(line)}\nmade:     {made.ElementAtOrDefault(line)}\nRun ./test --accept if it is meant to be so, and review the change as code.";
    }

    private static string[] Lines(byte[] content) => Encoding.UTF8.GetString(content).Split('\n');
}
