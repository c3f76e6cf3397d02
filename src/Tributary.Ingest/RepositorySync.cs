using Tributary.Catalog.Work;
using Tributary.Git;
using Tributary.Git.Packs;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Brings one repository's facts up to its mirror's tip.</summary>
/// <param name="home">Where git runs.</param>
/// <param name="reader">Reads histories.</param>
/// <param name="work">The rules of what a repository's commits are about, by its number; null: they are told of later.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class RepositorySync(GitHome home, IHistoryReader reader, Func<int, RepositoryWork>? work, TimeProvider clock)
{
    private const long LastSecond = 253_402_300_799;
    private const string CutOff = "what is older is cut off at the source";

    /// <summary>Reads what is new and writes it, with the new tip, in a transaction of its own. What a history is cut off from at the source is looked for where it can't be read otherwise.</summary>
    /// <param name="connection">Not in a transaction.</param>
    /// <param name="repository">The repository's number.</param>
    /// <param name="mirror">The mirror, which has a tip.</param>
    /// <param name="coveredUntil">The mirror is complete up to here, UTC; null: up to its tip's commit date.</param>
    /// <param name="before">The state up to now; null: there is none.</param>
    /// <param name="cancellation">Ends it; nothing is then written.</param>
    /// <exception cref="MirrorException">The mirror can't be read; the facts are as they were.</exception>
    public Reading Run(DuckDbConnection connection, int repository, Mirror mirror, DateTime? coveredUntil, Tip? before, CancellationToken cancellation)
    {
        try
        {
            return ReadAlone(mirror);
        }
        // Of a damaged pack it is known that nothing is cut off, and git, which would be asked, may follow a delta on itself until no memory is left.
        catch (MirrorException error) when (error is not PackFormatException && FindBoundary(mirror, cancellation) is { Count: > 0 } boundary)
        {
            return ReadAlone(mirror.CutOffAt(boundary));
        }

        Reading ReadAlone(Mirror it)
        {
            using var load = new BulkLoad(connection);
            Reading reading = Read(load, repository, it, coveredUntil, before, cancellation);
            load.Commit();
            return reading;
        }
    }

    /// <summary>Whether the mirror's tip is what the store holds already, and nothing else happened since.</summary>
    public static bool IsHeld(Mirror mirror, Tip? before) => before?.Id is { } id && id == mirror.Tip && before.Boundary == mirror.BoundaryDigest && before.Outcome == Outcome.Read;

    /// <summary>The state of a repository whose tip is held already.</summary>
    public Tip Hold(Tip before, string? branch, DateTime? coveredUntil) => before with
    {
        Outcome = Outcome.Read,
        Reason = before.Outcome == Outcome.Read ? before.Reason : before.Boundary is null ? null : CutOff,
        Branch = branch,
        CoveredUntil = (coveredUntil ?? CoveredByTip(before.Committed)) is { } until ? StoreTime.Of(until) : null,
    };

    /// <summary>The time up to which a mirror covers, where nothing but its tip's commit date (seconds since 1970) tells: never later than now.</summary>
    private DateTime? CoveredByTip(long? committed) =>
        committed is >= 0 and var seconds ? DateTime.UnixEpoch.AddSeconds(Math.Min(seconds, clock.GetUtcNow().ToUnixTimeSeconds())) : null;

    private IReadOnlySet<ObjectId> FindBoundary(Mirror mirror, CancellationToken cancellation)
    {
        try
        {
            return mirror.Boundary.Count == 0 ? new RevisionList(home).FindBoundary(mirror, mirror.Tip!.Value, cancellation) : new HashSet<ObjectId>();
        }
        catch (MirrorException)
        {
            // More than parents is missing: what the first reading said of it stands.
            return new HashSet<ObjectId>();
        }
    }

    /// <summary>Reads what is new and writes it, with the new tip, beside what else is written there.</summary>
    /// <param name="load">Where to.</param>
    /// <param name="repository">The repository's number.</param>
    /// <param name="mirror">The mirror, which has a tip.</param>
    /// <param name="coveredUntil">The mirror is complete up to here, UTC; null: up to its tip's commit date.</param>
    /// <param name="before">The state up to now; null: there is none.</param>
    /// <param name="cancellation">Ends it; what is loaded may then only be rolled back.</param>
    /// <exception cref="MirrorException">The mirror can't be read; what is loaded may then only be rolled back.</exception>
    public Reading Read(BulkLoad load, int repository, Mirror mirror, DateTime? coveredUntil, Tip? before, CancellationToken cancellation)
    {
        ObjectId tip = mirror.Tip!.Value;
        DuckDbConnection connection = load.Connection;
        // Of a repository that was never read the store is not asked: over hundreds of small ones the questions took a third of the time.
        bool first = before?.Id is null;
        bool anew = before?.Boundary != mirror.BoundaryDigest;
        if (anew && !first) ForgetReached(connection, repository);
        HistoryChange change = anew || first ? HistoryChange.Everything : Change(connection, repository, mirror, before!, cancellation);
        WorkAtReading? told = first && work is not null ? new WorkAtReading(load, repository, work(repository)) : null;
        var loader = new RepositoryLoader(load, repository, mirror.Boundary, told);
        if (!first) loader.Recall();
        if (!change.Known.Contains(tip)) reader.Read(mirror, tip, change.Known, loader, cancellation);
        // One that could not be had is not asked for again while the tip is the same: what is derived follows from the tips, and a sync with nothing new stays quick.
        // It is looked for only in what was read without complaint, and meanwhile the last rows are handed over.
        Task<MailmapFile>? mailmap = before?.Id != tip ? Task.Run(() => reader.ReadMailmap(mirror, tip, cancellation), cancellation) : null;
        loader.Complete();
        Mark(connection, repository, change.Regained, lostAt: null);
        if (change.Lost.Count > 0) Mark(connection, repository, change.Lost, Tip.NextSequence(connection, repository));
        if (mailmap is not null) WriteMailmap(load, repository, mailmap.GetAwaiter().GetResult(), first);

        long? committed = loader.NewCommits > 0 ? loader.FirstCommitted : Committed(connection, repository, tip);
        var after = new Tip
        {
            Outcome = Outcome.Read,
            Reason = ReasonOf(mirror),
            Branch = mirror.Branch,
            Id = tip,
            Committed = committed,
            CoveredFrom = anew ? CoveredFrom(loader.CutOffBefore) : before?.CoveredFrom,
            CoveredUntil = (coveredUntil ?? CoveredByTip(committed)) is { } until ? StoreTime.Of(until) : null,
            Commits = change.Kept + loader.NewCommits,
            Boundary = mirror.BoundaryDigest,
        };
        after.Write(load, repository, before, StoreTime.Now(clock));
        return new Reading(after, loader.NewCommits, change.Lost.Count, loader.UnknownChanges);
    }

    // The same whoever reads, as all that is stored.
    private static string? ReasonOf(Mirror mirror)
    {
        string? storage = mirror.FindUnknownStorage() is { } unknown ? $"only git reads it, for {unknown}" : null;
        return mirror.Boundary.Count == 0 ? storage : storage is null ? CutOff : $"{CutOff}; {storage}";
    }

    private HistoryChange Change(DuckDbConnection connection, int repository, Mirror mirror, Tip? before, CancellationToken cancellation)
    {
        ObjectId tip = mirror.Tip!.Value;
        if (connection.QueryScalar("select count(*) from commit where repository = $repository", ("repository", repository)) is 0L) return HistoryChange.Everything;
        bool lostBefore = connection.QueryScalar("select count(*) from commit where repository = $repository and lost_at is not null", ("repository", repository)) is not 0L;
        // What was lost may be reached again through a merge, so a history that ever lost something is compared whole.
        return !lostBefore && before?.Id is { } known && (known == tip || (home.Contains(mirror, known) && home.IsAncestor(mirror, known, tip)))
            ? HistoryChange.FastForward(before)
            : HistoryChange.Compare(connection, repository, home, mirror, tip, cancellation);
    }

    // Where a history is cut off elsewhere than before, its oldest commits' parents and changes are others than those held. What was lost stays.
    // Their numbers are given again: what was told of them must not stay for others.
    private static void ForgetReached(DuckDbConnection connection, int repository)
    {
        const string Reached = "select commit from commit where repository = $repository and lost_at is null";
        foreach (string table in (string[])["trailer", "change", "unknown_change", "work", "commit"])
            _ = connection.Execute($"delete from {table} where repository = $repository and commit in ({Reached})", ("repository", repository));
    }

    private static long? Committed(DuckDbConnection connection, int repository, ObjectId commitId) =>
        (long?)connection.QueryScalar("select committer_time from commit where repository = $repository and id = $id", ("repository", repository), ("id", commitId.ToArray()));

    private static void Mark(DuckDbConnection connection, int repository, IReadOnlyList<int> commits, int? lostAt)
    {
        if (commits.Count == 0) return;
        connection.Execute("create or replace temp table marked (commit integer)");
        using (DuckDbAppender marked = connection.Append("marked"))
        {
            foreach (int commit in commits) marked.Add(commit).EndRow();
            marked.Complete();
        }

        _ = connection.Execute("update commit set lost_at = $lost_at where repository = $repository and commit in (select commit from marked)", ("repository", repository), ("lost_at", lostAt));
    }

    // Where the mirror does not tell, the last one that was read stays: to take contributors apart until it can be read again would be worse.
    private static void WriteMailmap(BulkLoad load, int repository, MailmapFile mailmap, bool first)
    {
        if (mailmap is MailmapFile.NotAtHand) return;
        if (!first) _ = load.Connection.Execute("delete from mailmap where repository = $repository", ("repository", repository));
        if (mailmap is MailmapFile.Content { Text: var text }) load.To("mailmap").Add(repository).Add(text).EndRow();
    }

    // Whole days are covered: the day of the cut itself is not.
    private static DateTime? CoveredFrom(long? cutOffBefore) =>
        cutOffBefore is { } seconds ? DateTime.UnixEpoch.AddSeconds(Math.Clamp(seconds, 0, LastSecond - 86_400)).Date.AddDays(1) : null;

    /// <summary>What a reading came to.</summary>
    /// <param name="Tip">The new state.</param>
    /// <param name="NewCommits">Commits read now.</param>
    /// <param name="LostCommits">Commits that the branch reaches no longer.</param>
    /// <param name="UnknownChanges">Of the new commits, those of which the changes are not known.</param>
    public sealed record Reading(Tip Tip, int NewCommits, int LostCommits, int UnknownChanges);
}
