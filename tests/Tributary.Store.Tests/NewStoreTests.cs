using Tributary.Testing;

namespace Tributary.Store.Tests;

public sealed class NewStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_store_is_there_whole_or_not_at_all()
    {
        string store = _folder["store.duckdb"];
        for (int i = 0; i < 10; i++)
        {
            var first = Task.Run(() => FirstSeen(store), TestContext.Current.CancellationToken);
            using (FactStore.OpenForWriting(store)) await File.WriteAllBytesAsync(_folder["seen.duckdb"], await first, TestContext.Current.CancellationToken);
            FactStore.OpenForReading(_folder["seen.duckdb"]).Dispose();
            File.Delete(store);
        }
    }

    [Fact]
    public void What_was_left_of_a_store_that_was_never_finished_or_is_gone_stands_in_nobodys_way()
    {
        foreach (string left in (string[])["store.duckdb.part", "store.duckdb.part.wal", "store.duckdb.wal"]) File.WriteAllText(_folder[left], "half of something");
        FactStore.OpenForWriting(_folder["store.duckdb"]).Dispose();
        FactStore.OpenForReading(_folder["store.duckdb"]).Dispose();
        Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).ShouldBe(["store.duckdb"]);
    }

    private static byte[] FirstSeen(string file)
    {
        while (!File.Exists(file)) Thread.Yield();
        return File.ReadAllBytes(file);
    }
}
