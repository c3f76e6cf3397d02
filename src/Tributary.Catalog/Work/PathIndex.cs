using System.Collections.Frozen;
using System.IO.Enumeration;

namespace Tributary.Catalog.Work;

/// <summary>Finds what patterns say of a path, at the cost of a few look-ups. One thread at a time: it remembers folders.</summary>
internal sealed class PathIndex
{
    // A folder is asked about once for all its files; a repository with more than so many begins anew.
    private const int MostFolders = 65_536;

    private readonly FrozenDictionary<string, Finding> _extensions;
    private readonly FrozenDictionary<string, Finding> _names;
    private readonly FrozenDictionary<string, Finding> _folders;
    private readonly (string Folders, Finding Finding)[] _folderRows;
    private readonly (string Pattern, Finding Finding)[] _namePatterns;
    private readonly (string Pattern, Finding Finding)[] _paths;
    private readonly PhraseIndex _words;
    private readonly Dictionary<string, Finding> _known = new(StringComparer.Ordinal);

    /// <summary>Indexes patterns.</summary>
    public PathIndex(IReadOnlyCollection<(PathPattern Pattern, Finding Finding)> patterns)
    {
        ILookup<PathPatternKind, (string Text, Finding Finding)> byKind = patterns.ToLookup(it => it.Pattern.Kind, it => (it.Pattern.Text, it.Finding));
        _extensions = Exact(byKind[PathPatternKind.Extension]);
        _names = Exact(byKind[PathPatternKind.Name].Where(it => !it.Text.Contains('*')));
        _namePatterns = byKind[PathPatternKind.Name].Where(it => it.Text.Contains('*')).ToArray();
        _folders = Exact(byKind[PathPatternKind.Folder].Where(it => !it.Text.Contains('/')));
        _folderRows = byKind[PathPatternKind.Folder].Where(it => it.Text.Contains('/')).Select(it => ($"/{it.Text}/", it.Finding)).ToArray();
        _paths = byKind[PathPatternKind.Path].ToArray();
        _words = new PhraseIndex(byKind[PathPatternKind.Word].Select(it => (Phrase.Parse(it.Text)!, it.Finding)));
    }

    /// <summary>All that is said of a path.</summary>
    public Finding Find(ReadOnlySpan<char> path)
    {
        int nameAt = path.LastIndexOf('/') + 1;
        ReadOnlySpan<char> name = path[nameAt..];
        Finding found = OfFolders(path[..nameAt]) | _words.Anywhere(name);
        if (_names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out Finding more)) found |= more;
        if (_extensions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(PathPattern.Extension(name), out more)) found |= more;
        foreach ((string pattern, Finding finding) in _namePatterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, name)) found |= finding;
        }

        foreach ((string pattern, Finding finding) in _paths)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, path)) found |= finding;
        }

        return found;
    }

    // Folders end in a slash.
    private Finding OfFolders(ReadOnlySpan<char> folders)
    {
        if (folders.IsEmpty) return Finding.Nothing;
        Dictionary<string, Finding>.AlternateLookup<ReadOnlySpan<char>> known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(folders, out Finding found)) return found;
        found = Finding.Nothing;
        foreach (Range segment in folders.Split('/'))
        {
            ReadOnlySpan<char> folder = folders[segment];
            if (_folders.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folder, out Finding more)) found |= more;
            found |= _words.Anywhere(folder);
        }

        foreach ((string row, Finding finding) in _folderRows)
        {
            if (folders.Contains(row, StringComparison.OrdinalIgnoreCase) || folders.StartsWith(row.AsSpan(1), StringComparison.OrdinalIgnoreCase)) found |= finding;
        }

        if (_known.Count >= MostFolders) _known.Clear();
        known[folders] = found;
        return found;
    }

    private static FrozenDictionary<string, Finding> Exact(IEnumerable<(string Text, Finding Finding)> patterns) =>
        patterns.GroupBy(it => it.Text, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.Aggregate(Finding.Nothing, (all, it) => all | it.Finding), StringComparer.OrdinalIgnoreCase);
}
