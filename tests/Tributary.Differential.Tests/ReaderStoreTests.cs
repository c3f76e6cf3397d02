using Tributary.Catalog;
using Tributary.Git;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>Whoever reads the histories, the store holds the same.</summary>
public sealed class ReaderStoreTests(RealHistories histories)
{
    // Repositories of one catalog have ids of one length, and one that git alone reads is among them.
    private static readonly string[] Read = ["merges", "linear", "trailers", "encodings", "types", "headers", "order skewed", "stores references", "stores alternates-quoted"];

    [Fact]
    public void Of_fixtures()
    {
        using var folder = new TestFolder();
        foreach (string fixture in Read) Fixtures.Build(fixture, folder["mirrors", $"f+{NameOf(fixture)}.git"]);
        RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(folder["catalog"], string.Join(' ', Read.Select(fixture => $"f/{NameOf(fixture)}"))));
        using FactStore own = SyncedStore.Create(folder["mirrors"], catalog), git = SyncedStore.Create(folder["mirrors"], catalog, ReaderChoice.Git);
        Compare(own, git);
    }

    [Fact]
    public void Of_real_histories()
    {
        Assert.SkipWhen(Histories.Folder is null, Histories.Absent);
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1", "./test --all reads all of them by both");
        using FactStore git = SyncedStore.Create(Histories.Folder, histories.Catalog!, ReaderChoice.Git);
        Compare(histories.Store!, git);
    }

    private static string NameOf(string fixture) => fixture.Replace(' ', '-');

    private static void Compare(FactStore own, FactStore git)
    {
        string[] expected = StoreContents.Of(git).Split('\n'), found = StoreContents.Of(own).Split('\n');
        expected.Length.ShouldBeGreaterThan(100);
        // Not ShouldBe: it would print megabytes.
        found.Length.ShouldBe(expected.Length);
        found.Zip(expected).FirstOrDefault(pair => pair.First != pair.Second).ShouldBe(default);
    }
}
