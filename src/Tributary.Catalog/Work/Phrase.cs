using System.Collections.Immutable;

namespace Tributary.Catalog.Work;

/// <summary>Words in a row: <c>composable kernel</c>. A word that ends in <c>*</c> stands for all that begin so, <c>*</c> for any one, <c>...</c> for up to eight or none.</summary>
public sealed class Phrase
{
    /// <summary>How many words <c>...</c> may pass over.</summary>
    internal const int LongestGap = 8;

    // Each multiplies what has to be tried.
    private const int MostGaps = 2;

    private const string Gap = "...";
    private const string AnyWord = "*";

    private Phrase(string text, ImmutableArray<string> words) => (Text, Words) = (text, words);

    /// <summary>As it is written in a rule.</summary>
    public string Text { get; }

    /// <summary>Its words, in small letters; an empty one is a gap.</summary>
    internal ImmutableArray<string> Words { get; }

    /// <summary>Whether its words stand somewhere in a text, or in the parts of one of its runs, found without any index: what an index must agree with.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        Span<Range> runs = stackalloc Range[Work.Words.Most];
        Span<Range> parts = stackalloc Range[Work.Words.Most];
        runs = runs[..Work.Words.Runs(text, runs)];
        for (int i = 0; i < runs.Length; i++)
        {
            if (IsAt(text, runs[i..])) return true;
            ReadOnlySpan<char> run = text[runs[i]];
            ReadOnlySpan<Range> inner = parts[..Work.Words.Parts(run, parts)];
            for (int j = 0; j < inner.Length; j++)
            {
                if (IsAt(run, inner[j..])) return true;
            }
        }

        return false;
    }

    /// <summary>Reads a phrase; null where the text has no word, begins or ends with a gap, has more than two gaps, or a star elsewhere than at a word's end.</summary>
    public static Phrase? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        Span<Range> room = stackalloc Range[Work.Words.Most];
        foreach (string part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is Gap or AnyWord)
            {
                words.Add(part == Gap ? "" : AnyWord);
                continue;
            }

            bool isPrefix = part.EndsWith('*');
            string bare = isPrefix ? part[..^1] : part;
            ReadOnlySpan<Range> runs = room[..Work.Words.Runs(bare, room)];
            if (runs.IsEmpty || bare.Contains('*')) return null;
            foreach (Range run in runs) words.Add(bare[run].ToLowerInvariant());
            if (isPrefix) words[^1] += '*';
        }

        return words.Count == 0 || words[0] is "" or AnyWord || words[^1].Length == 0 || words.Count(word => word.Length == 0) > MostGaps ? null : new Phrase(text, [.. words]);
    }

    /// <summary>Whether its words are the first of those of a text.</summary>
    /// <param name="text">What the words are of.</param>
    /// <param name="words">Where each begins and ends.</param>
    internal bool IsAt(ReadOnlySpan<char> text, ReadOnlySpan<Range> words) => IsAt(text, words, Words.AsSpan());

    private static bool IsAt(ReadOnlySpan<char> text, ReadOnlySpan<Range> words, ReadOnlySpan<string> wanted)
    {
        for (int i = 0; i < wanted.Length; i++)
        {
            if (wanted[i].Length == 0)
            {
                for (int skipped = 0; skipped <= LongestGap && i + skipped < words.Length; skipped++)
                {
                    if (IsAt(text, words[(i + skipped)..], wanted[(i + 1)..])) return true;
                }

                return false;
            }

            if (i >= words.Length || !IsWord(text[words[i]], wanted[i])) return false;
        }

        return true;
    }

    private static bool IsWord(ReadOnlySpan<char> word, string wanted) => wanted[^1] == '*'
        ? word.StartsWith(wanted.AsSpan(0, wanted.Length - 1), StringComparison.OrdinalIgnoreCase)
        : word.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
