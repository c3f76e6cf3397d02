namespace Tributary.Store.DuckDb;

/// <summary>How a database is opened.</summary>
public sealed record DuckDbOptions
{
    /// <summary>Opens for reading only, so that many processes can at once. Default: false.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// Memory that DuckDB may hold, in MiB; it spills to disk beyond that. Default: 512. Half of it made the loading of one repository
    /// of 300,000 commits three times as slow; twice as much changed nothing.
    /// </summary>
    public int MemoryMiB { get; init; } = 512;

    /// <summary>Threads that a query may use. Default: the machine's processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Folder for what does not fit in memory; null leaves DuckDB's own choice, beside the database.</summary>
    public string? SpillFolder { get; init; }

    // The log is written into the file where somebody asks for it.
    internal const string CheckpointThreshold = "1GiB";

    internal const string AnySize = "1KiB";

    internal IEnumerable<(string Name, string Value)> Settings()
    {
        yield return ("access_mode", ReadOnly ? "READ_ONLY" : "AUTOMATIC");
        yield return ("memory_limit", $"{MemoryMiB}MiB");
        yield return ("threads", Threads.ToString(System.Globalization.CultureInfo.InvariantCulture));
        yield return ("checkpoint_threshold", CheckpointThreshold);
        // Extensions would come over the network, at run time, unasked.
        yield return ("autoinstall_known_extensions", "false");
        yield return ("autoload_known_extensions", "false");
        if (SpillFolder is not null) yield return ("temp_directory", SpillFolder);
    }
}
