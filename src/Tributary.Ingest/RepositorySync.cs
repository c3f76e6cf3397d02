using Tributary.Git;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Brings one repository's facts up to its mirror's tip, in one transaction.</summary>
internal sealed class RepositorySync(GitHome home, SyncOptions options)
{
    private static readonly string[] FactTables = ["trailer", "change", "path", "commit", "signature"];

    /// <summary>Reads what is new and writes it, with the new tip; what can't be read leaves the facts as they were, and a tip that says why.</summary>
    /// <returns>The new state, and the commits read now.</returns>
    public (Tip Tip, int NewCommits) Run(DuckDbConnection connection, int repository, string folder, Tip? before, CancellationToken cancellation)
    {
        try
        {
            Mirror mirror = Mirror.Open(folder);
            return mirror.Tip is { } tip ? Read(connection, repository, mirror, tip, before, cancellation) : (Write(connection, repository, Empty(mirror, before), before), 0);
        }
        catch (MirrorException error)
        {
            var broken = new Tip(Outcome.Broken, error.Message, before?.Branch, before?.Id, before?.Committed, before?.CoveredUntil, before?.Commits ?? 0);
            return (Write(connection, repository, broken, before), 0);
        }
    }

    /// <summary>Whether the mirror's tip, and the moment up to which it covers, are what the store has already.</summary>
    public bool IsUnchanged(string folder, Tip? before)
    {
        if (before is not { Outcome: Outcome.Read }) return false;
        try
        {
            Mirror mirror = Mirror.Open(folder);
            return before == Covered(mirror, mirror.Tip, before.Committed, before.Commits);
        }
        catch (MirrorException)
        {
            // Run meets the same error, and notes it.
            return false;
        }
    }

    private (Tip Tip, int NewCommits) Read(DuckDbConnection connection, int repository, Mirror mirror, ObjectId tip, Tip? before, CancellationToken cancellation)
    {
        ObjectId? known = before?.Id;
        bool rewritten = known is { } earlier && earlier != tip && !(home.Contains(mirror, earlier) && home.IsAncestor(mirror, earlier, tip));
        using DuckDbTransaction transaction = connection.Begin();
        if (rewritten) Forget(connection, repository);
        Tip after;
        int newCommits = 0;
        if (known == tip)
        {
            after = Covered(mirror, tip, before!.Committed, before.Commits);
        }
        else
        {
            using var loader = new RepositoryLoader(connection, repository);
            new LogReader(home).Read(mirror, tip, rewritten ? null : known, loader, cancellation);
            loader.Complete();
            newCommits = loader.NewCommits;
            after = Covered(mirror, tip, loader.TipCommitted, loader.Commits);
        }

        _ = after.Write(connection, repository, before);
        transaction.Commit();
        return (after, newCommits);
    }

    // A rewritten branch is read anew from its beginning: the facts are then what git says now.
    private static void Forget(DuckDbConnection connection, int repository)
    {
        foreach (string table in FactTables) _ = connection.Execute($"delete from {table} where repository = $repository", ("repository", repository));
    }

    private static Tip Write(DuckDbConnection connection, int repository, Tip tip, Tip? before)
    {
        _ = tip.Write(connection, repository, before);
        return tip;
    }

    private Tip Empty(Mirror mirror, Tip? before) =>
        before is { Commits: > 0 }
            ? throw new MirrorException($"{mirror.Folder} has no commit on its default branch any more. Clone it again.")
            : new Tip(Outcome.Empty, "the default branch has no commit", mirror.Branch, Id: null, Committed: null, CoveredUntil(mirror, committed: null), Commits: 0);

    private Tip Covered(Mirror mirror, ObjectId? tip, long? committed, int commits) =>
        new(Outcome.Read, Reason: null, mirror.Branch, tip, committed, CoveredUntil(mirror, committed), commits);

    private DateTime? CoveredUntil(Mirror mirror, long? committed)
    {
        DateTime? until = mirror.LastFetched ?? options.AsOf?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        if (until is null && committed is { } seconds && seconds >= 0) until = DateTime.UnixEpoch.AddSeconds(Math.Min(seconds, options.Clock.GetUtcNow().ToUnixTimeSeconds()));
        // The store keeps microseconds, and a state read back has to equal the one written.
        return until is { } time ? new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc) : null;
    }
}
