using Tributary.Catalog;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>Every fixture, read by us and by git.</summary>
public sealed class FixtureDifferentialTests
{
    // The empty one has nothing to compare; git itself would execute what the hostile one holds (see LogReaderTests).
    public static TheoryData<string> Comparable => [.. Fixtures.Names.Except(["empty", "hostile"])];

    [Theory]
    [MemberData(nameof(Comparable))]
    public void Every_field_and_change_equals_gits(string fixture)
    {
        using var folder = new TestFolder();
        Fixtures.Build(fixture, folder["mirrors", "f+x.git"]);
        using FactStore store = SyncedStore.Create(folder["mirrors"], CatalogReader.Read(TestCatalog.Write(folder["catalog"], "f/x")));
        List<GitReading.Commit> git = GitReading.Read(folder["mirrors", "f+x.git"]);
        List<string> expected = StoredReading.Lines(git.Select(it => it.IsMerge ? it with { Changes = [] } : it));
        expected.ShouldNotBeEmpty();
        StoredReading.Lines(StoredReading.Read(store.Connection, "f/x")).ShouldBe(expected);
    }
}
