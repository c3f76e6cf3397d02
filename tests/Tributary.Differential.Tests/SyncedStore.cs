using Tributary.Catalog;
using Tributary.Ingest;
using Tributary.Store;

namespace Tributary.Differential.Tests;

/// <summary>Syncs a folder of mirrors into a store in memory.</summary>
internal static class SyncedStore
{
    public static FactStore Create(string mirrors, RepositoryCatalog catalog)
    {
        FactStore store = FactStore.OpenForWriting(Store.DuckDb.DuckDbDatabase.InMemory);
        SyncSummary summary = new Synchronizer(store, catalog, new SyncOptions { Mirrors = mirrors }).Run(new Progress<SyncEvent>(), CancellationToken.None);
        summary.Broken.ShouldBeEmpty();
        return store;
    }
}
