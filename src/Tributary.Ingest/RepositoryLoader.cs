using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Tributary.Git;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Turns what a reader visits into one repository's rows.</summary>
internal sealed class RepositoryLoader : IHistoryVisitor
{
    // Longer signatures are rare enough to be digested each time.
    private const int LongestKept = 256;

    private readonly BulkLoad _load;
    private readonly int _repository;
    private readonly RepositoryFacts _facts;
    private readonly Dictionary<byte[], int> _paths = new(ByteKeys.Comparer);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _pathLookup;
    private readonly HashSet<long> _signatures = [];
    private readonly Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> _signatureLookup =
        new Dictionary<byte[], long>(ByteKeys.Comparer).GetAlternateLookup<ReadOnlySpan<byte>>();

    private readonly IReadOnlySet<ObjectId> _boundary;
    private readonly WorkAtReading? _work;
    private int _nextCommit;

    /// <summary>Prepares to append a repository's rows.</summary>
    /// <param name="load">Where to.</param>
    /// <param name="repository">The repository's number.</param>
    /// <param name="boundary">The commits at which its history is cut off.</param>
    /// <param name="work">Tells what the commits are about; null: they are told of later.</param>
    public RepositoryLoader(BulkLoad load, int repository, IReadOnlySet<ObjectId> boundary, WorkAtReading? work = null)
    {
        _load = load;
        _repository = repository;
        _boundary = boundary;
        _work = work;
        _pathLookup = _paths.GetAlternateLookup<ReadOnlySpan<byte>>();
        _facts = new RepositoryFacts(load, repository);
    }

    /// <summary>Commits visited.</summary>
    public int NewCommits { get; private set; }

    /// <summary>Commits visited of which the changes are not known.</summary>
    public int UnknownChanges { get; private set; }

    /// <summary>Commit time of the commit visited first, which is the tip. Seconds since 1970; null: it has none that is a number.</summary>
    public long? FirstCommitted { get; private set; }

    /// <summary>Latest commit time of a visited commit at which the history is cut off: what is missing is older. Seconds since 1970.</summary>
    public long? CutOffBefore { get; private set; }

    /// <summary>Recalls what the store holds of the repository already, to go on from there. Before anything is visited.</summary>
    public void Recall()
    {
        _nextCommit = (int)_load.Connection.QueryScalar("select coalesce(max(commit) + 1, 0) from commit where repository = $repository", ("repository", _repository))!;
        using (DuckDbResult signatures = _load.Connection.Query("select signature from signature where repository = $repository", ("repository", _repository)))
        {
            while (signatures.Read()) _signatures.Add(signatures.GetInt64(0));
        }

        using DuckDbResult paths = _load.Connection.Query("select path, name, raw from path where repository = $repository", ("repository", _repository));
        while (paths.Read()) _pathLookup[paths.GetUtf8(paths.IsNull(2) ? 1 : 2)] = paths.GetInt32(0);
    }

    /// <inheritdoc/>
    public void VisitCommit(in CommitRecord commit)
    {
        ReadOnlySpan<byte> subject = CommitText.ToUtf8(commit.Subject);
        byte[] parents = ParseParents(commit.Parents, out int parentCount);
        if (NewCommits++ == 0) FirstCommitted = commit.Committer.Time;
        if (_boundary.Count > 0 && _boundary.Contains(commit.Id)) CutOffBefore = Math.Max(CutOffBefore ?? long.MinValue, commit.Committer.Time ?? 0);
        var row = new CommitRow
        {
            Commit = _nextCommit++,
            Id = commit.Id,
            Parents = parents,
            ParentCount = parentCount,
            Author = Signature(commit.Author.Name, commit.Author.Address),
            AuthorTime = commit.Author.Time,
            AuthorOffset = commit.Author.Offset,
            Committer = Signature(commit.Committer.Name, commit.Committer.Address),
            CommitterTime = commit.Committer.Time,
            CommitterOffset = commit.Committer.Offset,
            Subject = subject,
            Fingerprint = Fingerprint(commit.Author, subject),
        };
        _facts.AddCommit(in row);
        _work?.Begin(row.Commit, subject, parentCount > 1);
        if (!commit.Body.IsEmpty) AddTrailers(row.Commit, CommitText.ToUtf8(commit.Body));
    }

