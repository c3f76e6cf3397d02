using Tributary.Catalog;
using Tributary.Model;
using Tributary.Reports;
using Tributary.Store;
using Tributary.Testing;

[assembly: AssemblyFixture(typeof(Tributary.Differential.Tests.RealHistories))]

namespace Tributary.Differential.Tests;

/// <summary>All real histories, read once by us and once by git; null where they are not at hand.</summary>
public sealed class RealHistories : IDisposable
{
    private readonly Lazy<Edition> _edition;

    public RealHistories()
    {
        _edition = new Lazy<Edition>(() => new EditionBuilder(Store!).Build(new Quarter(2026, 2)));
        if (Histories.Folder is not { } folder) return;
        Catalog = CatalogReader.Read(SourceTree.PathOf("catalogs", "ai-infra"));
        Store = SyncedStore.Create(folder, Catalog);
        Git = Histories.Mirrors.AsParallel().ToDictionary(Histories.NameOf, GitReading.Read, StringComparer.Ordinal);
    }

    internal RepositoryCatalog? Catalog { get; }

    internal FactStore? Store { get; }

    internal Dictionary<string, List<GitReading.Commit>> Git { get; } = [];

    /// <summary>Their 2026Q2 edition, made once.</summary>
    internal Edition Edition => _edition.Value;

    public void Dispose() => Store?.Dispose();
}
