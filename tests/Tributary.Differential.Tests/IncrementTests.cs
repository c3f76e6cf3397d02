using Tributary.Catalog;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>Histories that are read piece by piece, wherever they are cut, come to the same as ones that are read at once.</summary>
public sealed class IncrementTests : IDisposable
{
    private static readonly bool All = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1";
    private static readonly int Moves = All ? 12 : 4;
    private static readonly string[] Real = ["Dao-AILab/quack", "KellerJordan/modded-nanogpt", "NVIDIA/DCGM", "ARM-software/CMSIS-NN", "Dao-AILab/flash-attention"];

    private readonly TestFolder _folder = new();
    private readonly List<MovingBranch> _branches = [];
    private RepositoryCatalog? _catalog;

    // Chance finds more with more tries: ./test --all.
    public static TheoryData<bool, int> Tries => [.. from real in (bool[])[false, true] from seed in Enumerable.Range(1, All ? 20 : 1) select (real, seed)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Tries))]
    public void Reading_in_increments_equals_reading_at_once(bool real, int seed)
    {
        Lay(real);
        var random = new Random(seed);
        List<int[]> cuts = [.. _branches.Select(branch => (int[])[.. Enumerable.Range(0, Moves).Select(_ => random.Next(branch.Commits.Count)).Order(), branch.Commits.Count - 1])];
        using FactStore pieces = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        int read = 0;
        for (int i = 0; i <= Moves; i++)
        {
            foreach ((MovingBranch branch, int[] cut) in _branches.Zip(cuts)) branch.Move(cut[i]);
            SyncSummary summary = Sync(pieces);
            read += summary.NewCommits;
            ShouldHoldWhatIsReached(pieces, $"seed {seed}, increment {i}");
        }

        Scalar(pieces, "select count(*) from commit").ShouldBe(read, $"seed {seed}: each commit is read once");
        ShouldEqualFresh(pieces, $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Tries))]
    public void Branches_that_go_back_and_forth_equal_ones_that_never_did_and_are_read_once(bool real, int seed)
    {
        Lay(real);
        var random = new Random(seed);
        using FactStore moving = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        int read = 0;
        for (int i = 0; i <= Moves; i++)
        {
            foreach (MovingBranch branch in _branches) branch.Move(i == Moves ? branch.Commits.Count - 1 : random.Next(branch.Commits.Count));
            string hint = $"seed {seed}, move {i}";
            read += Sync(moving).NewCommits;
            ShouldHoldWhatIsReached(moving, hint);
            (Scalar(moving, "select count(*) from commit"), Scalar(moving, "select count(distinct (repository, id)) from commit")).ShouldBe((read, read), $"{hint}: each commit is read once");
            if (i % 4 == 3) ShouldEqualFresh(moving, hint);
        }

        ShouldEqualFresh(moving, $"seed {seed}");
    }

    private void Lay(bool real)
    {
        if (real) Assert.SkipUnless(Histories.Folder is not null, Histories.Absent);
        foreach (string history in real ? All ? Real : Real[..2] : (string[])["merges", "trailers", "encodings", "linear"])
        {
            string source = real ? Path.Combine(Histories.Folder!, history.Replace('/', '+') + ".git") : _folder["sources", history];
            if (!real) Fixtures.Build(history, source);
            else if (!Directory.Exists(source)) continue;
            _branches.Add(new MovingBranch(real ? history : "f/" + history, source, _folder["mirrors"]));
        }

        Assert.SkipUnless(_branches.Count > 0, $"{string.Join(", ", Real)} are not at hand among the real histories");
        _catalog = CatalogReader.Read(TestCatalog.Write(_folder["catalog"], string.Join(' ', _branches.Select(branch => branch.Name))));
    }

    private SyncSummary Sync(FactStore store)
    {
        SyncSummary summary = new Synchronizer(store, _catalog!, new SyncOptions { Mirrors = _folder["mirrors"] }).Run(new Progress<SyncEvent>(), CancellationToken.None);
        summary.Broken.ShouldBeEmpty();
        return summary;
    }

    private void ShouldHoldWhatIsReached(FactStore store, string hint)
    {
        foreach (MovingBranch branch in _branches)
        {
            const string Sql = "select (select count(*) from commit c where c.repository = r.repository and lost_at is null) || ' ' || v.commits || ' ' || lower(hex(v.id)) from repository r join coverage v using (repository) where r.name = $name";
            store.Connection.QueryScalar(Sql, ("name", branch.Name)).ShouldBe($"{branch.Length} {branch.Length} {branch.Tip}", $"{hint}, {branch.Name}");
        }
    }

    private void ShouldEqualFresh(FactStore store, string hint)
    {
        using FactStore fresh = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        Sync(fresh);
        string[] expected = StoreContents.Of(fresh).Split('\n'), found = StoreContents.Of(store).Split('\n');
        // Not ShouldBe: it would print megabytes.
        expected.Zip(found).FirstOrDefault(pair => pair.First != pair.Second).ShouldBe(default, hint);
        found.Length.ShouldBe(expected.Length, hint);
    }

    private static long Scalar(FactStore store, string sql) => (long)store.Connection.QueryScalar(sql)!;
}
