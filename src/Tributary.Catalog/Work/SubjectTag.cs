namespace Tributary.Catalog.Work;

/// <summary>A tag at the start of a subject: <c>[ROCm]</c>, <c>fix:</c>, <c>feat(attention)!:</c>, as Conventional Commits 1.0.0 and bracket-writing projects have them.</summary>
internal readonly ref struct SubjectTag
{
    /// <summary>The most tags of a subject that are looked at.</summary>
    public const int Most = 4;

    private const int LongestBracket = 40;
    private const int LongestName = 25;

    private SubjectTag(ReadOnlySpan<char> name, ReadOnlySpan<char> scope, int length, bool isBracket)
    {
        IsBracket = isBracket;
        Name = name;
        Scope = scope;
        Length = length;
    }

    /// <summary>What stands in the brackets, or before the scope.</summary>
    public ReadOnlySpan<char> Name { get; }

    /// <summary>What stands in parentheses; empty: nothing.</summary>
    public ReadOnlySpan<char> Scope { get; }

    /// <summary>Whether it stands in brackets.</summary>
    public bool IsBracket { get; }

    /// <summary>Characters up to its end.</summary>
    public int Length { get; }

    /// <summary>Reads a tag, and white space before it.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out SubjectTag tag)
    {
        tag = default;
        int at = text.Length - text.TrimStart().Length;
        return at < text.Length && (text[at] == '[' ? TryReadBracket(text, at, out tag) : TryReadPrefix(text, at, out tag));
    }

    /// <summary>The part of a subject that its tags make up.</summary>
    public static ReadOnlySpan<char> AllOf(ReadOnlySpan<char> subject)
    {
        int length = 0;
        for (int tags = 0; tags < Most && TryRead(subject[length..], out SubjectTag tag) && (tag.IsBracket || !tag.Name.Contains(' ')); tags++) length += tag.Length;
        return subject[..length];
    }

    private static bool TryReadBracket(ReadOnlySpan<char> text, int at, out SubjectTag tag)
    {
        tag = default;
        int length = text[(at + 1)..].IndexOf(']');
        if (length is < 1 or > LongestBracket) return false;
        int end = at + length + 2;
        if (end < text.Length && text[end] == ':') end++;
        tag = new SubjectTag(text.Slice(at + 1, length), [], end, isBracket: true);
        return true;
    }

    private static bool TryReadPrefix(ReadOnlySpan<char> text, int at, out SubjectTag tag)
    {
        tag = default;
        if (!char.IsAsciiLetter(text[at])) return false;
        int end = at;
        while (end < text.Length && end - at <= LongestName && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is ' ' or '_' or '-' or '/' or '.')) end++;
        ReadOnlySpan<char> name = text[at..end], scope = [];
        if (end < text.Length && text[end] == '(')
        {
            int length = text[(end + 1)..].IndexOf(')');
            if (length is < 0 or > LongestBracket) return false;
            scope = text.Slice(end + 1, length);
            end += length + 2;
        }

        if (end < text.Length && text[end] == '!') end++;
        // What is qualified by colons, or an address, is no tag.
        if (end >= text.Length || text[end] != ':' || (end + 1 < text.Length && text[end + 1] is ':' or '/')) return false;
        tag = new SubjectTag(name, scope, end + 1, isBracket: false);
        return true;
    }
}
