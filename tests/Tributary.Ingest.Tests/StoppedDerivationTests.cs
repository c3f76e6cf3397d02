using Tributary.Catalog;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

public sealed class StoppedDerivationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_derivation_that_is_stopped_leaves_what_was_derived_and_is_made_up_for()
    {
        Fixtures.Build("merges", _folder["mirrors", "a+one.git"]);
        RepositoryCatalog before = CatalogReader.Read(TestCatalog.Write(_folder["catalog"], "a/one")), after = CatalogReader.Read(TestCatalog.Write(_folder["other"], ";a/one"));
        using FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        var options = new SyncOptions { Mirrors = _folder["mirrors"] };
        new Synchronizer(store, before, options).Run(new Progress<SyncEvent>(), CancellationToken.None);
        string derived = StoreContents.Of(store);
        Should.Throw<OperationCanceledException>(() => Derivation.Run(store.Connection, after, PeopleSettings.None, new CancellationToken(canceled: true)));
        StoreContents.Of(store).ShouldBe(derived);
        store.Provenance("catalog_fingerprint").ShouldBe(before.Fingerprint);
        new Synchronizer(store, after, options).Run(new Progress<SyncEvent>(), CancellationToken.None);
        store.Provenance("catalog_fingerprint").ShouldBe(after.Fingerprint);
    }

    [Fact]
    public async Task A_statement_that_runs_is_interrupted()
    {
        using FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        var endless = Task.Run(() => Should.Throw<DuckDbException>(() => store.Connection.Execute("select count(*) from range(1000000000) a, range(1000000000) b where a.range * b.range = 7")), TestContext.Current.CancellationToken);
        while (!endless.IsCompleted)
        {
            store.Connection.Interrupt();
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        (await endless).Message.ShouldContain("Interrupted");
    }
}
