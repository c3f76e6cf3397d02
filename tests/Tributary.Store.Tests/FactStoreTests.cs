using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Store.Tests;

public sealed class FactStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Path => _folder["a", "store.duckdb"];

    [Fact]
    public void Every_table_and_column_is_documented()
    {
        using FactStore store = FactStore.OpenForWriting(Path);
        string schema = File.ReadAllText(SourceTree.PathOf("docs", "schema.md"));
        var undocumented = new List<string>();
        using DuckDbResult rows = store.Connection.Query("select table_name, column_name from information_schema.columns where table_name <> 'coverage'");
        while (rows.Read())
        {
            string? line = schema.Split('\n').FirstOrDefault(line => line.StartsWith($"| `{rows.GetString(0)}` |", StringComparison.Ordinal));
            if (line is null || !line.Contains($"`{rows.GetString(1)}`", StringComparison.Ordinal)) undocumented.Add($"{rows.GetString(0)}.{rows.GetString(1)}");
        }

        undocumented.ShouldBeEmpty();
    }

    [Fact]
    public void A_store_is_opened_again_and_its_schema_left_alone()
    {
        using (FactStore store = FactStore.OpenForWriting(Path)) store.Connection.Execute("insert into provenance values ('catalog', 'x')");
        using (FactStore store = FactStore.OpenForWriting(Path)) store.Provenance("catalog").ShouldBe("x");
        using FactStore reading = FactStore.OpenForReading(Path);
        reading.Provenance("catalog").ShouldBe("x");
        reading.Provenance("nothing").ShouldBeNull();
        Should.Throw<DuckDbException>(() => reading.Connection.Execute("delete from provenance"));
    }

    [Fact]
    public void A_store_that_is_not_there_is_said_to_be_none() =>
        Should.Throw<StoreException>(() => FactStore.OpenForReading(Path)).Message.ShouldBe($"There is no store at {Path}. Run 'tributary sync' first.");

    [Fact]
    public void A_store_of_a_newer_program_is_left_alone()
    {
        using (FactStore store = FactStore.OpenForWriting(Path)) store.Connection.Execute("insert into schema_step values (99, 'future', 'x')");
        byte[] before = File.ReadAllBytes(Path);
        Should.Throw<StoreException>(() => FactStore.OpenForWriting(Path)).Message.ShouldContain("Update the program.");
        Should.Throw<StoreException>(() => FactStore.OpenForReading(Path)).Message.ShouldContain("Update the program.");
        File.ReadAllBytes(Path).ShouldBe(before);
    }

    [Fact]
    public void A_store_whose_schema_had_another_text_is_refused()
    {
        using (FactStore store = FactStore.OpenForWriting(Path)) store.Connection.Execute("update schema_step set checksum = 'other'");
        Should.Throw<StoreException>(() => FactStore.OpenForReading(Path)).Message.ShouldContain("another text of schema step 1");
    }

    [Fact]
    public void Another_programs_database_is_refused()
    {
        Directory.CreateDirectory(_folder["a"]);
        using (DuckDbDatabase database = DuckDbDatabase.Open(Path, new DuckDbOptions()))
        using (DuckDbConnection connection = database.Connect()) connection.Execute("create table theirs (n integer)");
        Should.Throw<StoreException>(() => FactStore.OpenForWriting(Path)).Message.ShouldContain("not a store of Tributary");
    }

    [Fact]
    public void A_damaged_store_says_what_to_do()
    {
        Directory.CreateDirectory(_folder["a"]);
        File.WriteAllText(Path, "this is no database, only a text that is long enough to look at");
        Should.Throw<StoreException>(() => FactStore.OpenForReading(Path)).Message.ShouldContain("Move it away and run 'tributary sync'");
    }

    // Made by the program as it was with schema step 1, of the fixtures linear, merges, trailers, encodings, empty and loose.
    [Fact]
    public void A_store_of_an_older_program_is_brought_up_to_date_with_all_that_it_holds()
    {
        Directory.CreateDirectory(_folder["a"]);
        using (FileStream packed = File.OpenRead(SourceTree.PathOf("tests", "fixtures", "stores", "schema-1.duckdb.gz")))
        using (var unpacked = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress))
        using (FileStream file = File.Create(Path)) unpacked.CopyTo(file);
        Should.Throw<StoreException>(() => FactStore.OpenForReading(Path)).Message.ShouldContain("of an older version of the program. Run 'tributary sync' once");

        using (FactStore store = FactStore.OpenForWriting(Path))
        {
            store.Connection.QueryScalar("select count(*) from schema_step").ShouldBe((long)Migrations.All.Count);
            store.Connection.QueryScalar("select count(*) from commit").ShouldBe(58L);
            RepositoryStatus.ReadAll(store.Connection).Select(it => $"{it.Name} {it.Outcome} {it.Commits} {it.Since is null}").ShouldBe(
                ["a/one read 10 True", "a/two read 13 True", "a/missing missing 0 True", "b/three read 10 True", "b/four read 13 True", "b/five empty 0 True", "b/copy read 10 True", "b/broken broken 2 True"]);
            store.Connection.QueryScalar("select count(*) from tip").ShouldBe(15L);
            store.CheckDerived();
        }

        using FactStore reading = FactStore.OpenForReading(Path);
        reading.CheckDerived();
    }
}
