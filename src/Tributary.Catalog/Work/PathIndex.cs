using System.Collections.Concurrent;

namespace Tributary.Catalog.Work;

/// <summary>Finds what patterns say of a path, at the cost of a few look-ups. Safe for several threads.</summary>
internal sealed class PathIndex
{
    // A folder is asked about once for all its files; after so many, it begins anew.
    private const int MostFolders = 65_536;

    private readonly GlobIndex _extensions;
    private readonly GlobIndex _names;
    private readonly GlobIndex _folders;
    private readonly GlobIndex _paths;
    private readonly (string Folders, Finding Finding)[] _folderRows;
    private readonly PhraseIndex _words;
    private readonly ConcurrentDictionary<string, Finding> _known = new(StringComparer.Ordinal);

    // The dictionary's own count takes all its locks.
    private int _knownCount;

    /// <summary>Indexes patterns.</summary>
    public PathIndex(IReadOnlyCollection<(PathPattern Pattern, Finding Finding)> patterns)
    {
        ILookup<PathPatternKind, (string Text, Finding Finding)> byKind = patterns.ToLookup(it => it.Pattern.Kind, it => (it.Pattern.Text, it.Finding));
        _extensions = new GlobIndex(byKind[PathPatternKind.Extension]);
        _names = new GlobIndex(byKind[PathPatternKind.Name]);
        _folders = new GlobIndex(byKind[PathPatternKind.Folder].Where(it => !it.Text.Contains('/')));
        _folderRows = byKind[PathPatternKind.Folder].Where(it => it.Text.Contains('/')).ToArray();
        _paths = new GlobIndex(byKind[PathPatternKind.Path]);
        _words = new PhraseIndex(byKind[PathPatternKind.Word].Select(it => (Phrase.Parse(it.Text)!, it.Finding)));
    }

    /// <summary>All that is said of a path.</summary>
    public Finding Find(ReadOnlySpan<char> path)
    {
        int nameAt = path.LastIndexOf('/') + 1;
        ReadOnlySpan<char> name = path[nameAt..];
        return OfFolders(path[..nameAt]) | _words.Anywhere(name) | _names.Find(name) | _extensions.Find(PathPattern.Extension(name)) | _paths.Find(path);
    }

    // Folders end in a slash.
    private Finding OfFolders(ReadOnlySpan<char> folders)
    {
        if (folders.IsEmpty) return Finding.Nothing;
        ConcurrentDictionary<string, Finding>.AlternateLookup<ReadOnlySpan<char>> known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(folders, out Finding? found)) return found;
        // Where the folder around it is known, only its own name is new.
        int at = folders[..^1].LastIndexOf('/') + 1;
        if (at == 0 || !known.TryGetValue(folders[..at], out found)) (at, found) = (0, Finding.Nothing);
        while (at < folders.Length)
        {
            int end = at + folders[at..].IndexOf('/');
            found |= OfLast(folders[..end], at);
            at = end + 1;
        }

        if (Interlocked.Increment(ref _knownCount) % MostFolders == 0) _known.Clear();
        known[folders] = found;
        return found;
    }

    // What the last of some folders says, by itself and in a row with those before it.
    private Finding OfLast(ReadOnlySpan<char> folders, int at)
    {
        Finding found = _folders.Find(folders[at..]) | _words.Anywhere(folders[at..]);
        foreach ((string row, Finding finding) in _folderRows)
        {
            if (folders.EndsWith(row, StringComparison.OrdinalIgnoreCase) && (folders.Length == row.Length || folders[^(row.Length + 1)] == '/')) found |= finding;
        }

        return found;
    }
}