    /// <inheritdoc/>
    public void VisitChange(byte status, ReadOnlySpan<byte> path)
    {
        if (!_pathLookup.TryGetValue(path, out int number))
        {
            number = _paths.Count;
            _pathLookup[path] = number;
            if (Utf8.IsValid(path)) _facts.AddPath(number, path, raw: []);
            else _facts.AddPath(number, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(path)), path);
        }

        _facts.AddChange(_nextCommit - 1, number, status);
        _work?.Touch(number, path, status);
    }

    /// <inheritdoc/>
    public void VisitUnknownChanges()
    {
        UnknownChanges++;
        _facts.AddUnknownChanges(_nextCommit - 1);
    }

    /// <summary>Appends what is left to say of the commit visited last.</summary>
    public void Complete() => _work?.Complete();

    private static byte[] ParseParents(ReadOnlySpan<byte> text, out int count)
    {
        count = 0;
        if (text.IsEmpty) return [];
        int digits = text.IndexOf((byte)' ') is var space and >= 0 ? space : text.Length;
        count = (text.Length + 1) / (digits + 1);
        byte[] ids = new byte[count * digits / 2];
        for (int i = 0; i < count; i++)
            _ = Convert.FromHexString(text.Slice(i * (digits + 1), digits), ids.AsSpan(i * digits / 2, digits / 2), out _, out _);
        return ids;
    }

    private long Signature(ReadOnlySpan<byte> rawName, ReadOnlySpan<byte> rawAddress)
    {
        // A person signs many commits: what was signed before, byte for byte, need not be digested again.
        Span<byte> written = stackalloc byte[LongestKept];
        int length = rawName.Length + 1 + rawAddress.Length;
        if (length > written.Length) return AddSignature(rawName, rawAddress);
        written = written[..length];
        rawName.CopyTo(written);
        written[rawName.Length] = 0;
        rawAddress.CopyTo(written[(rawName.Length + 1)..]);
        if (_signatureLookup.TryGetValue(written, out long known)) return known;
        return _signatureLookup[written] = AddSignature(rawName, rawAddress);
    }

    private long AddSignature(ReadOnlySpan<byte> rawName, ReadOnlySpan<byte> rawAddress)
    {
        ReadOnlySpan<byte> name = CommitText.ToUtf8(rawName);
        ReadOnlySpan<byte> address = CommitText.ToUtf8(rawAddress);
        bool asWritten = name.SequenceEqual(rawName) && address.SequenceEqual(rawAddress);
        byte[] raw = asWritten ? [] : [.. rawName, 0, .. rawAddress];
        byte[] content = asWritten ? [.. name, 0, .. address] : [.. name, 0, .. address, 0, .. raw];
        long signature = Digest(content);
        if (_signatures.Add(signature)) _facts.AddSignature(signature, name, address, raw);
        return signature;
    }

    private static long Fingerprint(CommitRecord.Moment author, ReadOnlySpan<byte> subject)
    {
        Span<byte> time = stackalloc byte[20];
        _ = Utf8Formatter.TryFormat(author.Time ?? 0, time, out int digits);
        return Digest([.. author.Address, 0, .. time[..digits], 0, .. subject]);
    }

    // 64 bits of SHA-256: equal on every machine and in every order of reading, and not to be steered onto somebody else's.
    private static long Digest(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _ = SHA256.HashData(content, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    private void AddTrailers(int commit, ReadOnlySpan<byte> body)
    {
        int position = 0;
        Trailers.Visit(body, (key, value) =>
        {
            byte[] lower = new byte[key.Length];
            _ = Ascii.ToLower(key, lower, out _);
            long? signature = SignatureText.TrySplit(value, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> address) ? Signature(name, address) : null;
            _facts.AddTrailer(commit, position++, lower, value, signature);
        });
    }
}
