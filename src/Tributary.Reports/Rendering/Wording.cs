using System.Globalization;
using Tributary.Metrics;
using Tributary.Store;

namespace Tributary.Reports.Rendering;

/// <summary>How figures are written, in every format alike.</summary>
internal static class Wording
{
    /// <summary>What stands where a figure is missing.</summary>
    public const string Missing = "–";

    /// <summary>A count, thousands apart.</summary>
    public static string Count(double? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? Missing;

    /// <summary>A count as it may be told.</summary>
    public static string Count(Reading reading) => reading.Withheld ?? Count(reading.Value);

    /// <summary>A mean as it may be told.</summary>
    public static string Mean(Reading reading) => reading.Withheld ?? Mean(reading.Value);

    /// <summary>What a change is from and to, over how many repositories, and how sure.</summary>
    public static string Comparison(MetricChange change) => change.Withheld is { } withheld
        ? withheld
        : $"{Count(change.Before)} before, {Count(change.After)} now, over {Repositories(change.Comparable)}{(Interval(change) is { } interval ? $"; 95 % interval {interval}" : "")}";

    /// <summary>A change as it may be told.</summary>
    public static string Change(MetricChange change) => change.Withheld is null ? Change(change.Ratio) : "withheld";

    /// <summary>The interval of a change; null where there is none.</summary>
    public static string? Interval(MetricChange change) =>
        change.Difference is { LowRatio: { } low, HighRatio: { } high } ? $"{Change(low)} to {Change(high)}" : null;

    /// <summary>The same interval in short, its sign of per cent said once; null where there is none, or nothing of the change may be told.</summary>
    public static string? Range(MetricChange change) =>
        change is { Withheld: null, Difference: { LowRatio: { } low, HighRatio: { } high } } ? $"{Change(low).TrimEnd('%', '\u00a0')} to {Change(high)}" : null;

    /// <summary>A mean, with one decimal.</summary>
    public static string Mean(double? value) => value?.ToString("N1", CultureInfo.InvariantCulture) ?? Missing;

    /// <summary>A value in the way of its metric.</summary>
    public static string Value(string metric, double? value) => metric == "active-weeks" ? Mean(value) : Count(value);

    /// <summary>A change in whole per cent with its sign: <c>+6 %</c>; with a true minus, and no line break before the sign of per cent.</summary>
    public static string Change(double? ratio) =>
        ratio is not { } share ? Missing : (Math.Round(share * 100) + 0.0).ToString("+#,0;−#,0;0", CultureInfo.InvariantCulture) + "\u00a0%";

    /// <summary>A number of repositories, in words that fit it.</summary>
    public static string Repositories(int count) => count == 1 ? "1 repository" : $"{Count(count)} repositories";

    /// <summary>A day in UTC.</summary>
    public static string Day(DateTime? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Missing;

    /// <summary>An instant in UTC, as ISO 8601 writes it.</summary>
    public static string? Instant(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The first digits of a commit's id.</summary>
    public static string ShortId(string? id) => id is { Length: > 10 } ? id[..10] : id ?? Missing;

    /// <summary>How the last attempt to read a repository ended, with what a reader has to know of it.</summary>
    public static string Outcome(RepositoryStatus status) => status.Outcome switch
    {
        "gone" when status.Since is not null => $"gone since {Day(status.Since)}: {status.Remark}",
        // When this machine failed to read it is no news to anybody else.
        "broken" or "unreachable" or "gone" => $"{status.Outcome}: {status.Remark}",
        "read" => (status.CoveredFrom is null ? "read" : $"read from {Day(status.CoveredFrom)}") + (status.Remark is null ? "" : $": {status.Remark}"),
        _ => status.Outcome,
    };
}
