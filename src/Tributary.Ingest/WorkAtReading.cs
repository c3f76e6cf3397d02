using System.Text;
using Tributary.Catalog.Work;
using Tributary.Store;

namespace Tributary.Ingest;

/// <summary>Tells what commits are about while their history is read for the first time: each path is looked at once, and nothing is asked of the store.</summary>
/// <param name="load">Where the rows go.</param>
/// <param name="repository">The repository's number, of which nothing is told yet.</param>
/// <param name="rules">Those for it.</param>
internal sealed class WorkAtReading(BulkLoad load, int repository, RepositoryWork rules)
{
    private readonly WorkRows _rows = new(repository, load.To("work"), load.To("excluded_path"));
    private readonly List<PathWork> _paths = [];
    private readonly List<PathWork> _touched = [];
    private char[] _subject = new char[256];
    private char[] _path = new char[256];
    private int _subjectLength;
    private int? _commit;

    /// <summary>The commit of which paths come next.</summary>
    /// <param name="commit">Its number.</param>
    /// <param name="subject">UTF-8.</param>
    /// <param name="isMerge">Merges are about nothing.</param>
    public void Begin(int commit, ReadOnlySpan<byte> subject, bool isMerge)
    {
        End();
        if (isMerge) return;
        _commit = commit;
        _subjectLength = Decode(subject, ref _subject);
    }

    /// <summary>A path that the commit changes.</summary>
    /// <param name="path">Its number; new ones come in order, from 0.</param>
    /// <param name="name">Its bytes.</param>
    /// <param name="status">Git's letter.</param>
    public void Touch(int path, ReadOnlySpan<byte> name, byte status)
    {
        if (path == _paths.Count) Meet(path, name);
        _touched.Add(_paths[path] with { IsAdded = status == 'A' });
    }

    /// <summary>Tells of the last commit.</summary>
    public void Complete() => End();

    private void Meet(int path, ReadOnlySpan<byte> name)
    {
        int length = Decode(name, ref _path);
        PathWork met = rules.OfPath(_path.AsSpan(0, length));
        _paths.Add(met);
        if (met.Area.Group == AreaGroup.Excluded) _rows.AddExcluded(path, met.Area);
    }

    private void End()
    {
        if (_commit is { } commit) _rows.Add(commit, rules.OfCommit(_subject.AsSpan(0, _subjectLength), _touched));
        _touched.Clear();
        _commit = null;
    }

    // As the store has them: bytes that are not UTF-8 stand as U+FFFD.
    private static int Decode(ReadOnlySpan<byte> text, ref char[] chars)
    {
        int most = Encoding.UTF8.GetMaxCharCount(text.Length);
        if (chars.Length < most) chars = new char[2 * most];
        return Encoding.UTF8.GetChars(text, chars);
    }
}
