using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tributary.Git;

/// <summary>Counts what a reader finds, and digests all of it in its order, so that two readings can be told apart without keeping them.</summary>
/// <param name="isDigested">Whether to digest; else it only counts.</param>
public sealed class HistoryDigest(bool isDigested) : IHistoryVisitor
{
    private const int Batch = 1 << 16;

    private readonly IncrementalHash? _hash = isDigested ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private readonly ArrayBufferWriter<byte> _fields = new();

    /// <summary>Commits visited.</summary>
    public long Commits { get; private set; }

    /// <summary>Changed paths visited.</summary>
    public long Changes { get; private set; }

    /// <summary>Commits of which the changes are not known.</summary>
    public long UnknownChanges { get; private set; }

    /// <inheritdoc/>
    public void VisitCommit(in CommitRecord commit)
    {
        Commits++;
        if (_hash is null) return;
        Span<byte> id = stackalloc byte[Model.ObjectId.Sha256Length];
        commit.Id.CopyTo(id);
        Add(id[..commit.Id.Length]);
        Add(commit.Parents);
        Add(commit.Author);
        Add(commit.Committer);
        Add(commit.Subject);
        Add(commit.Body);
    }

    /// <inheritdoc/>
    public void VisitChange(byte status, ReadOnlySpan<byte> path)
    {
        Changes++;
        if (_hash is null) return;
        Add([status]);
        Add(path);
    }

    /// <inheritdoc/>
    public void VisitUnknownChanges()
    {
        UnknownChanges++;
        if (_hash is not null) Add("?"u8);
    }

    /// <summary>SHA-256 of all that was visited up to now, in hexadecimal; null where it was only counted.</summary>
    public string? Finish()
    {
        if (_hash is null) return null;
        Flush(_hash);
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    private void Add(in CommitRecord.Moment moment)
    {
        Add(moment.Name);
        Add(moment.Address);
        Span<byte> time = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(time, moment.Time ?? 0);
        // No time at all is another field than the year 1970.
        Add(moment.Time is null ? [] : time);
        Add(moment.Offset);
    }

    // Its length before each, or the end of one could be the beginning of the next.
    private void Add(ReadOnlySpan<byte> field)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_fields.GetSpan(sizeof(int)), field.Length);
        _fields.Advance(sizeof(int));
        _fields.Write(field);
        if (_fields.WrittenCount > Batch) Flush(_hash!);
    }

    private void Flush(IncrementalHash hash)
    {
        hash.AppendData(_fields.WrittenSpan);
        _fields.ResetWrittenCount();
    }
}
