using System.Globalization;

namespace Tributary.Metrics.Concentration;

/// <summary>What a subject names: a word, or two that stand beside each other.</summary>
/// <param name="Key">The same for all spellings: of <c>FlashAttention</c>, <c>flash_attention</c> and <c>flash attentions</c>.</param>
/// <param name="Spelling">As it was written.</param>
/// <param name="First">Of a pair, its first word's key; else empty.</param>
/// <param name="Second">Of a pair, its second word's key; else empty.</param>
internal sealed record SubjectTerm(string Key, string Spelling, string First, string Second);

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

    // Subjects use the same words over and over: each is looked at once.
    private readonly Dictionary<string, Word> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> _wordsByText;
    private readonly Dictionary<(Word First, char Gap, Word Second), SubjectTerm> _pairs = [];

    // Of the subject that is read.
    private readonly HashSet<string> _seen = new(32, StringComparer.Ordinal);
    private List<SubjectTerm> _terms = [];

    // The word that the next one would make a pair with; null: none.
    private Word? _before;

    public SubjectTerms() => _wordsByText = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A subject's terms, each once.</summary>
    public static IReadOnlyList<SubjectTerm> Of(string subject) => new SubjectTerms().Read(subject);

    /// <summary>A subject's terms, each once.</summary>
    public IReadOnlyList<SubjectTerm> Read(string subject)
    {
        _seen.Clear();
        (_terms, _before) = ([], null);
        ReadSubject(subject.AsSpan(0, Math.Min(subject.Length, LongestSubject)));
        return _terms;
    }

    private void ReadSubject(ReadOnlySpan<char> subject)
    {
        bool isFirst = true;
        for (int at = 0; at < subject.Length; at++)
        {
            int start = at;
            while (at < subject.Length && !char.IsWhiteSpace(subject[at])) at++;
            if (at == start) continue;
            ReadOnlySpan<char> chunk = subject[start..at];
            if (IsNoise(chunk) || (isFirst && IsTrackersTag(chunk))) _before = null;
            else ReadWords(chunk);
            isFirst = false;
        }
    }

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
                ReadWord(WordOf(chunk[start..at].TrimStart("._+").TrimEnd("._")), gap);
                continue;
            }

            gap = chunk[at++];
            if (gap != '-') _before = null;
        }
    }

    private void ReadWord(Word word, char gap)
    {
        if (word.Key.Length == 0)
        {
            _before = null;
            return;
        }

        if (!word.IsNumber && _seen.Add(word.Key)) _terms.Add(word.Term);
        if (_before is { } before && Pair(before, gap, word) is var pair && _seen.Add(pair.Key)) _terms.Add(pair);
        _before = word.IsNumber ? null : word;
    }

    private SubjectTerm Pair(Word first, char gap, Word second)
    {
        if (_pairs.TryGetValue((first, gap, second), out SubjectTerm? known)) return known;
        return _pairs[(first, gap, second)] = new SubjectTerm(first.Key + second.Key, $"{first.Text}{gap}{second.Text}", first.Key, second.Key);
    }

    private Word WordOf(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestWord) return Word.None;
        if (_wordsByText.TryGetValue(text, out Word? known)) return known;
        string word = text.ToString(), lower = word.ToLowerInvariant();
        bool isNumber = IsNumber(lower), isNone = word.Length == 0 || IsId(lower) || (isNumber ? word.Length > LongestNumber : word.Length == 1 || StopWords.Contains(lower));
        return _words[word] = isNone ? Word.None : new Word(word, isNumber ? lower : KeyOf(lower), isNumber);
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

    // What stands between two gaps; without a key where it is no word.
    private sealed class Word(string text, string key, bool isNumber)
    {
        public static readonly Word None = new("", "", isNumber: false);

        public string Text { get; } = text;

        public string Key { get; } = key;

        public bool IsNumber { get; } = isNumber;

        public SubjectTerm Term { get; } = new(key, text, "", "");
    }
}
