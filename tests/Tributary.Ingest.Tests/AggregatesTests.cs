using System.Text;
using Tributary.Catalog;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

public sealed class AggregatesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_published_gives_the_same_figures_by_week_and_month()
    {
        using FactStore store = Synced();
        Aggregates.Export(store, _folder["data"]);
        using FactStore loaded = Aggregates.Load(_folder["data"], _folder["loaded.duckdb"]);
        const string Figures = """
            select r.name, a.week, date_trunc('month', a.day) as month, a.copy, a.is_person, count(distinct a.contributor) as contributors,
                   sum(a.commits)::bigint as commits, sum(a.coauthored)::bigint as coauthored, sum(a.touches)::bigint as touches, sum(a.assisted)::bigint as assisted
            from activity a join repository r using (repository)
            where a.people = 'resolved'
            group by all order by all
            """;
        Rows(loaded, Figures).ShouldBe(Rows(store, Figures));
        RepositoryStatus.ReadAll(loaded.Connection).ShouldBe(RepositoryStatus.ReadAll(store.Connection));
        loaded.Provenance("contents").ShouldBe("aggregates");
        ((long)loaded.Connection.QueryScalar("select count(*) from activity where utc_offset is not null")!).ShouldBe(0);
        const string Groups = "select scope, title, kind, r.name from scope_group join scope_member using (scope) join repository r using (repository) order by r.position";
        Rows(loaded, Groups).ShouldBe(["mine|My own|group|a/two", "mine|My own|group|b/missing"]);
    }

    [Fact]
    public void No_name_address_subject_or_path_is_published()
    {
        using FactStore store = Synced();
        var secrets = new List<string>();
        using (DuckDbResult rows = store.Connection.Query("select name from signature union select address from signature union select subject from commit union select name from path union select value from trailer"))
        {
            while (rows.Read()) secrets.Add(rows.GetString(0).Trim());
        }

        Aggregates.Export(store, _folder["data"]);
        using FactStore loaded = Aggregates.Load(_folder["data"], _folder["loaded.duckdb"]);
        var published = new StringBuilder();
        foreach (string table in Rows(loaded, "select distinct table_name from information_schema.tables where table_name not in ('schema_step', 'coverage')"))
            foreach (string row in Rows(loaded, $"select * from \"{table}\"")) published.AppendLine(row);
        string text = published.ToString();
        // Chance writes a few digits into pseudonyms.
        secrets.Where(secret => secret.Length > (secret.All(char.IsAsciiHexDigit) ? 12 : 3)).ShouldAllBe(secret => !text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        Rows(loaded, "select distinct contributor from activity").Intersect(Rows(store, "select distinct contributor from activity")).ShouldBeEmpty();
    }

    [Fact]
    public void Two_exports_share_no_pseudonym()
    {
        using FactStore store = Synced();
        Aggregates.Export(store, _folder["one"]);
        Aggregates.Export(store, _folder["two"]);
        using FactStore one = Aggregates.Load(_folder["one"], _folder["one.duckdb"]);
        using FactStore two = Aggregates.Load(_folder["two"], _folder["two.duckdb"]);
        Rows(one, "select distinct contributor from activity").Intersect(Rows(two, "select distinct contributor from activity")).ShouldBeEmpty();
    }

    [Fact]
    public void The_shipped_aggregates_load_and_stay_small()
    {
        using FactStore store = Aggregates.Load(SourceTree.PathOf("data"), _folder["shipped.duckdb"]);
        ((long)store.Connection.QueryScalar("select count(*) from coverage where outcome = 'read'")!).ShouldBe(84);
        Directory.EnumerateFiles(SourceTree.PathOf("data")).Sum(file => new FileInfo(file).Length).ShouldBeLessThan(8_000_000);
        ((long)store.Connection.QueryScalar("select count(*) from activity where day <> week and day <> date_trunc('month', day)")!).ShouldBe(0);
    }

    [Fact]
    public void A_folder_without_aggregates_is_refused() =>
        Should.Throw<StoreException>(() => Aggregates.Load(_folder.Path, _folder["x.duckdb"])).Message.ShouldContain("There are no aggregates");

    [Fact]
    public void Aggregates_of_another_format_are_refused()
    {
        File.WriteAllText(_folder["manifest.json"], """{ "format": 99, "origin": {} }""");
        Should.Throw<StoreException>(() => Aggregates.Load(_folder.Path, _folder["x.duckdb"])).Message.ShouldContain("another format");
    }

    private FactStore Synced()
    {
        Fixtures.Build("trailers", _folder["mirrors", "a+one.git"]);
        Fixtures.Build("linear", _folder["mirrors", "a+two.git"]);
        Fixtures.Build("linear", _folder["mirrors", "b+copy.git"]);
        FactStore store = FactStore.OpenForWriting(_folder["store.duckdb"]);
        TestCatalog.Write(_folder["catalog"], "a/one a/two;b/copy b/missing");
        File.AppendAllText(_folder["catalog", "catalog.yaml"], "\ngroups:\n  - { id: mine, title: My own, repositories: [b/missing, a/two] }\n");
        new Synchronizer(store, CatalogReader.Read(_folder["catalog"]), new SyncOptions { Mirrors = _folder["mirrors"] })
            .Run(new Progress<SyncEvent>(), CancellationToken.None);
        return store;
    }

    private static List<string> Rows(FactStore store, string sql)
    {
        var all = new List<string>();
        using DuckDbResult rows = store.Connection.Query(sql);
        while (rows.Read()) all.Add(string.Join('|', Enumerable.Range(0, rows.ColumnCount).Select(rows.GetValue)));
        return all;
    }
}
