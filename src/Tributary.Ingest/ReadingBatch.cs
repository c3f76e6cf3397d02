using Tributary.Git;
using Tributary.Ingest.Sources;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>What one thread has read and not yet committed: repositories, and states without facts. Together they are one transaction, for one costs as much as a small repository.</summary>
/// <param name="connection">Not in a transaction.</param>
/// <param name="sync">Reads repositories.</param>
/// <param name="options">How many rows make it full, and what tells the time.</param>
internal sealed class ReadingBatch(DuckDbConnection connection, RepositorySync sync, SyncOptions options) : IDisposable
{
    private const int MostNoted = 64;

    private readonly List<(Candidate Candidate, Arrival.Readable Arrival)> _begun = [];
    private readonly List<RepositorySync.Reading> _read = [];
    private readonly List<(Candidate Candidate, Tip State)> _noted = [];
    private BulkLoad? _load;

    /// <summary>Whether it is enough for a transaction.</summary>
    public bool IsFull => _noted.Count >= MostNoted || _load?.Rows >= options.RowsAtOnce;

    /// <summary>Reads a repository.</summary>
    /// <returns>What the reading came to; null: it could not be read, and the batch has to be given up by <see cref="Abandon"/>, which tells what is then read alone.</returns>
    public RepositorySync.Reading? TryRead(Candidate candidate, Arrival.Readable arrival, CancellationToken cancellation)
    {
        _begun.Add((candidate, arrival));
        _load ??= new BulkLoad(connection);
        try
        {
            RepositorySync.Reading reading = sync.Read(_load, candidate.Number, arrival.Mirror, arrival.CoveredUntil, candidate.Before, cancellation);
            _read.Add(reading);
            return reading;
        }
        catch (MirrorException)
        {
            // Told to who reads it alone.
            return null;
        }
    }

    /// <summary>Adds the state of a repository of which there are no new facts.</summary>
    public void Note(Candidate candidate, Tip state) => _noted.Add((candidate, state));

    /// <summary>Makes it durable, and begins anew.</summary>
    /// <returns>The repositories that were read.</returns>
    public IReadOnlyList<(Candidate Candidate, RepositorySync.Reading Reading)> Commit()
    {
        if (_read.Count + _noted.Count == 0) return [];
        using (BulkLoad load = _load ?? new BulkLoad(connection))
        {
            foreach ((Candidate candidate, Tip state) in _noted) state.Write(load, candidate.Number, candidate.Before, StoreTime.Now(options.Clock));
            load.Commit();
        }

        List<(Candidate, RepositorySync.Reading)> read = [.. _begun.Select(it => it.Candidate).Zip(_read)];
        _noted.Clear();
        Forget();
        return read;
    }

    /// <summary>Rolls back what was read.</summary>
    /// <returns>What that was, the last one that could not be read among them.</returns>
    public IReadOnlyList<(Candidate Candidate, Arrival.Readable Arrival)> Abandon()
    {
        List<(Candidate, Arrival.Readable)> begun = [.. _begun];
        Forget();
        return begun;
    }

    /// <summary>Rolls back what was not committed.</summary>
    public void Dispose() => Forget();

    private void Forget()
    {
        _load?.Dispose();
        _load = null;
        _begun.Clear();
        _read.Clear();
    }
}
