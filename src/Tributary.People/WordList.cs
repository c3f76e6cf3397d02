namespace Tributary.People;

/// <summary>Lists of words that come with the program: <c>Words/*.txt</c>, words apart by space, lines that begin with '#' for the reader.</summary>
internal static class WordList
{
    /// <summary>All words of a list.</summary>
    public static HashSet<string> Read(string name) =>
        Lines(name).SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);

    /// <summary>A list's lines that are not for the reader.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using Stream stream = typeof(WordList).Assembly.GetManifestResourceStream($"Words/{name}.txt")
            ?? throw new ArgumentException($"there is no list '{name}'", nameof(name));
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
