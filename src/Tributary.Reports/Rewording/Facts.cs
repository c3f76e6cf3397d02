using System.Text.RegularExpressions;
using Tributary.Insights.Findings;
using Tributary.Reports.Prose;

namespace Tributary.Reports.Rewording;

/// <summary>What a sentence states, in its order: names, quarters, numbers, directions and the nouns of what is counted. Whoever rewords it has to keep this row.</summary>
/// <param name="names">What has a name in the store.</param>
internal sealed partial class Facts(IEnumerable<string> names)
{
    private readonly List<string> _names = names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>The facts of a text that rests on some findings.</summary>
    public IReadOnlyList<string> Of(string text, IReadOnlyList<Finding> evidence)
    {
        var found = new SortedDictionary<int, string>();
        char[] rest = text.ToCharArray();
        foreach (string name in evidence.SelectMany(Guard.NamesOf).Concat(_names).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal))
            Take(name, StringComparison.Ordinal);
        TakeAll(Quarter());
        // Signs, digits and per cents stay as they are written: rounding is a change.
        TakeAll(Number());
        foreach (string words in Direction.All.Select(it => it.Words).Concat(Direction.Unbound).OrderByDescending(words => words.Length)) Take(words, StringComparison.OrdinalIgnoreCase);
        TakeAll(Word(), Vocabulary.IsFact);
        return [.. found.Values];

        void Take(string words, StringComparison comparison)
        {
            string left = new(rest);
            for (int at = left.IndexOf(words, comparison); at >= 0; at = left.IndexOf(words, at + words.Length, comparison))
            {
                if (!IsOfWord(left, at - 1) && !IsOfWord(left, at + words.Length)) Mark(at, words.Length);
            }
        }

        void TakeAll(Regex pattern, Func<string, bool>? isOne = null)
        {
            foreach (Match match in pattern.Matches(new string(rest)))
            {
                if (isOne?.Invoke(match.Value) ?? true) Mark(match.Index, match.Length);
            }
        }

        void Mark(int at, int length)
        {
            if (rest[at] == '\0') return;
            found[at] = Before(text, at) + text.Substring(at, length).Replace('\u00a0', ' ');
            // Nothing is found twice; a space would join its neighbours to names.
            rest.AsSpan(at, length).Clear();
        }
    }

    // The preposition that ties it to the rest, or nothing.
    private static string Before(string text, int at)
    {
        string word = LastWord().Match(text[..at]).Value.Trim();
        return Vocabulary.IsPreposition(word) ? word + " " : "";
    }

    private static bool IsOfWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '/');

    [GeneratedRegex(@"\b\d{4}Q[1-4]\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"[+−-]?\d+([.,]\d+)*([\s\u00a0]?%)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\p{L}+\s+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
