namespace Tributary.Ingest;

/// <summary>How a sync is done.</summary>
public sealed record SyncOptions
{
    /// <summary>The folder that holds the mirrors, each in <c>owner+name.git</c>.</summary>
    public required string Mirrors { get; init; }

    /// <summary>The last day that the mirrors cover, for those whose last fetch left no trace; null: each up to its tip's commit date.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Tells what has not happened yet: a tip that claims a later date covers only up to now. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How many repositories are read at once. Default: the machine's processors.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;
}
