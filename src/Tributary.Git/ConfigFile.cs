using System.Text;

namespace Tributary.Git;

/// <summary>What a repository's configuration says, as a list of words: nothing in it is followed, and no other file that it names is read.</summary>
/// <remarks>Source: git-config(1), "Syntax", and git_parse_source in git's config.c. Git gives the whole file up over a line that is none; here what stands before it counts.</remarks>
internal sealed class ConfigFile
{
    // No configuration in use is a hundredth of it.
    private const int Largest = 1 << 20;

    private readonly List<ConfigValue> _values = [];
    private readonly string _text;
    private int _at;

    private ConfigFile(string text) => _text = text;

    /// <summary>Every value, in the file's order.</summary>
    public IReadOnlyList<ConfigValue> Values => _values;

    /// <summary>Reads a file; what is missing, no file or larger than 1 MiB says nothing.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public static ConfigFile Read(string path)
    {
        var info = new FileInfo(path);
        // A pipe or a device has no length, and opening it might wait for ever.
        return info.Exists && (info.ResolveLinkTarget(returnFinalTarget: true) ?? info) is FileInfo { Exists: true, Length: > 0 and <= Largest } ? Parse(File.ReadAllBytes(path)) : Parse([]);
    }

    /// <summary>Parses a file's bytes.</summary>
    public static ConfigFile Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        // Each byte a letter: only names in ASCII are looked for.
        var file = new ConfigFile(Encoding.Latin1.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal));
        file.ParseLines();
        return file;
    }

    /// <summary>The last value of a name; null: it has none.</summary>
    public string? Find(string section, string? subsection, string key) => _values.FindLast(it => it.Section == section && it.Subsection == subsection && it.Key == key)?.Text;

    private void ParseLines()
    {
        string? section = null, subsection = null;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c is '#' or ';') SkipLine();
            else if (IsSpace(c)) _at++;
            else if (c == '[' && ParseSection() is { } name) (section, subsection) = name;
            else if (section is null || !char.IsAsciiLetter(c) || !ParseValue(section, subsection)) return;
        }
    }

    // [name], [name.part] or [name "part"]; null: none of them.
    private (string Name, string? Part)? ParseSection()
    {
        string name = TakeWhile(from: _at + 1, c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.').ToLowerInvariant();
        if (Peek() == ']')
        {
            _at++;
            int dot = name.IndexOf('.', StringComparison.Ordinal);
            return dot < 0 ? (name, null) : (name[..dot], name[(dot + 1)..]);
        }

        if (Peek() is not (' ' or '\t')) return null;
        _ = TakeWhile(_at, c => c is ' ' or '\t');
        if (Peek() != '"') return null;
        var part = new StringBuilder();
        for (_at++; Peek() is not (-1 or '\n' or '"'); _at++)
        {
            if (Peek() == '\\') _at++;
            if (Peek() is -1 or '\n') return null;
            part.Append(_text[_at]);
        }

        if (!_text.AsSpan(_at).StartsWith("\"]", StringComparison.Ordinal)) return null;
        _at += 2;
        return (name, part.ToString());
    }

    // False: the line is none.
    private bool ParseValue(string section, string? subsection)
    {
        string key = TakeWhile(_at, c => char.IsAsciiLetterOrDigit(c) || c == '-').ToLowerInvariant();
        _ = TakeWhile(_at, c => c is ' ' or '\t');
        string? text = "true";
        if (Peek() == '=')
        {
            _at++;
            text = ParseText();
        }
        else if (Peek() is not (-1 or '\n'))
        {
            return false;
        }

        if (text is not null) _values.Add(new ConfigValue(section, subsection, key, text));
        return text is not null;
    }

    // Up to the line's end, without white space around it; null: a quote or an escape is none.
    private string? ParseText()
    {
        var text = new StringBuilder();
        bool isQuoted = false;
        int kept = 0;
        for (; Peek() is not (-1 or '\n'); _at++)
        {
            char c = _text[_at];
            if (!isQuoted && c is '#' or ';')
            {
                SkipLine();
                break;
            }

            if (!isQuoted && IsSpace(c))
            {
                if (text.Length > 0) text.Append(c);
                continue;
            }

            if (c == '"') isQuoted = !isQuoted;
            else if (c != '\\') text.Append(c);
            else if (!TryAppendEscaped(text)) return null;
            kept = text.Length;
        }

        return isQuoted ? null : text.ToString(0, kept);
    }

    private bool TryAppendEscaped(StringBuilder text)
    {
        _at++;
        // A line's end after a backslash is none.
        if (Peek() is -1 or '\n') return true;
        int place = "tbn\\\"".IndexOf(_text[_at], StringComparison.Ordinal);
        if (place < 0) return false;
        text.Append("\t\b\n\\\""[place]);
        return true;
    }

    private string TakeWhile(int from, Func<char, bool> isTaken)
    {
        for (_at = from; _at < _text.Length && isTaken(_text[_at]); _at++) { }
        return _text[from.._at];
    }

    private void SkipLine() => _at = _text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length;

    private int Peek() => _at < _text.Length ? _text[_at] : -1;

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';
}

/// <summary>A value of a configuration.</summary>
/// <param name="Section">Its section, in lower case.</param>
/// <param name="Subsection">The part of the section that it belongs to, as written; null: none.</param>
/// <param name="Key">Its name there, in lower case.</param>
/// <param name="Text">What it says; a name alone says "true".</param>
internal sealed record ConfigValue(string Section, string? Subsection, string Key, string Text);
