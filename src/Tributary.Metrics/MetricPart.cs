namespace Tributary.Metrics;

/// <summary>What one member brings to a metric's value.</summary>
/// <param name="Member">The store's number of a contributor, or of a repository.</param>
/// <param name="Amount">Its part; 1 where members are counted.</param>
/// <param name="Whole">What its part is a share of; 1 where it is none.</param>
public readonly record struct MetricPart(long Member, double Amount, double Whole);

/// <summary>What a metric's value for a scope is made of.</summary>
/// <param name="Scope">The scope's name.</param>
/// <param name="Covered">Repositories of the scope that cover all that the metric reads.</param>
/// <param name="Of">Repositories of the scope.</param>
/// <param name="IsRead">Whether anything was read; else the value is missing, not zero.</param>
/// <param name="Members">By number; none where nothing is there.</param>
public sealed record MetricParts(string Scope, int Covered, int Of, bool IsRead, IReadOnlyList<MetricPart> Members)
{
    /// <summary>The metric's value: as its whole statement gives it.</summary>
    public double? Value(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (!IsRead) return null;
        if (Members.Count == 0) return metric.WithoutActivity;
        double sum = Members.Sum(part => part.Amount), whole = Members.Sum(part => part.Whole);
        return metric.Form switch
        {
            MetricForm.Count => Members.Count,
            MetricForm.Sum => sum,
            _ => whole > 0 ? sum / whole : metric.WithoutActivity,
        };
    }
}
