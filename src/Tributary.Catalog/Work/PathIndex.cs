using System.Buffers;
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
    private readonly SearchValues<string> _anyFolderRow;
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
        _folderRows = byKind[PathPatternKind.Folder].Where(it => it.Text.Contains('/')).Select(it => ($"/{it.Text}/", it.Finding)).ToArray();
        _anyFolderRow = SearchValues.Create(_folderRows.Select(it => it.Folders[1..]).ToArray(), StringComparison.OrdinalIgnoreCase);
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
        if (known.TryGetValue(folders, out Finding found)) return found;
        found = Finding.Nothing;
        foreach (Range segment in folders.Split('/')) found |= _folders.Find(folders[segment]) | _words.Anywhere(folders[segment]);
        // One look for all of them: few folders have any.
        foreach ((string row, Finding finding) in folders.ContainsAny(_anyFolderRow) ? _folderRows : [])
        {
            if (folders.Contains(row, StringComparison.OrdinalIgnoreCase) || folders.StartsWith(row.AsSpan(1), StringComparison.OrdinalIgnoreCase)) found |= finding;
        }

        if (Interlocked.Increment(ref _knownCount) % MostFolders == 0) _known.Clear();
        known[folders] = found;
        return found;
    }
}
