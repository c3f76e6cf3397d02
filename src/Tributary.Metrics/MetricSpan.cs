using Tributary.Model;

namespace Tributary.Metrics;

/// <summary>Which days a metric reads beside the period's own, and so which a repository has to cover.</summary>
/// <param name="Reach">How far back.</param>
/// <param name="FollowMonths">Months after the period's end; null: to the end of what is read, wherever that is.</param>
/// <param name="IsWhole">Whether a repository that covers the span in part says nothing. Where it says something, the value is a lower bound.</param>
public sealed record MetricSpan(Reach Reach, int? FollowMonths, bool IsWhole)
{
    internal static readonly DateOnly Ever = new(1, 1, 1);
    internal static readonly DateOnly Never = new(9999, 12, 31);

    /// <summary>Whether a repository whose beginning is cut off says nothing: who seems new there may have been there before.</summary>
    public bool NeedsWholeHistory => Reach == Reach.FirstCommit;

    /// <summary>First day that is read.</summary>
    public DateOnly Since(Period period) => Reach == Reach.FirstCommit ? Ever : CoveredFrom(period);

    /// <summary>First day no longer read.</summary>
    public DateOnly Until(Period period) => FollowMonths is { } months ? period.To.AddMonths(months) : Never;

    /// <summary>The day from which a repository has to be covered; one that needs all its history is asked for that apart.</summary>
    public DateOnly CoveredFrom(Period period) => Reach switch
    {
        Reach.PeriodBefore => period.Previous.From,
        Reach.Year => period.To.AddYears(-1),
        Reach.YearBefore => period.From.AddYears(-1),
        Reach.TwoYears => period.To.AddYears(-2),
        _ => period.From,
    };

    /// <summary>The day up to which a repository has to be covered.</summary>
    public DateOnly CoveredUntil(Period period) => period.To.AddMonths(FollowMonths ?? 0);
}

/// <summary>How far back a metric reads.</summary>
public enum Reach
{
    /// <summary>The period alone.</summary>
    Period,

    /// <summary>The period before, too.</summary>
    PeriodBefore,

    /// <summary>The year that ends with the period.</summary>
    Year,

    /// <summary>The period, and the year before it.</summary>
    YearBefore,

    /// <summary>The two years that end with the period.</summary>
    TwoYears,

    /// <summary>All the way.</summary>
    FirstCommit,
}
