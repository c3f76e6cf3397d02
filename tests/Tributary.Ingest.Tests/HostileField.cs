using Tributary.Catalog;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

/// <summary>Every hostile repository beside a sane one, in one sync.</summary>
public sealed class HostileField : IDisposable
{
    /// <summary>A sync of all takes seconds; one that waits for a pipe takes forever.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly TestFolder _folder = new();

    public HostileField()
    {
        Parallel.ForEach(Hostile.Append("linear"), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, fixture => Fixtures.Build(fixture, Mirror(fixture)));
        RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(_folder["catalog"], string.Join(' ', Hostile.Append("linear").Select(RepositoryOf))));
        Store = FactStore.OpenForWriting(_folder["store.duckdb"]);
        var synchronizer = new Synchronizer(Store, catalog, new SyncOptions { Mirrors = _folder["mirrors"] });
        var sync = Task.Run(() => synchronizer.Run(new Progress<SyncEvent>(), CancellationToken.None));
        if (!sync.Wait(Longest)) throw new TimeoutException("The sync does not end: something is waited for that never comes.");
        Summary = sync.Result;
    }

    /// <summary>The scripts' names.</summary>
    public static IReadOnlyList<string> Hostile { get; } = Fixtures.Names.Where(name => name.StartsWith("hostile", StringComparison.Ordinal)).ToList();

    public FactStore Store { get; }

    public SyncSummary Summary { get; }

    public static string RepositoryOf(string fixture) => "h/" + fixture.Replace(' ', '-');

    public string Mirror(string fixture) => _folder["mirrors", $"h+{fixture.Replace(' ', '-')}.git"];

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }
}
