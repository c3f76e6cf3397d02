using Tributary.Git;
using Tributary.Git.Remotes;
using Tributary.Model;

namespace Tributary.Ingest.Sources;

/// <summary>Repositories at their hosts, of which mirrors are cloned and fetched as they are needed.</summary>
internal sealed class RemoteSource(RemoteHosts hosts, MirrorCache cache, MailmapReader mailmaps, IProgress<SyncEvent> progress) : ISource
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Uncatalogued => [];

    /// <inheritdoc/>
    public async Task<Arrival> BringAsync(Candidate candidate, CancellationToken cancellation)
    {
        try
        {
            RemoteHead head = await hosts.AskAsync(candidate.Url, Retrying(candidate), cancellation);
            RepositoryName? moved = MovedTo(candidate, head.Url);
            if (head.Tip is null) return new Arrival.WithoutCommits(head.Branch, head.AskedAt, moved);
            // Facts that are there need no mirror, which can have been thrown away.
            if (candidate.Before?.Id == head.Tip) return new Arrival.Held(head.Branch, head.AskedAt, moved);
            Mirror mirror = await BringAsync(candidate, head, cancellation);
            await BringMailmapAsync(candidate, head.Url, mirror, cancellation);
            return new Arrival.Readable(mirror, head.AskedAt, moved);
        }
        catch (RemoteException error)
        {
            return error.Failure == RemoteFailure.Gone
                ? new Arrival.Absent(Outcome.Gone, $"{error.Message}. Correct the catalog if it has another name now.")
                : new Arrival.Absent(Outcome.Unreachable, $"{error.Message.TrimEnd('.')}. {Advice(error)}");
        }
        catch (Exception error) when (error is MirrorException or IOException or UnauthorizedAccessException)
        {
            return new Arrival.Absent(Outcome.Broken, error.Message);
        }
    }

    /// <inheritdoc/>
    public async Task<Mirror?> RenewAsync(Candidate candidate, CancellationToken cancellation)
    {
        cache.Discard(candidate.Name);
        return await BringAsync(candidate, cancellation) is Arrival.Readable renewed ? renewed.Mirror : null;
    }

    /// <inheritdoc/>
    public long SizeOf(Candidate candidate) => candidate.Before?.Commits ?? 0;

    private async Task<Mirror> BringAsync(Candidate candidate, RemoteHead head, CancellationToken cancellation)
    {
        // A sync that was stopped may have brought the mirror and not read it.
        if (FindMirror(candidate) is { } mirror && mirror.Tip == head.Tip && mirror.Branch == head.Branch) return mirror;
        return await hosts.BringAsync(cache, candidate.Name, head, line => progress.Report(new SyncEvent.Transferring(candidate.Name, line)), Retrying(candidate), cancellation);
    }

    // Mirrors come without file contents; of these only the mailmap is asked for, once for each that a tip has. A repository is read without it too.
    private async Task BringMailmapAsync(Candidate candidate, RemoteUrl url, Mirror mirror, CancellationToken cancellation)
    {
        if (mirror.Tip is not { } tip || mailmaps.Read(mirror, tip, cancellation) is not MailmapFile.NotAtHand { Id: { } id }) return;
        try
        {
            await hosts.BringObjectAsync(cache, candidate.Name, url, id, MailmapReader.Largest, Retrying(candidate), cancellation);
        }
        catch (Exception error) when (error is RemoteException or IOException or UnauthorizedAccessException)
        {
            // The host does not give single objects, or not now: the next tip's is asked for again.
        }
    }

    private Mirror? FindMirror(Candidate candidate)
    {
        try
        {
            return cache.Find(candidate.Name);
        }
        catch (MirrorException)
        {
            // It is ours to throw away, and comes anew.
            cache.Discard(candidate.Name);
            return null;
        }
    }

    private Action<RemoteException, TimeSpan> Retrying(Candidate candidate) => (error, wait) => progress.Report(new SyncEvent.Retrying(candidate.Name, error.Message, wait));

    private static RepositoryName? MovedTo(Candidate candidate, RemoteUrl found) =>
        found != candidate.Url && found.Host == candidate.Url.Host && found.Name is { } name && name != candidate.Url.Name ? name : null;

    private static string Advice(RemoteException error) => error.Failure switch
    {
        RemoteFailure.Busy when error.RetryAfter is { } wait => $"Run 'tributary sync' again in {Math.Ceiling(wait.TotalMinutes):0} minutes.",
        RemoteFailure.DiskFull => "What was read is kept.",
        RemoteFailure.Refused => "Another try would end alike: see whether the address is right, and what is wrong there; what was read is kept.",
        _ => "Run 'tributary sync' again later; what was read is kept.",
    };
}
