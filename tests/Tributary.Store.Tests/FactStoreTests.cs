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
}
