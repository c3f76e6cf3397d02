using Tributary.Git;

namespace Tributary.Ingest.Sources;

/// <summary>Where mirrors come from.</summary>
internal interface ISource
{
    /// <summary>What is there that no candidate asks for.</summary>
    IReadOnlyList<string> Uncatalogued { get; }

    /// <summary>Brings a repository's mirror up to date, or says why there is none. Does not throw but for a stop.</summary>
    Task<Arrival> BringAsync(Candidate candidate, CancellationToken cancellation);

    /// <summary>A new mirror in place of one that proved unreadable; null where this source can't give one.</summary>
    Task<Mirror?> RenewAsync(Candidate candidate, CancellationToken cancellation);

    /// <summary>What there is to read of a repository, in bytes, roughly; 0 where nobody knows.</summary>
    long SizeOf(Candidate candidate);
}
