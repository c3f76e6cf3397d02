using Tributary.Git.Objects;
using Tributary.Git.Packs;
using Tributary.Git.Reading;
using Tributary.Model;

namespace Tributary.Git;

/// <summary>Reads histories from the objects themselves: packs, loose objects, and those of repositories that are borrowed from. Threads may share one, and its limits.</summary>
/// <remarks>Source of the formats: gitformat-pack(5), and the user manual on objects.</remarks>
/// <param name="home">Where git runs: commits of other encodings are its own to convert.</param>
/// <param name="limits">What all readings together may take.</param>
public sealed class ObjectReader(GitHome home, ReadingLimits limits) : IHistoryReader
{
    private readonly ReadingThreads _threads = new(limits);

    /// <inheritdoc/>
    public void Read(Mirror mirror, ObjectId tip, IReadOnlyCollection<ObjectId> known, IHistoryVisitor visitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mirror);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(visitor);
        _threads.Take(cancellation);
        try
        {
            using var tables = new OffsetTables();
            using Desk desk = OpenDesk(tables);
            using TreeHelpers? helpers = _threads.Count > 1 ? new TreeHelpers(() => OpenDesk(tables), _threads) : null;
            using var reading = new HistoryReading(home, mirror, desk, helpers, _threads, visitor);
            reading.Run(tip, known, cancellation);
        }
        finally
        {
            _threads.Return();
        }

        Desk OpenDesk(OffsetTables tables) => new(mirror, tip.Length, _threads, tables);
    }

    /// <inheritdoc/>
    /// <remarks>Git is asked where there is such a file, and its content, and for what it makes of damage.</remarks>
    public MailmapFile ReadMailmap(Mirror mirror, ObjectId commitId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mirror);
        return LookForMailmap(mirror, commitId, cancellation) ?? new MailmapReader(home).Read(mirror, commitId, cancellation);
    }

    // Null: git has to tell.
    private MailmapFile? LookForMailmap(Mirror mirror, in ObjectId commitId, CancellationToken cancellation)
    {
        _threads.Take(cancellation);
        try
        {
            using var tables = new OffsetTables();
            using var desk = new Desk(mirror, commitId.Length, _threads, tables);
            CachedObject root = desk.Objects.Read(desk.Objects.TreeOf(commitId), ObjectType.Tree);
            ObjectId? file = MailmapReader.FindFile(root.Bytes, commitId.Length);
            root.Release();
            if (file is not { } id) return new MailmapFile.None();
            return desk.Objects.Find(id) == 0 ? new MailmapFile.NotAtHand(id) : null;
        }
        catch (Exception error) when (error is MirrorException or InvalidDataException)
        {
            return null;
        }
        finally
        {
            _threads.Return();
        }
    }
}
