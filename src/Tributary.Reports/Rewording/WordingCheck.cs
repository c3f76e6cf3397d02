using System.Text;
using System.Text.RegularExpressions;
using Tributary.Model;
using Tributary.Reports.Prose;

namespace Tributary.Reports.Rewording;

/// <summary>Decides whether a wording may stand in a sentence's place. It believes nothing of who made it.</summary>
/// <param name="names">What has a name in the store.</param>
internal sealed partial class WordingCheck(IReadOnlyList<string> names)
{
    private const int SpareLength = 40;
    private const string SpareSigns = " ,;:()’–";

    private readonly Guard _guard = new(names);
    private readonly Facts _facts = new(names);

    /// <summary>Why a wording may not stand; null: it may.</summary>
    public string? Refuse(Sentence sentence, string wording)
    {
        string text = sentence.Text;
        if (wording.Length == 0) return "it is empty";
        if (wording.Length > (text.Length * 3 / 2) + SpareLength) return "it is too long";
        if (!wording.EnumerateRunes().All(rune => VisibleText.IsVisible(rune) && IsKnown(rune, text))) return "it has signs that the sentence has not";
        if (wording[^1] != text[^1] || (char.IsLower(wording[0]) && wording[0] != text[0])) return "it is no whole sentence";
        if (!_facts.Of(wording, sentence.Evidence).SequenceEqual(_facts.Of(text, sentence.Evidence), StringComparer.OrdinalIgnoreCase)) return "a number, name, direction or noun of what is counted differs, is left out, or stands elsewhere";
        if (!Binding(wording).SequenceEqual(Binding(text), StringComparer.Ordinal)) return "it adds or leaves out words that state something";
        return _guard.Check(new Clause(wording, sentence.Evidence), isFirst: true) is [var wrong, ..] ? $"the guard does not find {wrong}" : null;
    }

    private static bool IsKnown(Rune rune, string text) =>
        Rune.IsLetterOrDigit(rune) || SpareSigns.Contains(rune.ToString(), StringComparison.Ordinal) || text.Contains(rune.ToString(), StringComparison.Ordinal);

    // All words but those that state nothing: not, may, alone, new, largest. Each as often as before.
    private static IEnumerable<string> Binding(string text) =>
        Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(word => !Vocabulary.IsPlain(word)).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
