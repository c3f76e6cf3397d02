using Tributary.Catalog;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

public sealed class ActivityTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FactStore _store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_day_has_a_row_for_each_offset_that_its_author_wrote()
    {
        Sync("a/one", ("linear", "a+one.git"));
        Rows("select cast(day as varchar), utc_offset, commits from activity where people = 'raw' and day < date '2026-04-04' order by day, utc_offset").ShouldBe(
            ["2026-03-31|0|1", "2026-04-01|330|1", "2026-04-02|0|1", "2026-04-03|-210|1"]);
    }

    [Fact]
    public void What_is_no_offset_on_Earth_is_none_and_its_commit_counts_all_the_same()
    {
        Sync("a/one", ("hostile-dates", "a+one.git"));
        Rows("select distinct utc_offset from activity order by utc_offset nulls last").ShouldBe(["0", "5", ""]);
        Rows("select distinct author_offset from commit where author_offset in ('+9999', '-9999', '+0060') order by all").Count.ShouldBe(3);
        Rows("""
            select sum(commits)::bigint = (select count(*) from commit where author_time between 631152000 and 1775000000)
            from activity where people = 'raw'
            """).ShouldBe(["True"]);
    }

    [Fact]
    public void Credit_of_co_authors_has_no_offset()
    {
        Sync("a/one", ("agents", "a+one.git"));
        Rows("select distinct utc_offset is null, coauthored > 0 from activity order by all").ShouldBe(["False|False", "True|True"]);
    }

    [Fact]
    public void Commits_beyond_what_is_usual_are_listed_and_credited_as_in_activity()
    {
        Sync("a/one a/two", ("bulk", "a+one.git"), ("bulk", "a+two.git"));
        Rows("""
            select r.name, subject, label, copy, is_person, touches, added
            from bulk b join contributor using (people, contributor) join commit c using (repository, commit) join repository r using (repository)
            where people = 'resolved' and b.id = c.id and b.day = date '2026-04-02'
            order by r.name, subject
            """).ShouldBe(
        [
            "a/one|Format everything|dependabot[bot]|False|False|51|0",
            "a/one|Import a library|Bea Example|False|True|60|60",
            "a/two|Format everything|dependabot[bot]|True|False|51|0",
            "a/two|Import a library|Bea Example|True|True|60|60",
        ]);
        Rows("select people, count(*) from bulk group by people order by people").ShouldBe(["raw|4", "resolved|4"]);
    }

    private void Sync(string names, params (string Fixture, string Mirror)[] mirrors)
    {
        foreach ((string fixture, string mirror) in mirrors) Fixtures.Build(fixture, _folder["mirrors", mirror]);
        RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(_folder["catalog"], names));
        _ = new Synchronizer(_store, catalog, new SyncOptions { Mirrors = _folder["mirrors"] }).Run(new Progress<SyncEvent>(), CancellationToken.None);
    }

    private List<string> Rows(string sql)
    {
        var all = new List<string>();
        using DuckDbResult rows = _store.Connection.Query(sql);
        while (rows.Read()) all.Add(string.Join('|', Enumerable.Range(0, rows.ColumnCount).Select(rows.GetValue)));
        return all;
    }
}
