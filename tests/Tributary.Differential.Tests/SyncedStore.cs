using Tributary.Catalog;
using Tributary.Git;
using Tributary.Ingest;
using Tributary.Store;

namespace Tributary.Differential.Tests;

/// <summary>Syncs a folder of mirrors into a store in memory.</summary>
internal static class SyncedStore
{
    public static FactStore Create(string mirrors, RepositoryCatalog catalog, ReaderChoice reader = ReaderChoice.Auto)
    {
        FactStore store = FactStore.OpenForWriting(Store.DuckDb.DuckDbDatabase.InMemory);
        SyncSummary summary = new Synchronizer(store, catalog, new SyncOptions { Mirrors = mirrors, Reader = reader }).Run(new Progress<SyncEvent>(), CancellationToken.None);
        summary.Broken.ShouldBeEmpty();
        return store;
    }
}
