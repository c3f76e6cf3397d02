using System.Globalization;
using Tributary.Insights.Comparing;
using Tributary.Metrics.Publishing;
using Tributary.Metrics.Uncertainty;

namespace Tributary.Reports.Rendering;

/// <summary>How a comparison is written, on a page and in a terminal alike.</summary>
public static class ComparisonText
{
    private const double DaysAYear = 365.25;
    private const int MostNamed = 6;
    private const string FewPeople = "fewer than 5";

    /// <summary>Stands where a figure would tell of few people.</summary>
    internal const string Withheld = "withheld";

    /// <summary>A figure of a side.</summary>
    /// <param name="measure">The figure.</param>
    /// <param name="side">The side's place.</param>
    /// <param name="isPublished">Withholds what tells of one to four people.</param>
    public static string Value(Measure measure, int side, bool isPublished)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (isPublished && measure.People[side] is { } people && SmallCells.IsFew(people)) return measure.Values[side] == people ? FewPeople : Withheld;
        string value = measure.Metric switch
        {
            "age" => measure.Values[side] is { } days ? Wording.Mean(days / DaysAYear) + " years" : Wording.Missing,
            "agent-assisted-share" => measure.Values[side] is { } share ? Percent(share) : Wording.Missing,
            _ => Wording.Count(measure.Values[side]),
        };
        return measure.Notes[side].Length > 0 ? $"{value} ({measure.Notes[side]})" : value;
    }

    /// <summary>A count of people, withheld where it tells of few.</summary>
    public static string People(double? count, bool isPublished) => isPublished && count is { } people && SmallCells.IsFew(people) ? FewPeople : Wording.Count(count);

    /// <summary>A count that few people may be behind.</summary>
    public static string OfPeople(double? count, double? people, bool isPublished) => isPublished && people is { } known && SmallCells.IsFew(known) ? Withheld : Wording.Count(count);

    /// <summary>A parity with its interval: <c>0.34 (0.30 to 0.39)</c>.</summary>
    /// <param name="parity">The parity; null: there is none.</param>
    /// <param name="isPublished">Withholds it where one of the two tells of few people.</param>
    public static string Of(Parity? parity, bool isPublished)
    {
        if (parity?.Ratio is not { } ratio) return Wording.Missing;
        if (isPublished && (SmallCells.IsFew(parity.Below) || SmallCells.IsFew(parity.Above))) return Withheld;
        return parity is { Low: { } low, High: { } high } ? $"{Number(ratio)} ({Number(low)} to {Number(high)})" : Number(ratio);
    }

    /// <summary>Whether anything may be told of a count of people to others: none of them, or not few.</summary>
    internal static bool MayBeTold(double? people) => people is not { } count || !SmallCells.IsFew(count);

    /// <summary>How many of a side's own repositories are read, and which are not.</summary>
    public static string Coverage(Side side)
    {
        ArgumentNullException.ThrowIfNull(side);
        List<string> missing = side.Own.Where(it => !it.IsRead).Select(it => it.Name).ToList();
        if (side.Own.Count == 0) return $"{side.Title} has no repository of its own: what is counted is its work in others.";
        string read = $"{side.Title}: {side.Own.Count - missing.Count} of {Wording.Repositories(side.Own.Count)} of its own {(side.Own.Count - missing.Count == 1 ? "is" : "are")} read";
        if (missing.Count == 0) return read + ".";
        return $"{read}; missing: {string.Join(", ", missing.Take(MostNamed))}{(missing.Count > MostNamed ? $" and {missing.Count - MostNamed} more" : "")}.";
    }

    /// <summary>What a reader has to know of a comparison before believing it.</summary>
    public static IEnumerable<string> Cautions(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        yield return $"{Wording.Count(comparison.Coverage.Covered)} of {Wording.Repositories(comparison.Coverage.Of)} are read to the period's end. Nothing is estimated for the rest, so a side of which more is missing looks smaller than it is.";
        foreach (Side side in comparison.Sides) yield return Coverage(side);
    }

    /// <summary>What parities are.</summary>
    public static string Legend(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        string neutral = comparison.Neutral == 0 ? "" : $" Neutral are the {Wording.Repositories(comparison.Neutral)} that belong to none of them and are read: there, what is missing is missing for all.";
        return $"\u201cTo {comparison.Sides[0].Title}\u201d is a figure divided by that of {comparison.Sides[0].Title}; in parentheses its 95 % interval, by resampling people. A commit that serves several sides counts for each.{neutral}";
    }

    /// <summary>A share in per cent.</summary>
    public static string Percent(double share) => (share * 100).ToString("N1", CultureInfo.InvariantCulture) + "\u00a0%";

    /// <summary>A ratio.</summary>
    public static string Number(double ratio) => ratio.ToString(ratio >= 9.995 ? "N1" : "N2", CultureInfo.InvariantCulture);
}
