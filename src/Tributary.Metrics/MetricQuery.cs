using Tributary.Model;

namespace Tributary.Metrics;

/// <summary>What a metric is asked for.</summary>
public sealed record MetricQuery
{
    /// <summary>A row for each repository, category, group, or the whole catalog.</summary>
    public required ScopeKind By { get; init; }

    /// <summary>When.</summary>
    public required Period Period { get; init; }

    /// <summary>Restrictions, all of which hold. Default: none.</summary>
    public IReadOnlyList<ScopeTerm> Scope { get; init; } = [];

    /// <summary>Who counts as one contributor. Default: as resolved.</summary>
    public PeopleReading People { get; init; } = PeopleReading.Resolved;

    /// <summary>Leaves out contributors who are only named as co-authors. Default: false.</summary>
    public bool AuthorsOnly { get; init; }

    /// <summary>Leaves out repositories that do not cover all that the metric reads for this period and for the one before; null leaves none out.</summary>
    public Period? Comparable { get; init; }

    /// <summary>Values for the metric's parameters; what is not given has its default.</summary>
    public IReadOnlyDictionary<string, long> Parameters { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);
}

/// <summary>What the rows of a metric stand for.</summary>
public enum ScopeKind
{
    /// <summary>A repository.</summary>
    Repository,

    /// <summary>A category.</summary>
    Category,

    /// <summary>A group that the catalog's user made.</summary>
    Group,

    /// <summary>The whole catalog.</summary>
    Catalog,
}

/// <summary>Who counts as one contributor.</summary>
public enum PeopleReading
{
    /// <summary>Addresses as written, lower-cased and trimmed.</summary>
    Raw,

    /// <summary>People, as far as they are recognised.</summary>
    Resolved,
}
