using System.Text;

namespace Tributary.People;

/// <summary>A name as it is compared with others. Equal for one raw text; made once for each.</summary>
internal sealed class PersonName
{
    private static readonly HashSet<string> EasternFamilies = WordList.Read("family-names-east");
    private static readonly HashSet<string> WesternFamilies = WordList.Read("family-names-west");
    private static readonly HashSet<string> Nobodies = WordList.Read("nobody");
    private static readonly HashSet<string> Titles = new(["jr", "sr", "phd", "dr", "mr", "ms", "mrs", "prof", "ing", "msc", "bsc", "amd", "nvidia", "intel", "google", "meta", "via", "aka", "ii", "iii"], StringComparer.Ordinal);

    private const int LongestName = 120;

    private PersonName(string raw, string[] words, bool oneWord, bool severalPeople)
    {
        Words = words;
        string text = Text;
        IsVeryCommon = words.Length == 2 && words.All(EasternFamilies.Contains);
        Key = IsVeryCommon ? text : KeyOf(words);
        Letters = words.Sum(word => word.Length);
        IsIdeographic = text.AsSpan().ContainsAnyInRange('\u3040', '\u9fff') || text.AsSpan().ContainsAnyInRange('\uac00', '\ud7af');
        IsNobody = Letters == 0 || raw.Contains('@', StringComparison.Ordinal) || Nobodies.Contains(Folding.Fold(raw.Trim())) || Nobodies.Contains(string.Join('-', words));
        IsOneWord = oneWord || words.Length < 2;
        IsFull = !IsNobody && !severalPeople && ((!IsOneWord && Letters >= 6) || (IsIdeographic && Letters >= 2));
        IsCommon = IsFull && (IsIdeographic || (words.Length == 2 && Letters <= 12 && (words.Any(EasternFamilies.Contains) || WesternFamilies.Contains(words[1]))));
        Handle = HandleOf(raw.Trim());
        IsGivenName = IsOneWord && raw.Trim() is [var initial, .. var rest] && char.IsUpper(initial) && rest.All(char.IsLower);
    }

    /// <summary>The words, folded, given name first where that can be told; without titles and middle initials.</summary>
    public string[] Words { get; }

    /// <summary>The words with a space between.</summary>
    public string Text => string.Join(' ', Words);

    /// <summary>Equal for names that differ in the spelling of umlauts only, or in the order of words, where that does not make another name.</summary>
    public string Key { get; }

    /// <summary>The words written together.</summary>
    // Made when asked for: of most names nobody asks, and they are as many as signatures.
    public string Joined => field ??= string.Concat(Words.Select(WithoutUmlauts));

    private int Letters { get; }

    /// <summary>Written in Chinese, Japanese or Korean script, where two or three characters are a full name that many may bear.</summary>
    public bool IsIdeographic { get; }

    /// <summary>Nothing, or what machines and forms write: <c>root</c>, <c>Your Name</c>.</summary>
    public bool IsNobody { get; }

    /// <summary>A given name or a handle by itself, such as <c>Ada</c>, <c>ada-l</c> or <c>AdaLovelace</c>.</summary>
    public bool IsOneWord { get; }

    /// <summary>A given and a family name, as far as can be told: at least two words and six letters.</summary>
    public bool IsFull { get; }

    /// <summary>A full name that is likely to be borne by several people: no evidence by itself.</summary>
    public bool IsCommon { get; }

    /// <summary>A single word that is written as a given name is.</summary>
    public bool IsGivenName { get; }

    /// <summary>A common name of two words that are both family and given names: which is which can't be told, and people of that name meet in one repository.</summary>
    public bool IsVeryCommon { get; }

    /// <summary>The name as a login would be written, where it is a single word; null where it is none.</summary>
    public string? Handle { get; }

    /// <summary>Takes a name apart.</summary>
    /// <param name="raw">As written.</param>
    /// <param name="shared">Where words are kept that other names have, too; null: nowhere.</param>
    public static PersonName Parse(string raw, SharedTexts? shared = null)
    {
        string bare = WithoutBrackets(raw.Length > LongestName ? raw[..LongestName] : raw).Trim();
        string text = Folding.Fold(SplitCapitals(bare));
        bool several = text.Contains('&', StringComparison.Ordinal) || text.Contains(" and ", StringComparison.Ordinal) || text.Count(c => c == ',') > 1 || text.Contains('/', StringComparison.Ordinal);
        if (text.Count(c => c == ',') == 1) text = GivenNameFirst(text);
        List<string> words = [.. SplitWords(text)];
        if (words.Count > 1) words.RemoveAll(Titles.Contains);
        if (words.Count > 2) words = [words[0], .. words[1..^1].Where(word => word.Length > 1), words[^1]];
        if (shared is not null) words = words.ConvertAll(shared.Of);
        return new PersonName(raw, [.. words], bare.AsSpan().IndexOfAny(" ,\t") < 0, several);
    }

