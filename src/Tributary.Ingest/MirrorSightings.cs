using System.Text;
using Tributary.Git;
using Tributary.Model;
using Tributary.People;

namespace Tributary.Ingest;

/// <summary>Who signed the commits of one repository's default branch, read without a store.</summary>
/// <param name="Authors">Each author's signature, and how many commits it has, merges included.</param>
/// <param name="Named">Pairs of an author and who a trailer of a commit of theirs names.</param>
public sealed record MirrorSightings(IReadOnlyDictionary<Signature, long> Authors, IReadOnlySet<(Signature Author, Signature Named)> Named)
{
    private const int OnlyRepository = 0;

    /// <summary>Reads a repository, bare or with a work tree.</summary>
    /// <exception cref="MirrorException">It can't be read.</exception>
    public static MirrorSightings Read(string folder, CancellationToken cancellation)
    {
        var mirror = Mirror.Open(Directory.Exists(Path.Combine(folder, ".git")) ? Path.Combine(folder, ".git") : folder);
        var visitor = new Visitor();
        using var home = new GitHome();
        if (mirror.Tip is { } tip) new HistoryReader(home, ReaderChoice.Auto, new ReadingLimits()).Read(mirror, tip, [], visitor, cancellation);
        return new MirrorSightings(visitor.Authors, visitor.Named);
    }

    /// <summary>What the rules may see of it.</summary>
    public IdentityEvidence ToEvidence() => new()
    {
        Sightings = [.. Authors.Select(author => new Sighting(author.Key, OnlyRepository, author.Value)), .. Named.Select(pair => new Sighting(pair.Named, OnlyRepository, 0))],
        Named = [.. Named],
    };

    private sealed class Visitor : IHistoryVisitor
    {
        public Dictionary<Signature, long> Authors { get; } = [];

        public HashSet<(Signature, Signature)> Named { get; } = [];

        public void VisitCommit(in CommitRecord commit)
        {
            Signature author = SignatureOf(commit.Author.Name, commit.Author.Address);
            Authors[author] = Authors.GetValueOrDefault(author) + 1;
            if (commit.Body.IsEmpty) return;
            Trailers.Visit(CommitText.ToUtf8(commit.Body), (_, value) =>
            {
                if (SignatureText.TrySplit(value, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> address) && SignatureOf(name, address) is var named && named != author) Named.Add((author, named));
            });
        }

        public void VisitChange(byte status, ReadOnlySpan<byte> path)
        {
            // Who is who does not depend on what was changed.
        }

        public void VisitUnknownChanges()
        {
            // Nor on what is not known of it.
        }

        private static Signature SignatureOf(ReadOnlySpan<byte> name, ReadOnlySpan<byte> address) => new(Text(name), Text(address));

        private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(CommitText.ToUtf8(bytes));
    }
}
