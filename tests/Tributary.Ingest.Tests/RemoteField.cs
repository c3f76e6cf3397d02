using Tributary.Catalog;
using Tributary.Git.Remotes;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

/// <summary>A small field at a server on loopback, and a workspace that is synced with it.</summary>
internal sealed class RemoteField : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly List<SyncEvent> _events = [];

    public RemoteField(string names = "a/one a/two;b/three")
    {
        Names = names;
        foreach (string name in names.Split(' ', ';'))
        {
            Upstream upstream = Upstream.Create(Root, name);
            upstream.AllowFilter(true);
            foreach (string message in (string[])["First", "Second", "Third"]) upstream.Commit($"{message} of {name}", content: $"{message} {name}\n");
            Upstreams.Add(name, upstream);
        }

        Server = GitHttpServer.Start(Root);
        Store = FactStore.OpenForWriting(_folder["store.duckdb"]);
    }

    public string Names { get; set; }

    public string Root => _folder["upstream"];

    public Dictionary<string, Upstream> Upstreams { get; } = [];

    public GitHttpServer Server { get; }

    public FactStore Store { get; }

    public MirrorCache Cache => new(_folder["mirrors"], new RemoteOptions());

    public RemoteOptions Remote { get; set; } = new() { RetryDelay = TimeSpan.FromMilliseconds(20), Patience = TimeSpan.FromSeconds(20), SpareDisk = 0 };

    /// <summary>What the last sync told of.</summary>
    public IReadOnlyList<SyncEvent> Events => _events;

    public string this[params string[] parts] => _folder[parts];

    public string MirrorOf(string name) => _folder["mirrors", RepositoryName.Parse(name).MirrorFolder];

    public SyncSummary Sync(string? source = null, FactStore? store = null)
    {
        _events.Clear();
        RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(_folder["catalog"], Names));
        var options = new SyncOptions { Source = RemoteUrl.Parse(source ?? Server.Url), Cache = _folder["mirrors"], Scratch = _folder["scratch"], Remote = Remote };
        return new Synchronizer(store ?? Store, catalog, options).Run(new Listener(_events), CancellationToken.None);
    }

    public RepositoryStatus Status(string name) => RepositoryStatus.ReadAll(Store.Connection).Single(it => it.Name == name);

    public object? Scalar(string sql) => Store.Connection.QueryScalar(sql);

    /// <summary>The store's contents equal what a sync of the same upstreams into a new store comes to.</summary>
    public void ShouldEqualAFreshStore()
    {
        using FactStore fresh = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(_folder["catalog"], Names));
        using var elsewhere = new TestFolder();
        new Synchronizer(fresh, catalog, new SyncOptions { Source = RemoteUrl.Parse(Root), Cache = elsewhere["mirrors"], Remote = Remote }).Run(new Listener([]), CancellationToken.None);
        StoreContents.Of(Store).ShouldBe(StoreContents.Of(fresh));
    }

    public void Dispose()
    {
        Store.Dispose();
        Server.Dispose();
        _folder.Dispose();
    }

    private sealed class Listener(List<SyncEvent> events) : IProgress<SyncEvent>
    {
        public void Report(SyncEvent value)
        {
            lock (events) events.Add(value);
        }
    }
}
