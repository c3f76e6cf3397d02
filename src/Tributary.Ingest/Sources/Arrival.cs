using Tributary.Git;
using Tributary.Model;

namespace Tributary.Ingest.Sources;

/// <summary>What a source has of a repository.</summary>
/// <param name="MovedTo">The name under which its host knows it now, where that is another.</param>
internal abstract record Arrival(RepositoryName? MovedTo)
{
    /// <summary>The tip is what the store holds already.</summary>
    /// <param name="Branch">The default branch, which may have another name now.</param>
    /// <param name="CoveredUntil">The history is complete up to here, UTC; null: up to its tip's commit date.</param>
    /// <param name="MovedTo">As above.</param>
    public sealed record Held(string? Branch, DateTime? CoveredUntil, RepositoryName? MovedTo = null) : Arrival(MovedTo);

    /// <summary>There is a mirror to be read.</summary>
    /// <param name="Mirror">The mirror, which has a tip.</param>
    /// <param name="CoveredUntil">It is complete up to here, UTC; null: up to its tip's commit date.</param>
    /// <param name="MovedTo">As above.</param>
    public sealed record Readable(Mirror Mirror, DateTime? CoveredUntil, RepositoryName? MovedTo = null) : Arrival(MovedTo);

    /// <summary>The repository has no commit on its default branch.</summary>
    /// <param name="Branch">The default branch.</param>
    /// <param name="CoveredUntil">That is so up to here, UTC; null: nobody knows.</param>
    /// <param name="MovedTo">As above.</param>
    public sealed record WithoutCommits(string? Branch, DateTime? CoveredUntil, RepositoryName? MovedTo = null) : Arrival(MovedTo);

    /// <summary>There is nothing to be read.</summary>
    /// <param name="Outcome">Why, in a word.</param>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Absent(Outcome Outcome, string Reason) : Arrival(MovedTo: null);
}
