using System.Collections.Frozen;
using System.Text;
using Tributary.Catalog.Work;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Appends what one repository's commits are about.</summary>
/// <param name="repository">The repository's number.</param>
/// <param name="work">Appends to <c>work</c>.</param>
/// <param name="excluded">Appends to <c>excluded_path</c>.</param>
internal sealed class WorkRows(int repository, DuckDbAppender work, DuckDbAppender excluded)
{
    /// <summary>Where a change lies.</summary>
    public const string Area = "area";

    /// <summary>What it does.</summary>
    public const string Kind = "kind";

    /// <summary>Which hardware stack it serves.</summary>
    public const string Ecosystem = "ecosystem";

    /// <summary>Which layer of the stack it belongs to.</summary>
    public const string Layer = "layer";

    // Few words, many rows.
    private static readonly FrozenDictionary<string, byte[]> Aspects = ((string[])[Area, Kind, Ecosystem, Layer]).ToFrozenDictionary(it => it, Encoding.UTF8.GetBytes, StringComparer.Ordinal);

    private readonly Dictionary<string, byte[]> _labels = new(StringComparer.Ordinal);

    /// <summary>Appends what a commit is about.</summary>
    public void Add(int commit, CommitWork about)
    {
        foreach (AreaShare it in about.Areas) Row(commit, Area, it.Area, it.Share, it.IsAbout);
        Row(commit, Kind, about.Kind, AreaShare.Whole, isAbout: true);
        foreach (Ecosystem it in about.Ecosystems) Row(commit, Ecosystem, it, AreaShare.Whole, isAbout: true);
        Row(commit, Layer, about.Layer, AreaShare.Whole, isAbout: true);
    }

    /// <summary>Appends a path that is none of the repository's own work.</summary>
    public void AddExcluded(int path, WorkArea area) => excluded.Add(repository).Add(path).AddUtf8(Utf8(area)).EndRow();

    private void Row(int commit, string aspect, WorkLabel label, int share, bool isAbout) =>
        work.Add(repository).Add(commit).AddUtf8(Aspects[aspect]).AddUtf8(Utf8(label)).Add(share).Add(isAbout).EndRow();

    private byte[] Utf8(WorkLabel label)
    {
        if (!_labels.TryGetValue(label.Id, out byte[]? bytes)) _labels.Add(label.Id, bytes = Encoding.UTF8.GetBytes(label.Id));
        return bytes;
    }
}
