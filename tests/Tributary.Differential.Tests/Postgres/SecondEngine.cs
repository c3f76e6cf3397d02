using Tributary.Store;

namespace Tributary.Differential.Tests.Postgres;

/// <summary>A PostgreSQL with a copy of the generated histories' store and, where these are at hand, one of the real histories'.</summary>
public sealed class SecondEngine(RealHistories histories) : IDisposable
{
    private readonly Lazy<PostgresServer> _server = new(() => new PostgresServer());
    private readonly Lazy<FactStore> _generatedStore = new(GeneratedHistories.Sync);
    private TwoEngines? _generated;
    private TwoEngines? _real;

    internal TwoEngines Generated => _generated ??= new TwoEngines(_generatedStore.Value, _server.Value, "generated");

    internal TwoEngines Real => _real ??= new TwoEngines(histories.Store!, _server.Value, "real");

    public void Dispose()
    {
        _generated?.Dispose();
        _real?.Dispose();
        if (_generatedStore.IsValueCreated) _generatedStore.Value.Dispose();
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}
