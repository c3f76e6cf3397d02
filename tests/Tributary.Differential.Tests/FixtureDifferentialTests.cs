using Tributary.Catalog;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>Every fixture, read by us and by git.</summary>
public sealed class FixtureDifferentialTests
{
    /// <summary>What git can't read, nor we (see HostileTests for the reasons).</summary>
    private static readonly string[] Damaged =
    [
        .. from kind in (string[])["missing-tree", "missing-folder", "missing-parent", "blob-as-tree", "malformed-tree", "malformed-commit"] select "hostile-objects " + kind,
    ];

    // In which shape a history is stored makes no difference to what is made of it: ReaderEqualityTests have them all, these stand for them here.
    private static readonly string[] Stores = ["stores references", "stores sha256-loose", "stores alternates-chain"];

    // The empty one has nothing to compare, nor has a branch that is no commit, over which git passes in silence. Git itself would execute what the hostile one holds
    // (see LogReaderTests), and wait for, believe or follow the files of others.
    public static TheoryData<string> Comparable =>
    [
        .. Fixtures.Names.Except(["empty", "hostile", .. Damaged])
            .Where(name => !name.StartsWith("stores ", StringComparison.Ordinal) || Stores.Contains(name, StringComparer.Ordinal))
            .Where(name => !name.StartsWith("hostile-files ", StringComparison.Ordinal) && !name.StartsWith("hostile-objects tip-is-a-", StringComparison.Ordinal)),
    ];

    // A history whose beginning is missing is read as far as it goes.
    public static TheoryData<string> Unreadable => [.. Damaged.Where(it => it != "hostile-objects missing-parent")];

    [Theory]
    [MemberData(nameof(Comparable))]
    public void Every_field_and_change_equals_gits(string fixture)
    {
        using var folder = new TestFolder();
        Fixtures.Build(fixture, folder["mirrors", "f+x.git"]);
        Assert.SkipUnless(
            fixture != "hostile-size deep" || Shell.Run(folder["mirrors", "f+x.git"], "git", "log", "--raw").ExitCode == 0, "this git reads no folders that deep");
        using FactStore store = SyncedStore.Create(folder["mirrors"], CatalogReader.Read(TestCatalog.Write(folder["catalog"], "f/x")));
        List<GitReading.Commit> git = GitReading.Read(folder["mirrors", "f+x.git"]);
        List<string> expected = StoredReading.Lines(git.Select(it => it.IsMerge ? it with { Changes = [] } : it));
        expected.ShouldNotBeEmpty();
        List<string> stored = StoredReading.Lines(StoredReading.Read(store.Connection, "f/x"));
        // Not ShouldBe: it would print megabytes.
        stored.Count.ShouldBe(expected.Count);
        stored.Zip(expected).FirstOrDefault(pair => pair.First != pair.Second).ShouldBe(default);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_git_can_not_read_is_broken(string fixture)
    {
        using var folder = new TestFolder();
        Fixtures.Build(fixture, folder["mirrors", "f+x.git"]);
        Should.Throw<InvalidOperationException>(() => GitReading.Read(folder["mirrors", "f+x.git"]));
        using FactStore store = FactStore.OpenForWriting(Store.DuckDb.DuckDbDatabase.InMemory);
        var synchronizer = new Synchronizer(store, CatalogReader.Read(TestCatalog.Write(folder["catalog"], "f/x")), new SyncOptions { Mirrors = folder["mirrors"] });
        synchronizer.Run(new Progress<SyncEvent>(), CancellationToken.None).Broken.ShouldHaveSingleItem();
    }
}
