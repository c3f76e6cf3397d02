using System.Globalization;
using System.Text;

namespace Tributary.Model;

/// <summary>
/// Text for people's eyes. Names, messages and paths come from strangers, and what does not show must not command a terminal,
/// turn the text beside it around, begin a line of its own, or make two texts look like one.
/// </summary>
public static class VisibleText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The text with U+FFFD for each character that is not visible.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var visible = new StringBuilder(text.Length);
        Span<char> letters = stackalloc char[2];
        foreach (Rune rune in text.EnumerateRunes()) visible.Append(letters[..(IsVisible(rune) ? rune : Rune.ReplacementChar).EncodeToUtf16(letters)]);
        return visible.ToString();
    }

    /// <summary>Whether a character shows as itself: no control, no format or bidirectional control, no line separator, nothing that Unicode says is no character.</summary>
    /// <remarks>The two joiners stay: Persian and Indic names and many emoji are spelled with them, and they change no more than the letters beside them.</remarks>
    public static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Format => rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner,
        UnicodeCategory.OtherNotAssigned => (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF),
        _ => true,
    };
}
