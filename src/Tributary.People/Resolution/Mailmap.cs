using Tributary.Model;

namespace Tributary.People;

/// <summary>
/// A <c>.mailmap</c>: which names and addresses a project's own people say are one person's.
/// </summary>
/// <remarks>Source: gitmailmap(5), and mailmap.c of git where the page is silent. Names and addresses are compared without case (ASCII), as git does.</remarks>
public sealed class Mailmap
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private readonly HashSet<(string Name, string Address)> _proper = [];

    private Mailmap() { }

    /// <summary>Reads a mailmap; lines that git ignores are ignored.</summary>
    public static Mailmap Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var mailmap = new Mailmap();
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0 && line[0] != '#') mailmap.Add(line);
        }

        return mailmap;
    }

    /// <summary>The proper name and address of a signature; the signature itself where the mailmap does not list it.</summary>
    public Signature Map(Signature signature)
    {
        if (!_entries.TryGetValue(Lower(signature.Address), out Entry? entry)) return signature;
        if (!entry.ByName.TryGetValue(Lower(signature.Name), out Proper proper))
        {
            if (entry.Whole is not { } whole) return signature;
            proper = whole;
        }

        return new Signature(proper.Name ?? signature.Name, proper.Address ?? signature.Address);
    }

    /// <summary>True where a line concerns this signature, be it that it maps to itself.</summary>
    public bool Lists(Signature signature) =>
        _entries.TryGetValue(Lower(signature.Address), out Entry? entry) && (entry.Whole is not null || entry.ByName.ContainsKey(Lower(signature.Name)));

    /// <summary>True where a line gives this name and address to somebody.</summary>
    public bool IsProper(Signature signature) => _proper.Contains((Lower(signature.Name), Lower(signature.Address)));

    private void Add(string line)
    {
        if (!TryTake(line, out string? name, out string? address, out string rest) || address.Length == 0) return;
        if (name is not null) _proper.Add((Lower(name), Lower(address)));
        if (!TryTake(rest, out string? oldName, out string? oldAddress, out _))
        {
            // "Proper Name <address>": the name of whoever commits under the address.
            EntryOf(address).Merge(name, null);
            return;
        }

        Entry entry = EntryOf(oldAddress);
        if (oldName is null) entry.Merge(name, address);
        else entry.ByName[Lower(oldName)] = new Proper(name, address);
    }

    private static bool TryTake(string text, out string? name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? address, out string rest)
    {
        int open = text.IndexOf('<', StringComparison.Ordinal);
        int close = open < 0 ? -1 : text.IndexOf('>', open + 1);
        (name, address, rest) = (null, null, "");
        if (close < 0) return false;
        name = text[..open].Trim(' ', '\t', '\r', '\v', '\f');
        if (name.Length == 0) name = null;
        address = text[(open + 1)..close];
        rest = text[(close + 1)..];
        return true;
    }

    private Entry EntryOf(string address)
    {
        string key = Lower(address);
        return _entries.TryGetValue(key, out Entry? entry) ? entry : _entries[key] = new Entry();
    }

    private static string Lower(string text) => string.Create(text.Length, text, static (lower, text) =>
    {
        for (int i = 0; i < lower.Length; i++) lower[i] = char.IsAsciiLetterUpper(text[i]) ? (char)(text[i] | 0x20) : text[i];
    });

    private readonly record struct Proper(string? Name, string? Address);

    private sealed class Entry
    {
        public Proper? Whole { get; private set; }

        public Dictionary<string, Proper> ByName { get; } = new(StringComparer.Ordinal);

        // A later line overrides what it says, and leaves what it does not.
        public void Merge(string? name, string? address) => Whole = new Proper(name ?? Whole?.Name, address ?? Whole?.Address);
    }
}
