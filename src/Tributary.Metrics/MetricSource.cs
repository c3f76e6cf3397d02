namespace Tributary.Metrics;

/// <summary>What of a store a metric reads. Published aggregates hold activity alone.</summary>
public enum MetricSource
{
    /// <summary>The cube of activity.</summary>
    Activity,

    /// <summary>Commits and changed paths.</summary>
    Facts,

    /// <summary>Whom contributors work for.</summary>
    Affiliations,

    /// <summary>The clocks that authors' commits were written by.</summary>
    Clocks,

    /// <summary>What commits are about.</summary>
    Work,
}
