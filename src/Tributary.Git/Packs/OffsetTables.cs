namespace Tributary.Git.Packs;

/// <summary>The tables of the packs that one history is read from, for all threads that read it: each is made once. Safe for several threads.</summary>
internal sealed class OffsetTables : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OffsetTable?> _tables = new(StringComparer.Ordinal);

    /// <summary>A pack's table; null: it is not to be had.</summary>
    /// <param name="index">The file of the pack's index.</param>
    /// <param name="read">Reads it.</param>
    public OffsetTable? Of(string index, Func<OffsetTable?> read)
    {
        lock (_lock) return _tables.TryGetValue(index, out OffsetTable? known) ? known : _tables[index] = read();
    }

    /// <summary>Gives their memory back: nobody looks into them any more.</summary>
    public void Dispose()
    {
        foreach (OffsetTable? table in _tables.Values) table?.Dispose();
        _tables.Clear();
    }
}
