using Tributary.Model;

namespace Tributary.Metrics;

/// <summary>What a metric is asked for.</summary>
public sealed record MetricQuery
{
    /// <summary>A row for each repository, category, or the whole catalog.</summary>
    public required ScopeKind By { get; init; }

    /// <summary>When.</summary>
    public required Period Period { get; init; }

    /// <summary>Who counts as one contributor. Default: as resolved.</summary>
    public PeopleReading People { get; init; } = PeopleReading.Resolved;

    /// <summary>Leaves out contributors who are only named as co-authors. Default: false.</summary>
    public bool AuthorsOnly { get; init; }

    /// <summary>Leaves out repositories that do not cover this period and the one before, whole; null leaves none out.</summary>
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

/// <summary>A metric's value for one scope.</summary>
/// <param name="Scope">The scope's name.</param>
/// <param name="Value">What was read, a lower bound where less is covered than there is; null where nothing was read: missing, not zero.</param>
/// <param name="Covered">Repositories of the scope that are read up to the period's end.</param>
/// <param name="Of">Repositories of the scope.</param>
/// <param name="Details">Further columns of the metric, by name.</param>
public sealed record MetricRow(string Scope, double? Value, int Covered, int Of, IReadOnlyDictionary<string, double?> Details);

/// <summary>A metric's change against the period before, over the repositories that cover both.</summary>
/// <param name="Scope">The scope's name.</param>
/// <param name="Before">The value of the period before.</param>
/// <param name="After">The value of the period.</param>
/// <param name="Comparable">Repositories of the scope that cover both.</param>
public sealed record MetricChange(string Scope, double? Before, double? After, int Comparable)
{
    /// <summary>The change as a share of the value before; null where that is missing or zero.</summary>
    public double? Ratio => Before is > 0 ? (After - Before) / Before : null;
}
