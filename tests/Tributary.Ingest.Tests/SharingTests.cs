using Tributary.Catalog;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

public sealed class SharingTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FactStore _store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_is_shared_is_counted_with_its_days_and_ids()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        // The same commits up to the sixth, and the four after it under other ids.
        Shell.Git(_folder.Path, "clone", "-q", Mirror("a/one"), "rewritten");
        Shell.Run(_folder["rewritten"], "git", "-c", "user.name=x", "-c", "user.email=x@example.com", "filter-branch", "-f", "--env-filter", "GIT_COMMITTER_NAME=Importer", "HEAD~4..HEAD").ExitCode.ShouldBe(0);
        Shell.Git(_folder.Path, "clone", "-q", "--bare", "rewritten", Mirror("a/two"));
        Sync("a/one a/two").ShouldHaveSingleItem().ShouldBe(new SharedHistory("a/two", "a/one", 10, 6, new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 9), false));
    }

    [Theory]
    [InlineData("a/one a/two", false)]
    [InlineData("a/one a/two<a/one", true)]
    [InlineData("a/one<a/two a/two", true)]
    [InlineData("a/one a/between<a/one a/two<a/between", true)]
    [InlineData("a/up a/one<a/up a/two<a/up", true)]
    [InlineData("a/one<a/nowhere a/two<a/nowhere", false)]
    [InlineData("a/one a/two a/three<a/two", false)]
    public void It_is_declared_where_fork_of_links_the_two(string catalog, bool declared)
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Fixtures.Build("linear", Mirror("a/two"));
        Sync(catalog).ShouldHaveSingleItem().Declared.ShouldBe(declared);
    }

    [Fact]
    public void An_undeclared_import_that_the_catalog_lists_first_is_the_home_and_reported_as_such()
    {
        Fixtures.Build("linear", Mirror("z/origin"));
        Fixtures.Build("linear", Mirror("a/importer"));
        Sync("a/importer z/origin").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            it => (it.Repository, it.Home).ShouldBe(("z/origin", "a/importer")),
            it => (it.Commits, it.Declared).ShouldBe((10, false)));
        Sync("a/importer<z/origin z/origin").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            it => (it.Repository, it.Home).ShouldBe(("a/importer", "z/origin")),
            it => (it.Commits, it.Declared).ShouldBe((10, true)));
    }

    private string Mirror(string name) => _folder["mirrors", RepositoryName.Parse(name).MirrorFolder];

    private IReadOnlyList<SharedHistory> Sync(string names)
    {
        RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(_folder["catalog"], names));
        _ = new Synchronizer(_store, catalog, new SyncOptions { Mirrors = _folder["mirrors"] }).Run(new Progress<SyncEvent>(), CancellationToken.None);
        return SharedHistory.ReadAll(_store.Connection);
    }
}
