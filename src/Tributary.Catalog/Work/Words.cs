namespace Tributary.Catalog.Work;

/// <summary>
/// The words of a subject or of a part of a path: runs of ASCII letters and digits. A run in mixed case has parts, which are words too:
/// <c>KVCacheManager</c> is also <c>KV Cache Manager</c>.
/// </summary>
internal static class Words
{
    /// <summary>How many are looked at: a subject of a thousand words says nothing more.</summary>
    public const int Most = 64;

    /// <summary>Finds the runs of a text, the first <see cref="Most"/> of them.</summary>
    /// <returns>How many there are.</returns>
    /// <param name="text">Whatever.</param>
    /// <param name="runs">Takes where each begins and ends.</param>
    /// <param name="named">Letters and digits that '_' joins are one word, such as the name of a function.</param>
    public static int Runs(ReadOnlySpan<char> text, Span<Range> runs, bool named = false)
    {
        int count = 0;
        for (int i = 0; i < text.Length && count < runs.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i])) continue;
            int start = i;
            while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || (named && text[i] == '_'))) i++;
            runs[count++] = start..i;
        }

        return count;
    }

    /// <summary>Finds the parts of a run.</summary>
    /// <returns>How many there are; 0 where the run is all one word.</returns>
    public static int Parts(ReadOnlySpan<char> run, Span<Range> parts)
    {
        int start = 0, count = 0;
        for (int i = 1; i < run.Length && count < parts.Length - 1; i++)
        {
            if (!Begins(run, i)) continue;
            parts[count++] = start..i;
            start = i;
        }

        if (count > 0) parts[count++] = start..run.Length;
        return count;
    }

    // "kvCache" parts before C, "KVCache" too: a capital after a small letter, or before one.
    private static bool Begins(ReadOnlySpan<char> run, int at) =>
        char.IsAsciiLetterUpper(run[at]) && (char.IsAsciiLetterLower(run[at - 1]) || (at + 1 < run.Length && char.IsAsciiLetterLower(run[at + 1])));
}
