using Tributary.Model;

namespace Tributary.Metrics;

/// <summary>What a metric is asked for.</summary>
public sealed record MetricQuery
{
    /// <summary>A row for each repository, category, group, the whole catalog, or each label of an aspect of the work.</summary>
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

    /// <summary>Commits about an area: kernels, tests, docs. One commit may be about several.</summary>
    Area,

    /// <summary>Commits of a kind: a feature, a fix.</summary>
    Kind,

    /// <summary>Commits about an ecosystem: cuda, rocm. Many are about none, some about several.</summary>
    Ecosystem,

    /// <summary>Commits in a layer of the stack.</summary>
    Layer,
}

/// <summary>What kinds of scopes have in common.</summary>
internal static class ScopeKinds
{
    /// <summary>Whether scopes are labels of an aspect of the work, and not places.</summary>
    public static bool IsAspect(this ScopeKind kind) => kind >= ScopeKind.Area;
}

/// <summary>Who counts as one contributor.</summary>
public enum PeopleReading
{
    /// <summary>Addresses as written, lower-cased and trimmed.</summary>
    Raw,

    /// <summary>People, as far as they are recognised.</summary>
    Resolved,
}
