using Tributary.Catalog;
using Tributary.Ingest;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Reports.Tests;

/// <summary>A field of a few fixture repositories: covered, covered in part, copied, broken and missing.</summary>
public sealed class SmallField : IDisposable
{
    private readonly TestFolder _folder = new();

    public SmallField()
    {
        foreach ((string fixture, string folder) in (ReadOnlySpan<(string, string)>)
            [("linear", "a+lines.git"), ("trailers", "a+trailers.git"), ("merges", "b+merges.git"), ("linear", "b+copy.git"), ("hostile", "b+hostile.git"), ("empty", "b+empty.git")])
        {
            Fixtures.Build(fixture, _folder["mirrors", folder]);
        }

        Directory.CreateDirectory(_folder["mirrors", "b+broken.git"]);
        RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(_folder["catalog"], "a/lines a/trailers a/missing;b/merges b/copy b/hostile b/empty b/broken"));
        Store = FactStore.OpenForWriting(_folder["store.duckdb"]);
        _ = new Synchronizer(Store, catalog, new SyncOptions { Mirrors = _folder["mirrors"], AsOf = new DateOnly(2026, 7, 15) }).Run(new Progress<SyncEvent>(), CancellationToken.None);
        Edition = new EditionBuilder(Store, Audience.Own).Build(new Quarter(2026, 2));
    }

    public FactStore Store { get; }

    public Edition Edition { get; }

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }
}
