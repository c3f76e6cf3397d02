using Tributary.Catalog;
using Tributary.Git;
using Tributary.Git.Remotes;
using Tributary.Ingest.Sources;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Ingest;

/// <summary>Brings a store up to date with a catalog: has its repositories brought, reads what is new, then derives what follows from it.</summary>
public sealed class Synchronizer(FactStore store, RepositoryCatalog catalog, SyncOptions options)
{
    /// <summary>Runs a sync. It can be stopped at any moment: each repository is then either as before or wholly up to date.</summary>
    /// <param name="progress">Told of what happens, from the threads on which it does.</param>
    /// <param name="cancellation">Ends it after the commit being read.</param>
    /// <exception cref="TributaryException">The folder of mirrors, the catalog's source, or a name that was asked for is none.</exception>
    public SyncSummary Run(IProgress<SyncEvent> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        List<CatalogRepository> wanted = Wanted();
        using GitHome home = options.Scratch is null ? new GitHome() : new GitHome(options.Scratch);
        using RemoteHosts? hosts = options.Mirrors is null ? new RemoteHosts(home, options.Remote) : null;
        ISource source = hosts is null ? OpenFolder(wanted) : OpenRemote(hosts, new MailmapReader(home), progress);
        IReadOnlyDictionary<RepositoryName, int> numbers = CatalogWriter.Write(store.Connection, catalog, options.Clock);
        IReadOnlyDictionary<int, Tip> tips = Tip.ReadAll(store.Connection);
        List<Candidate> candidates = wanted.Select(it => new Candidate(it.Name, numbers[it.Name], UrlOf(it), tips.GetValueOrDefault(numbers[it.Name]))).ToList();
        var sync = new RepositorySync(home, new HistoryReader(home, options.Reader, options.Reading), WorkDerivation.Prepare(store.Connection, catalog, numbers), options.Clock);
        var pipeline = new Pipeline(store, source, sync, options, progress);
        IReadOnlyList<SyncProgress> done = pipeline.Run(candidates, cancellation);
        Derivation.Run(store.Connection, catalog, options.People, cancellation);
        return new SyncSummary(catalog.Repositories.Count, source.Uncatalogued, done);
    }

    private List<CatalogRepository> Wanted()
    {
        if (options.Only.Count == 0) return [.. catalog.Repositories];
        foreach (RepositoryName name in options.Only.Where(name => !catalog.Repositories.Any(it => it.Name == name)))
            throw new TributaryException($"{name} is not in the catalog {catalog.Name}. Add it there, or correct the name.");
        return catalog.Repositories.Where(it => options.Only.Contains(it.Name)).ToList();
    }

    private RemoteUrl UrlOf(CatalogRepository repository) => options.Source is { } source ? source.Of(repository.Name) : catalog.UrlOf(repository);

    private FolderSource OpenFolder(List<CatalogRepository> wanted) =>
        new(options.Mirrors!, options.AsOf, (options.Only.Count == 0 ? catalog.Repositories : wanted).Select(it => it.Name).ToList());

    private RemoteSource OpenRemote(RemoteHosts hosts, MailmapReader mailmaps, IProgress<SyncEvent> progress)
    {
        var cache = new MirrorCache(options.Cache ?? throw new InvalidOperationException("hosts are asked, but there is no folder for what they give"), options.Remote);
        cache.Prepare();
        HashSet<RepositoryName> catalogued = catalog.Repositories.Select(it => it.Name).ToHashSet();
        Dictionary<int, RepositoryName> names = ReadNames();
        foreach (Alias alias in Alias.ReadAll(store.Connection).Where(alias => !catalogued.Contains(alias.Name) && names.ContainsKey(alias.Repository)))
            cache.Rename(alias.Name, names[alias.Repository]);
        return new RemoteSource(hosts, cache, mailmaps, progress);
    }

    private Dictionary<int, RepositoryName> ReadNames()
    {
        var names = new Dictionary<int, RepositoryName>();
        using Store.DuckDb.DuckDbResult rows = store.Connection.Query("select repository, name from repository");
        while (rows.Read()) names.Add(rows.GetInt32(0), RepositoryName.Parse(rows.GetString(1)));
        return names;
    }
}
