namespace Tributary.People;

/// <summary>One copy of texts that occur in many names and addresses, such as a family name or a host: of two million signatures they would fill memory.</summary>
internal sealed class SharedTexts
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    /// <summary>The copy of a text that all share.</summary>
    public string Of(string text)
    {
        if (_texts.TryGetValue(text, out string? known)) return known;
        _texts.Add(text);
        return text;
    }
}
