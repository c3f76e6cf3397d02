using System.Globalization;

namespace Tributary.Metrics.Concentration;

/// <summary>What a subject names: a word, or two that stand beside each other.</summary>
/// <param name="Key">The same for all spellings: of <c>FlashAttention</c>, <c>flash_attention</c> and <c>flash attentions</c>.</param>
/// <param name="Spelling">As it was written.</param>
/// <param name="First">Of a pair, its first word's key; else empty.</param>
/// <param name="Second">Of a pair, its second word's key; else empty.</param>
internal readonly record struct SubjectTerm(string Key, string Spelling, string First, string Second);

/// <summary>
/// Reads the words of a commit's subject and the pairs of words that stand beside each other. Numbers of issues, links, addresses, handles and object ids are
/// left out, and stop words; a number counts only as a word's second, as in <c>ROCm 7.2</c>. Subjects are anybody's: what comes out is letters, digits,
/// <c>_.+</c> and a space or hyphen between, of bounded length.
/// </summary>
internal sealed class SubjectTerms
{
    private const int LongestSubject = 400;
    private const int LongestWord = 40;
    private const int LongestNumber = 6;
    private const int ShortestId = 7;

    private readonly List<SubjectTerm> _terms = [];
    private readonly HashSet<string> _seen = new(32, StringComparer.Ordinal);

    // The word that the next one would make a pair with; empty: none.
    private (string Key, string Spelling) _before = ("", "");

    private SubjectTerms(ReadOnlySpan<char> subject)
    {
        bool isFirst = true;
        for (int at = 0; at < subject.Length; at++)
        {
            int start = at;
            while (at < subject.Length && !char.IsWhiteSpace(subject[at])) at++;
            if (at == start) continue;
            ReadOnlySpan<char> chunk = subject[start..at];
            if (IsNoise(chunk) || (isFirst && IsTrackersTag(chunk))) _before = ("", "");
            else ReadWords(chunk);
            isFirst = false;
        }
    }

    /// <summary>The subject's terms, each once.</summary>
    public static IReadOnlyList<SubjectTerm> Of(string subject) => new SubjectTerms(subject.AsSpan(0, Math.Min(subject.Length, LongestSubject)))._terms;

    /// <summary>A word's key, without what only tells spellings apart, and without a plural's ending: a wrong one does no harm, for keys are not printed.</summary>
    public static string KeyOf(string word)
    {
        string key = word.ToLowerInvariant().Replace("_", "", StringComparison.Ordinal);
        return key.Length > 4 && key[^1] == 's' && key[^2] != 's' ? key[..^1] : key;
    }

    // Between two spaces. Only a hyphen lets two words of it stand beside each other.
    private void ReadWords(ReadOnlySpan<char> chunk)
    {
        char gap = ' ';
        for (int at = 0; at < chunk.Length;)
        {
            int start = at;
            while (at < chunk.Length && IsOfWord(chunk[at])) at++;
            if (at > start)
            {
                ReadWord(chunk[start..at].TrimStart("._+").TrimEnd("._").ToString(), gap);
                continue;
            }

            gap = chunk[at++];
            if (gap != '-') _before = ("", "");
        }
    }

    private void ReadWord(string word, char gap)
    {
        string lower = word.ToLowerInvariant();
        bool isNumber = IsNumber(lower);
        if (word.Length is 0 or > LongestWord || IsId(lower) || (isNumber ? word.Length > LongestNumber : word.Length == 1 || StopWords.Contains(lower)))
        {
            _before = ("", "");
            return;
        }

        string key = isNumber ? lower : KeyOf(lower);
        if (!isNumber && _seen.Add(key)) _terms.Add(new SubjectTerm(key, word, "", ""));
        if (_before.Key.Length > 0 && _seen.Add(_before.Key + key)) _terms.Add(new SubjectTerm(_before.Key + key, $"{_before.Spelling}{gap}{word}", _before.Key, key));
        _before = isNumber ? ("", "") : (key, word);
    }

    // What follows an apostrophe (don't, it's) is a stop word by itself.
    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '.' or '+'
        || (letter > '~' && char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    // 7, 2.10, v3.2, 70b.
    private static bool IsNumber(string lower) => lower.Length > 0 && (char.IsDigit(lower[0]) || (lower.Length > 1 && lower[0] == 'v' && char.IsDigit(lower[1])));

    private static bool IsId(string lower) => lower.Length >= ShortestId && lower.All(char.IsAsciiHexDigit) && lower.Any(char.IsAsciiDigit);

    // Addresses and handles, links, and what refers to an issue, unless a tag such as [ROCm] clings to it.
    private static bool IsNoise(ReadOnlySpan<char> chunk) =>
        chunk.Contains('@') || chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || (chunk.IndexOf('#') is >= 0 and var sign && sign + 1 < chunk.Length && char.IsAsciiDigit(chunk[sign + 1]) && !chunk.Contains(']'));

    // [ABC-1234]: an issue of a tracker.
    private static bool IsTrackersTag(ReadOnlySpan<char> chunk)
    {
        ReadOnlySpan<char> tag = chunk.Trim("[]:");
        int hyphen = tag.IndexOf('-');
        return hyphen is >= 2 and <= 10 && tag[..hyphen].IndexOfAnyExceptInRange('A', 'Z') < 0 && tag.Length - hyphen > 3 && tag[(hyphen + 1)..].IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
