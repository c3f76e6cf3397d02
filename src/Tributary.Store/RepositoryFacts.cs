using Tributary.Model;
using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>Appends one repository's facts: the only place that knows the order of the fact tables' columns.</summary>
/// <param name="load">Where to; nothing is in the tables before it is committed.</param>
/// <param name="repository">The repository's number.</param>
public sealed class RepositoryFacts(BulkLoad load, int repository)
{
    private readonly DuckDbAppender _signatures = load.To("signature");
    private readonly DuckDbAppender _commits = load.To("commit");
    private readonly DuckDbAppender _paths = load.To("path");
    private readonly DuckDbAppender _changes = load.To("change");
    private readonly DuckDbAppender _trailers = load.To("trailer");

    /// <summary>Appends a signature; <paramref name="raw"/> is empty where the texts say it all.</summary>
    public void AddSignature(long signature, ReadOnlySpan<byte> name, ReadOnlySpan<byte> address, ReadOnlySpan<byte> raw)
    {
        AddRaw(_signatures.Add(repository).Add(signature).AddUtf8(name).AddUtf8(address), raw);
        _signatures.EndRow();
    }

    /// <summary>Appends a commit.</summary>
    public void AddCommit(in CommitRow row)
    {
        Span<byte> id = stackalloc byte[ObjectId.Sha256Length];
        row.Id.CopyTo(id);
        _commits.Add(repository).Add(row.Commit).AddBlob(id[..row.Id.Length]).AddBlob(row.Parents).Add(row.ParentCount);
        AddMoment(row.Author, row.AuthorTime, row.AuthorOffset);
        AddMoment(row.Committer, row.CommitterTime, row.CommitterOffset);
        _commits.AddUtf8(row.Subject).Add(row.Fingerprint).AddNull().EndRow();
    }

    /// <summary>Appends a path; <paramref name="raw"/> is empty where the name says it all.</summary>
    public void AddPath(int path, ReadOnlySpan<byte> name, ReadOnlySpan<byte> raw)
    {
        AddRaw(_paths.Add(repository).Add(path).AddUtf8(name), raw);
        _paths.EndRow();
    }

    /// <summary>Appends a changed path of a commit.</summary>
    /// <param name="commit">The commit's number.</param>
    /// <param name="path">The path's number.</param>
    /// <param name="status">Git's letter.</param>
    public void AddChange(int commit, int path, byte status) =>
        _changes.Add(repository).Add(commit).Add(path).AddUtf8([status]).EndRow();

    /// <summary>Notes that a commit's changes are not known.</summary>
    public void AddUnknownChanges(int commit) => load.To("unknown_change").Add(repository).Add(commit).EndRow();

    /// <summary>Appends a trailer (or, where <paramref name="key"/> is empty, a mark) of a commit's message.</summary>
    public void AddTrailer(int commit, int position, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, long? signature)
    {
        _trailers.Add(repository).Add(commit).Add(position);
        _ = key.IsEmpty ? _trailers.AddNull() : _trailers.AddUtf8(key);
        _trailers.AddUtf8(value);
        _ = signature is { } known ? _trailers.Add(known) : _trailers.AddNull();
        _trailers.EndRow();
    }

    private static void AddRaw(DuckDbAppender row, ReadOnlySpan<byte> raw) => _ = raw.IsEmpty ? row.AddNull() : row.AddBlob(raw);

    private void AddMoment(long signature, long? time, ReadOnlySpan<byte> offset)
    {
        _commits.Add(signature);
        _ = time is { } seconds ? _commits.Add(seconds) : _commits.AddNull();
        _commits.AddUtf8(offset);
    }
}