    /// <summary>True where a login or the local part of an address spells this name: <c>adalovelace</c>, <c>alovelace</c>, <c>lovelacea</c>, <c>adal</c>.</summary>
    public bool IsSpeltBy(string handle)
    {
        if (Words.Length < 2) return false;
        string letters = LettersOf(handle);
        if (letters.Length < 4) return false;
        string first = Words[0], last = Words[^1];
        if (letters == first + last || letters == last + first || letters == Joined || letters == string.Concat(Words)) return true;
        if (IsInitialAnd(letters, first, last) || IsInitialAnd(letters, last, first) || IsAndInitial(letters, first, last) || IsAndInitial(letters, last, first)) return true;
        if (Words.Length == 2) return false;
        return letters == string.Concat(Words[..^1].Select(word => word[0])) + last || letters == first + string.Concat(Words[1..].Select(word => word[0]));
    }

    /// <summary>True where the two may be one person's: nothing in them says otherwise.</summary>
    public bool IsCompatibleWith(PersonName other)
    {
        if (IsOneWord || other.IsOneWord || Key == other.Key || IsIdeographic != other.IsIdeographic) return true;
        if (Words.Any(word => word.Length >= 2 && other.Words.Contains(word, StringComparer.Ordinal))) return true;
        return Joined == other.Joined || IsSpeltBy(other.Joined) || other.IsSpeltBy(Joined)
            || Words.Any(word => other.Words.Any(their => AreOneWord(word, their)));
    }

    /// <summary>Only the letters a to z of a text.</summary>
    public static string LettersOf(string text) => text.AsSpan().ContainsAnyExceptInRange('a', 'z') ? string.Concat(text.Where(char.IsAsciiLetterLower)) : text;

    private static string KeyOf(string[] words)
    {
        string[] sorted = Array.ConvertAll(words, WithoutUmlauts);
        Array.Sort(sorted, StringComparer.Ordinal);
        return string.Join(' ', sorted);
    }

    private static bool IsInitialAnd(string letters, string initial, string name) =>
        letters.Length == name.Length + 1 && letters[0] == initial[0] && letters.AsSpan(1).SequenceEqual(name);

    private static bool IsAndInitial(string letters, string name, string initial) =>
        letters.Length == name.Length + 1 && letters[^1] == initial[0] && letters.AsSpan(0, name.Length).SequenceEqual(name);

    // Matt and Matthew.
    private static bool AreOneWord(string one, string other) =>
        one.Length >= 3 && other.Length >= 3 && Math.Max(one.Length, other.Length) >= 4
        && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    // AdaLovelace, as some write it who may not write a space.
    private static string SplitCapitals(string raw)
    {
        string text = raw.Trim();
        int second = -1;
        for (int i = 1; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i])) return raw;
            if (!char.IsUpper(text[i])) continue;
            if (second >= 0) return raw;
            second = i;
        }

        return second >= 3 && text.Length - second >= 3 && char.IsUpper(text[0]) ? $"{text[..second]} {text[second..]}" : raw;
    }

    // (he/him), [AMD]: what stands in brackets is said of the person.
    private static string WithoutBrackets(string text)
    {
        if (text.AsSpan().IndexOfAny("([<{") < 0) return text;
        var kept = new StringBuilder(text.Length);
        int depth = 0;
        foreach (char c in text)
        {
            if (c is '(' or '[' or '<' or '{') depth++;
            else if (c is ')' or ']' or '>' or '}') depth = Math.Max(0, depth - 1);
            else if (depth == 0) kept.Append(c);
        }

        return kept.ToString() is var outside && !string.IsNullOrWhiteSpace(outside) ? outside : text.Trim('(', '[', '<', '{', ')', ']', '>', '}');
    }

    private static string GivenNameFirst(string text)
    {
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        return $"{text[(comma + 1)..]} {text[..comma]}";
    }

    private static IEnumerable<string> SplitWords(string text)
    {
        var word = new StringBuilder();
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpacingCombiningMark)
            {
                word.Append(c);
            }
            else if (c is not ('\'' or '’' or '`' or '"') && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0) yield return word.ToString();
    }

    // Müller is written Muller and Mueller.
    private static string WithoutUmlauts(string word) =>
        word.Length < 4 ? word : word.Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);

    private static string? HandleOf(string raw)
    {
        if (raw.Length is < 3 or > 40 || !char.IsAsciiLetterOrDigit(raw[0])) return null;
        foreach (char c in raw)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-')) return null;
        }

        return raw.ToLowerInvariant();
    }
}
