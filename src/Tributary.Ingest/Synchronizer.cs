using System.Collections.Concurrent;
using Tributary.Catalog;
using Tributary.Git;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Brings a store up to date with a catalog and a folder of mirrors: reads what is new, then derives what follows from it.</summary>
public sealed class Synchronizer(FactStore store, RepositoryCatalog catalog, SyncOptions options)
{
    // By name, whatever its case: a host takes NVIDIA/apex and nvidia/apex for one.
    private Dictionary<string, string> _folders = [];

    /// <summary>Runs a sync. It can be stopped at any moment: each repository is then either as before or wholly up to date.</summary>
    /// <param name="progress">Told of each repository that was not simply unchanged, from the thread that read it.</param>
    /// <param name="cancellation">Ends it after the commit being read.</param>
    /// <exception cref="MirrorException">The folder does not exist, or holds no mirror of any catalogued repository.</exception>
    public SyncSummary Run(IProgress<SyncProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _folders = FindFolders();
        IReadOnlyList<string> uncatalogued = CheckFolders();
        IReadOnlyDictionary<RepositoryName, int> numbers = CatalogWriter.Write(store.Connection, catalog);
        IReadOnlyDictionary<int, Tip> tips = Tip.ReadAll(store.Connection);
        using var home = new GitHome();
        var sync = new RepositorySync(home, options);

        var missing = new List<RepositoryName>();
        var changed = new List<(RepositoryName Name, int Number, Tip? Before)>();
        using (DuckDbTransaction transaction = store.Connection.Begin())
        {
            foreach ((RepositoryName name, int number) in numbers)
            {
                Tip? before = tips.GetValueOrDefault(number);
                if (!_folders.ContainsKey(name.MirrorFolder)) missing.Add(NoteMissing(name, number, before));
                else if (!sync.IsUnchanged(Folder(name), before)) changed.Add((name, number, before));
            }

            transaction.Commit();
        }

        IReadOnlyList<SyncProgress> done = ReadChanged(sync, changed, progress, cancellation);
        Derivation.Run(store.Connection, catalog);
        return new SyncSummary(numbers.Count, numbers.Count - missing.Count - changed.Count, missing, uncatalogued, done);
    }

    private string Folder(RepositoryName name) => _folders[name.MirrorFolder];

    private Dictionary<string, string> FindFolders() =>
        Directory.Exists(options.Mirrors)
            ? Directory.EnumerateDirectories(options.Mirrors, "*.git").Order(StringComparer.Ordinal)
                .DistinctBy(folder => Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(folder => Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase)
            : throw new MirrorException($"There is no folder {options.Mirrors}. Name the folder that holds the mirrors, each in owner+name.git.");

    private List<string> CheckFolders()
    {
        HashSet<string> expected = catalog.Repositories.Select(repository => repository.Name.MirrorFolder).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<string> uncatalogued = _folders.Keys.Where(folder => !expected.Contains(folder)).Order(StringComparer.Ordinal).ToList();
        return uncatalogued.Count < _folders.Count
            ? uncatalogued
            : throw new MirrorException($"{options.Mirrors} holds no mirror of a catalogued repository. They are looked for as {catalog.Repositories[0].Name.MirrorFolder} and so on.");
    }

    private RepositoryName NoteMissing(RepositoryName name, int number, Tip? before)
    {
        var tip = new Tip(
            Outcome.Missing, "there is no mirror of it", before?.Branch, before?.Id, before?.Committed, before?.CoveredUntil, before?.Commits ?? 0);
        _ = tip.Write(store.Connection, number, before);
        return name;
    }

    private List<SyncProgress> ReadChanged(
        RepositorySync sync, List<(RepositoryName Name, int Number, Tip? Before)> changed, IProgress<SyncProgress> progress, CancellationToken cancellation)
    {
        // The largest first, so that none of them is left to run alone at the end.
        var queue = new ConcurrentQueue<(RepositoryName Name, int Number, Tip? Before)>(changed.OrderByDescending(repository => SizeOf(repository.Name)));
        var done = new List<SyncProgress>();
        var workers = Enumerable.Range(0, Math.Max(1, options.Parallel)).Select(_ => Task.Run(Work, cancellation)).ToArray();
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException errors) when (errors.InnerException is { } first)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        return done;

        void Work()
        {
            using DuckDbConnection connection = store.Connect();
            while (queue.TryDequeue(out (RepositoryName Name, int Number, Tip? Before) next))
            {
                cancellation.ThrowIfCancellationRequested();
                (Tip tip, int newCommits) = sync.Run(connection, next.Number, Folder(next.Name), next.Before, cancellation);
                lock (done)
                {
                    done.Add(new SyncProgress(next.Name, tip.Outcome, tip.Reason, newCommits, done.Count + 1, changed.Count));
                    progress.Report(done[^1]);
                }
            }
        }
    }

    private long SizeOf(RepositoryName name)
    {
        try
        {
            return Mirror.Open(Folder(name)).Size;
        }
        catch (Exception error) when (error is MirrorException or IOException or UnauthorizedAccessException)
        {
            // Only the order of reading depends on it; the reading itself meets the same error, and notes it.
            return 0;
        }
    }
}
