namespace Tributary.Metrics.Publishing;

/// <summary>
/// Withholds what tells of too few people before it is published. Where cells add up to a figure that stands elsewhere and only one of them is withheld, or
/// those withheld hold too few people together, the next smallest goes too: else the missing one is what is left of the sum.
/// </summary>
public static class SmallCells
{
    /// <summary>The fewest people that a published figure may be about; 0 tells of nobody.</summary>
    public const int LeastPeople = 5;

    /// <summary>What stands in the place of a count of one to four people.</summary>
    public const string FewPeople = "fewer than 5";

    /// <summary>What stands in the place of any other figure.</summary>
    public const string OtherFigure = "withheld";

    // The share of false findings up to which a direction is named.
    private const double LeastSure = 0.1;

    private static readonly Dictionary<string, double?> NoDetails = [];

    /// <summary>Whether a number of people is one to four, so that a published figure may not be about them.</summary>
    public static bool IsFew(double? people) => people is > 0 and < LeastPeople;

    /// <summary>The rows of a metric as they may be published. Of a scope with several rows those withheld are gone: their names alone may tell.</summary>
    public static IReadOnlyList<MetricRow> Withhold(Metric metric, IReadOnlyList<MetricRow> rows) => Withhold(metric, rows, []).Rows;

    /// <summary>The rows of a metric with their changes, a change a row, as they may be published.</summary>
    public static (IReadOnlyList<MetricRow> Rows, IReadOnlyList<MetricChange> Changes) Withhold(Metric metric, IReadOnlyList<MetricRow> rows, IReadOnlyList<MetricChange> changes)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(changes);
        HashSet<int> few = Withheld(metric, rows.Select(row => (row.Scope, row.People)).ToList());
        // A change tells of both its periods, each of which may be published by itself.
        HashSet<int> fewChanges = Withheld(metric, changes.Select(change => (change.Scope, change.PeopleBefore)).ToList());
        fewChanges.UnionWith(Withheld(metric, changes.Select(change => (change.Scope, change.PeopleAfter)).ToList()));
        List<int> kept = Enumerable.Range(0, rows.Count).Where(index => metric.Rows.Count == 0 || (!few.Contains(index) && !fewChanges.Contains(index))).ToList();
        return (kept.Select(index => few.Contains(index) ? Blank(metric, rows[index]) : WithoutOnes(metric, rows[index])).ToList(),
            changes.Count == 0 ? [] : kept.Select(index => fewChanges.Contains(index) ? Blank(metric, changes[index]) : changes[index]).ToList());
    }

    private static MetricRow WithoutOnes(Metric metric, MetricRow row)
    {
        if (row.Details.Count == 0) return row;
        if (metric.SignTest is { } test && IsFew(row.Details.GetValueOrDefault(test.Other))) return WithoutOtherWay(row);
        return metric.OnePersons.Count == 0 ? row : row with { Details = row.Details.Where(it => !metric.OnePersons.Contains(it.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal) };
    }

    // Where few went the other way, what it can be counted back from goes with it, and of how sure the direction is there stays whether it is one.
    private static MetricRow WithoutOtherWay(MetricRow row) => row with
    {
        Details = new Dictionary<string, double?>(StringComparer.Ordinal) { ["q"] = row.Details.GetValueOrDefault("q") is { } q ? q <= LeastSure ? LeastSure : 1 : null },
    };

    private static MetricRow Blank(Metric metric, MetricRow row) => row with { Value = null, Details = NoDetails, People = null, Withheld = Words(metric, row.People) };

    private static MetricChange Blank(Metric metric, MetricChange change) => change with
    {
        Before = null,
        After = null,
        Difference = null,
        PeopleBefore = null,
        PeopleAfter = null,
        Withheld = IsFew(change.PeopleBefore) ? Words(metric, change.PeopleBefore) : Words(metric, change.PeopleAfter),
    };

    // Five commits are not five people, and what is withheld for another's sake may be many.
    private static string Words(Metric metric, double? people) => (metric.People == "value" || metric.PicksPeople) && IsFew(people) ? FewPeople : OtherFigure;

    private static HashSet<int> Withheld(Metric metric, List<(string Scope, double? People)> cells)
    {
        var withheld = Enumerable.Range(0, cells.Count).Where(index => IsFew(cells[index].People)).ToHashSet();
        if (!metric.AddsUp) return withheld;
        // The rows of a scope add up to the scope; scopes that are one row each, to what holds them all.
        foreach (IGrouping<string, int> group in Enumerable.Range(0, cells.Count).GroupBy(index => metric.Rows.Count > 0 ? cells[index].Scope : "", StringComparer.Ordinal))
            Complement(group.Where(index => cells[index].People > 0).OrderBy(index => cells[index].People).ThenBy(index => index).ToList(), index => cells[index].People!.Value, withheld);
        return withheld;
    }

    private static void Complement(List<int> group, Func<int, double> people, HashSet<int> withheld)
    {
        List<int> hidden = group.Where(withheld.Contains).ToList();
        if (hidden.Count == 0) return;
        foreach (int next in group.Where(index => !withheld.Contains(index)).ToList())
        {
            if (hidden.Count > 1 && hidden.Sum(people) >= LeastPeople) return;
            hidden.Add(next);
            withheld.Add(next);
        }
    }
}
