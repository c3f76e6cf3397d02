using System.Text;

namespace Tributary.People;

/// <summary>Reads letters as people do who compare names: without case, accents, ligatures and width.</summary>
/// <remarks>The program runs without the platform's Unicode data, so that figures are the same everywhere; the table is <c>Words/folding.txt</c>.</remarks>
internal static class Folding
{
    private static readonly Dictionary<char, string> Table = WordList.Lines("folding")
        .Select(line => line.Split(' '))
        .SelectMany(parts => parts[1].Select(letter => (letter, parts[0])))
        .ToDictionary(pair => pair.letter, pair => pair.Item2);

    /// <summary>A text in lower case, each letter as its base.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            if (Table.TryGetValue(letter, out string? plain)) folded.Append(plain);
            else if (!IsMark(letter)) folded.Append(char.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }

    // Marks that stand by themselves, as decomposed text has them, and what is written but not seen.
    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.EnclosingMark;
}
