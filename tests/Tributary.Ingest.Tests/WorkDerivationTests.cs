using Tributary.Catalog;
using Tributary.Git;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

public sealed class WorkDerivationTests : IDisposable
{
    private const string Work = "select r.name, c.subject, w.aspect, w.label, w.share, w.about from work w join commit c using (repository, commit) join repository r using (repository)";

    private const string Everything =
        "select 'work', commit, aspect, label, share, about from work union all select 'excluded', path, area, '', 0, true from excluded_path union all select 'growth', paths, cast(day as varchar), '', 0, true from growth order by all";

    private readonly TestFolder _folder = new();
    private readonly FactStore _store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);

    public WorkDerivationTests() => Directory.CreateDirectory(_folder["mirrors"]);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_sync_tells_what_each_commit_is_about()
    {
        Upstream one = Repository("a+one");
        one.Commit("Begin", "src/x.c");
        one.Commit("[Bugfix] Faster on MI300", "src/hip/x.cu");
        one.Commit("Bring a library", "vendor/lib.c");
        Sync("a/one");
        Rows($"{Work} order by c.commit, w.aspect, w.label").ShouldBe(
        [
            "a/one|Bring a library|area|vendored|10000|True", "a/one|Bring a library|kind|other|10000|True", "a/one|Bring a library|layer|serving|10000|True",
            "a/one|[Bugfix] Faster on MI300|area|kernels|10000|True", "a/one|[Bugfix] Faster on MI300|ecosystem|cuda|10000|True", "a/one|[Bugfix] Faster on MI300|ecosystem|rocm|10000|True",
            "a/one|[Bugfix] Faster on MI300|kind|fix|10000|True", "a/one|[Bugfix] Faster on MI300|layer|kernels|10000|True",
            "a/one|Begin|area|serving|10000|True", "a/one|Begin|kind|feature|10000|True", "a/one|Begin|layer|serving|10000|True",
        ]);
        Rows("select label, counted from work_label where aspect = 'area' order by position").ShouldBe(["kernels|True", "serving|True", "code|True", "tests|True", "docs|True", "other|True", "vendored|False"]);
        Rows("select name, area from excluded_path join path using (repository, path)").ShouldBe(["vendor/lib.c|vendored"]);
    }

    [Fact]
    public void A_merge_is_about_nothing()
    {
        Fixtures.Build("merges", _folder["mirrors", "a+one.git"]);
        Sync("a/one");
        Rows("select distinct c.parent_count < 2, w.commit is not null from commit c left join work w using (repository, commit) order by all").ShouldBe(["False|False", "True|True"]);
    }

    [Fact]
    public void A_second_sync_asks_about_new_commits_alone()
    {
        Upstream one = Repository("a+one"), two = Repository("b+two");
        one.Commit("Begin", "src/x.c");
        two.Commit("Begin", "src/x.c");
        Sync("a/one;b/two");
        // What is told again would be told as before.
        _store.Connection.Execute("update work set share = share - 1");
        one.Commit("Describe it", "src/x.c");
        Sync("a/one;b/two");
        Rows($"select name, subject, label, share from ({Work}) where aspect = 'area' order by all").ShouldBe(["a/one|Begin|serving|9999", "a/one|Describe it|docs|10000", "b/two|Begin|kernels|9999"]);
        Rows($"select distinct name, subject, share from ({Work}) where aspect <> 'area' order by all").ShouldBe(["a/one|Begin|9999", "a/one|Describe it|10000", "b/two|Begin|9999"]);
        Sync("a/one;b/two");
        Rows("select count(*) from work where share < 10000").ShouldBe(["7"]);
    }

    [Fact]
    public void Other_rules_tell_of_every_commit_anew_and_read_nothing_from_git()
    {
        Upstream one = Repository("a+one"), two = Repository("b+two");
        one.Commit("Begin", "lib/x.c");
        two.Commit("Begin", "lib/x.c");
        Sync("a/one;b/two");
        Labels().ShouldBe(["a/one|serving", "b/two|code"]);
        Directory.Delete(one.Folder, recursive: true);
        Directory.Delete(Path.Combine(two.Folder, "objects"), recursive: true);
        Directory.CreateDirectory(Path.Combine(two.Folder, "objects"));
        Sync("a/one;b/two", TestRules.Areas.Replace("extensions: [cu]", "extensions: [cu], folders: [lib]", StringComparison.Ordinal));
        Labels().ShouldBe(["a/one|kernels", "b/two|kernels"]);
    }

    [Fact]
    public void A_repository_that_is_catalogued_later_is_told_of_as_if_it_had_always_been()
    {
        Repository("a+one").Commit("Begin", "src/x.c");
        Repository("b+two").Commit("Begin", "src/x.c");
        Sync("a/one");
        Labels().ShouldBe(["a/one|serving"]);
        Sync("a/one;b/two");
        Labels().ShouldBe(["a/one|serving", "b/two|kernels"]);
        // Of another category, its rules are others.
        Sync("b/two;a/one");
        Labels().ShouldBe(["a/one|kernels", "b/two|serving"]);
        using FactStore anew = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        Sync("b/two;a/one", store: anew);
        StoreContents.Of(_store).ShouldBe(StoreContents.Of(anew));
    }

    [Fact]
    public void A_catalog_without_rules_tells_nothing()
    {
        Repository("a+one").Commit("Begin", "vendor/x.c");
        Sync("a/one", areas: null);
        Told().ShouldBe(["0|0|0"]);
        Sync("a/one");
        Told().ShouldBe(["3|16|1"]);
        Sync("a/one", areas: null);
        Told().ShouldBe(["0|0|0"]);
    }

    [Fact]
    public void Vendored_paths_are_in_no_growth_until_rules_say_that_they_are_not_vendored()
    {
        Upstream one = Repository("a+one");
        one.Commit("Begin", "src/x.c");
        one.Commit("Bring a library", "vendor/x.c");
        Sync("a/one");
        Paths().ShouldBe(["1"]);
        one.Commit("Bring another", "third_party/y.c");
        Sync("a/one");
        Paths().ShouldBe(["1"]);
        Sync("a/one", TestRules.Areas.Replace("[vendor, third_party]", "[third_party]", StringComparison.Ordinal));
        Paths().ShouldBe(["2"]);
        Sync("a/one", areas: null);
        Paths().ShouldBe(["3"]);
        Sync("a/one");
        Paths().ShouldBe(["1"]);
    }

    [Fact]
    public void A_history_whose_cut_moves_is_told_of_under_its_new_numbers()
    {
        // The fifth commit changes a path, of which nothing is known while its parent is missing.
        Fixtures.Build("linear", _folder["whole.git"]);
        Shell.Git(_folder.Path, "clone", "-q", "--bare", "--depth", "5", "file://" + _folder["whole.git"], _folder["mirrors", "a+one.git"]);
        Sync("a/one");
        Shell.Git(_folder["mirrors", "a+one.git"], "fetch", "-q", "--unshallow", "file://" + _folder["whole.git"], "+main:main");
        Sync("a/one");
        Rows("select count(distinct commit) from work").ShouldBe(["10"]);
        using FactStore anew = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        Sync("a/one", store: anew);
        StoreContents.Of(_store).ShouldBe(StoreContents.Of(anew));
    }

    [Theory]
    [InlineData("encodings")]
    [InlineData("hostile-paths")]
    [InlineData("hostile-texts")]
    [InlineData("merges")]
    [InlineData("types")]
    public void What_is_told_while_a_history_is_read_is_what_is_told_of_it_afterwards(string fixture)
    {
        Fixtures.Build(fixture, _folder["mirrors", "a+one.git"]);
        Sync("a/one");
        List<string> atReading = Rows(Everything);
        atReading.Count.ShouldBeGreaterThan(3);
        _store.Connection.Execute("update work set share = 0; update provenance set value = 'other rules' where name = 'work'; delete from provenance where name = 'derived_tips'");
        Sync("a/one");
        Rows(Everything).ShouldBe(atReading);
    }

    [Fact]
    public void A_first_sync_that_is_stopped_and_gone_on_with_tells_of_each_commit_once()
    {
        Fixtures.Build("linear", _folder["mirrors", "a+one.git"]);
        Fixtures.Build("merges", _folder["mirrors", "b+two.git"]);
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Sync("a/one;b/two", stop: stop));
        Rows("select count(distinct repository) from work").ShouldBe(["1"]);
        Sync("a/one;b/two");
        using FactStore anew = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        Sync("a/one;b/two", store: anew);
        StoreContents.Of(_store).ShouldBe(StoreContents.Of(anew));
    }

    private Upstream Repository(string name) => Upstream.Create(_folder["mirrors"], name);

    private void Sync(string names, string? areas = TestRules.Areas, FactStore? store = null, CancellationTokenSource? stop = null)
    {
        TestCatalog.Write(_folder["catalog"], names);
        if (areas is null) TestRules.Remove(_folder["catalog"]);
        else TestRules.Write(_folder["catalog"], areas);
        var options = new SyncOptions { Mirrors = _folder["mirrors"], Reading = new ReadingLimits { Threads = 1 }, RowsAtOnce = 1 };
        _ = new Synchronizer(store ?? _store, CatalogReader.Read(_folder["catalog"]), options).Run(stop is null ? new Progress<SyncEvent>() : new StopAtFirst(stop), stop?.Token ?? CancellationToken.None);
    }

    private List<string> Labels() => Rows($"select name, label from ({Work}) where aspect = 'area' order by all");

    private List<string> Told() => Rows("select (select count(*) from work), (select count(*) from work_label), (select count(*) from excluded_path)");

    private List<string> Paths() => Rows("select cast(sum(paths) as varchar) from growth");

    private List<string> Rows(string sql)
    {
        var all = new List<string>();
        using DuckDbResult rows = _store.Connection.Query(sql);
        while (rows.Read()) all.Add(string.Join('|', Enumerable.Range(0, rows.ColumnCount).Select(rows.GetValue)));
        return all;
    }

    private sealed class StopAtFirst(CancellationTokenSource stop) : IProgress<SyncEvent>
    {
        public void Report(SyncEvent value) => stop.Cancel();
    }
}
