using System.Collections.Concurrent;
using System.Threading.Channels;
using Tributary.Git;
using Tributary.Ingest.Sources;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Brings repositories from their source and reads them, several of each at once.</summary>
internal sealed class Pipeline(FactStore store, ISource source, RepositorySync sync, SyncOptions options, IProgress<SyncEvent> progress)
{
    // Hosts limit how many are under way; this limits how many wait for their turn.
    private const int MostWaiting = 64;

    private readonly Channel<(Candidate Candidate, Arrival Arrival)> _arrived = Channel.CreateUnbounded<(Candidate, Arrival)>();
    private readonly ConcurrentBag<(int Repository, DateTime? CoveredUntil)> _moved = [];
    private readonly List<SyncProgress> _done = [];
    private int _total;

    /// <summary>Runs to the end, or to the first error that is no repository's own.</summary>
    /// <returns>What became of each.</returns>
    public IReadOnlyList<SyncProgress> Run(IReadOnlyCollection<Candidate> candidates, CancellationToken cancellation)
    {
        _total = candidates.Count;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // The largest first, so that none of them is left to run alone at the end.
        List<Candidate> ordered = candidates.OrderByDescending(source.SizeOf).ToList();
        Task[] work = [StopAtFailure(() => BringAsync(ordered, stop.Token)), .. Enumerable.Range(0, options.Reading.Threads).Select(_ => StopAtFailure(() => ReadAsync(stop.Token)))];
        Task.WhenAll(work).GetAwaiter().GetResult();
        using DuckDbConnection connection = store.Connect();
        using DuckDbTransaction transaction = connection.Begin();
        Tip.MoveOn(connection, _moved);
        transaction.Commit();
        return _done;

        Task StopAtFailure(Func<Task> step) => Task.Run(
            async () =>
            {
                try
                {
                    await step();
                }
                catch
                {
                    await stop.CancelAsync();
                    throw;
                }
            },
            CancellationToken.None);
    }

    private async Task BringAsync(IReadOnlyList<Candidate> candidates, CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(
            candidates,
            new ParallelOptions { MaxDegreeOfParallelism = MostWaiting, CancellationToken = cancellation },
            async (candidate, token) => await _arrived.Writer.WriteAsync((candidate, await source.BringAsync(candidate, token)), token));
        _arrived.Writer.Complete();
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        using DuckDbConnection connection = store.Connect();
        using var batch = new ReadingBatch(connection, sync, options);
        try
        {
            while (await _arrived.Reader.WaitToReadAsync(cancellation))
            {
                while (_arrived.Reader.TryRead(out (Candidate Candidate, Arrival Arrival) next))
                {
                    await TakeAsync(connection, batch, next.Candidate, next.Arrival, cancellation);
                    if (batch.IsFull) Commit(batch);
                }

                // What comes next may be long in coming.
                Commit(batch);
            }
        }
        finally
        {
            _ = batch.Abandon();
            Commit(batch);
        }
    }

    private async Task TakeAsync(DuckDbConnection connection, ReadingBatch batch, Candidate candidate, Arrival arrival, CancellationToken cancellation)
    {
        if (arrival.MovedTo is { } name)
        {
            Commit(batch);
            new Alias(candidate.Number, name).Note(connection, Alias.FromHost, StoreTime.Now(options.Clock));
        }

        switch (arrival)
        {
            case Arrival.Held held:
                Note(batch, candidate, sync.Hold(candidate.Before!, held.Branch, held.CoveredUntil));
                break;
            case Arrival.Readable readable when batch.TryRead(candidate, readable, cancellation) is { } reading:
                progress.Report(new SyncEvent.Read(candidate.Name, reading.NewCommits, _total));
                break;
            case Arrival.Readable:
                foreach ((Candidate begun, Arrival.Readable again) in batch.Abandon())
                    Report(begun, await ReadAloneAsync(connection, begun, again, cancellation), isUnchanged: false);
                break;
            case Arrival.WithoutCommits empty:
                Note(batch, candidate, WithoutCommits(candidate, empty));
                break;
            case Arrival.Absent absent:
                Note(batch, candidate, Failed(candidate, absent.Outcome, absent.Reason));
                break;
        }
    }

    private void Commit(ReadingBatch batch)
    {
        foreach ((Candidate candidate, RepositorySync.Reading reading) in batch.Commit()) Report(candidate, reading, isUnchanged: false);
    }

    private async Task<RepositorySync.Reading> ReadAloneAsync(DuckDbConnection connection, Candidate candidate, Arrival.Readable readable, CancellationToken cancellation)
    {
        try
        {
            return sync.Run(connection, candidate.Number, readable.Mirror, readable.CoveredUntil, candidate.Before, cancellation);
        }
        catch (MirrorException first)
        {
            try
            {
                if (await source.RenewAsync(candidate, cancellation) is { } renewed)
                    return sync.Run(connection, candidate.Number, renewed, readable.CoveredUntil, candidate.Before, cancellation);
                return Broken(first);
            }
            catch (MirrorException second)
            {
                return Broken(second);
            }
        }

        RepositorySync.Reading Broken(MirrorException error)
        {
            Tip tip = Failed(candidate, Outcome.Broken, error.Message);
            using var load = new BulkLoad(connection);
            tip.Write(load, candidate.Number, candidate.Before, StoreTime.Now(options.Clock));
            load.Commit();
            return new RepositorySync.Reading(tip, 0, 0, 0);
        }
    }

    private static Tip Failed(Candidate candidate, Outcome outcome, string reason) => (candidate.Before ?? new Tip { Outcome = outcome }) with { Outcome = outcome, Reason = reason };

    private static Tip WithoutCommits(Candidate candidate, Arrival.WithoutCommits empty) =>
        candidate.Before is { Commits: > 0 }
            ? Failed(candidate, Outcome.Broken, "Its default branch has no commit any more. What was read earlier is kept; look what became of it.")
            : new Tip { Outcome = Outcome.Empty, Reason = "the default branch has no commit", Branch = empty.Branch, CoveredUntil = empty.CoveredUntil is { } until ? StoreTime.Of(until) : null };

    private void Note(ReadingBatch batch, Candidate candidate, Tip tip)
    {
        // That nothing is new is noted for all of them at once, at the end.
        if (tip.IsMoveOn(candidate.Before) && tip != candidate.Before) _moved.Add((candidate.Number, tip.CoveredUntil));
        else if (tip != candidate.Before) batch.Note(candidate, tip);
        bool isUnchanged = candidate.Before is { } before && tip.Outcome == before.Outcome && tip.Id == before.Id;
        Report(candidate, new RepositorySync.Reading(tip, 0, 0, 0), isUnchanged);
    }

    private void Report(Candidate candidate, RepositorySync.Reading reading, bool isUnchanged)
    {
        lock (_done)
        {
            _done.Add(new SyncProgress(candidate.Name, reading.Tip.Outcome, reading.Tip.Reason, isUnchanged, reading.NewCommits, reading.LostCommits, reading.UnknownChanges, _done.Count + 1, _total));
            progress.Report(_done[^1]);
        }
    }
}
