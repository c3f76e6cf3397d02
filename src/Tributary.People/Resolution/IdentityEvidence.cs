using Tributary.Model;
using Tributary.People.Kinds;

namespace Tributary.People;

/// <summary>All that is known of who is who.</summary>
public sealed record IdentityEvidence
{
    /// <summary>Which signatures were seen where. Order and repeats don't matter.</summary>
    public required IReadOnlyCollection<Sighting> Sightings { get; init; }

    /// <summary>Pairs of an author and who a trailer of a commit of theirs names.</summary>
    public IReadOnlyCollection<(Signature Author, Signature Named)> Named { get; init; } = [];

    /// <summary>The mailmaps of repositories, by their number; each speaks of signatures seen there.</summary>
    public IReadOnlyDictionary<int, Mailmap> Mailmaps { get; init; } = new Dictionary<int, Mailmap>();

    /// <summary>What the user says.</summary>
    public Decisions Decisions { get; init; } = Decisions.None;

    /// <summary>What tells bots and agents from people.</summary>
    public KindRules Kinds { get; init; } = KindRules.Default;
}
