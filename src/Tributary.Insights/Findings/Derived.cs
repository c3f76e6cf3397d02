using Tributary.Metrics;
using Tributary.Metrics.Publishing;

namespace Tributary.Insights.Findings;

/// <summary>Figures that follow from several findings at once.</summary>
internal static class Derived
{
    // The year before the quarter's end.
    private const double Young = 365;

    /// <summary>Gives findings what follows from them and others.</summary>
    public static List<Finding> From(List<Finding> all) => WithBeginnings(WithReturns(WithShares(all)));

    // To new and sustained contributors: which share of all they are, share_of_contributors. None where the others are few: they can be counted from it.
    private static List<Finding> WithShares(List<Finding> all)
    {
        Dictionary<(ScopeKind, string), Finding> people = ByScope(all, "contributors");
        return all.ConvertAll(it => it.Metric.Name is "new-contributors" or "sustained-contributors" && it.Value is { } value && people.TryGetValue((it.By, it.Scope), out Finding? of) && of.Value > 0 && !SmallCells.IsFew(of.Value.Value - value)
            ? With(it, ("share_of_contributors", value / of.Value!.Value))
            : it);
    }

    // To contributors: how many of them came back, active now, not in the period before, and not new. None where that, or how many stayed, would tell of too few.
    private static List<Finding> WithReturns(List<Finding> all)
    {
        Dictionary<(ScopeKind, string), Finding> fresh = ByScope(all, "new-contributors"), silent = ByScope(all, "inactive-contributors");
        return all.ConvertAll(it => it.Metric.Name == "contributors" && it["before"] is { } before && it["comparable"] == it.Covered && it["after"] == it.Value
            && fresh.TryGetValue((it.By, it.Scope), out Finding? came) && silent.TryGetValue((it.By, it.Scope), out Finding? left) && came.Covered == it.Covered && left.Covered == it.Covered
            && Back(it.Value!.Value, came.Value!.Value, before - left.Value!.Value) is { } back ? With(it, ("back", back)) : it);
    }

    // To the commits of a category: how many are of repositories begun within the year before the quarter's end, and how many such begun_repositories may be told of.
    private static List<Finding> WithBeginnings(List<Finding> all)
    {
        Dictionary<(ScopeKind, string), Finding> ages = ByScope(all, "age");
        ILookup<string, Finding> begun = all
            .Where(it => it is { By: ScopeKind.Repository, Metric.Name: "code-changes-commits", Value: > 0, Category: not null } && ages.TryGetValue((it.By, it.Scope), out Finding? age) && age.Value <= Young)
            .ToLookup(it => it.Category!, StringComparer.Ordinal);
        return all.ConvertAll(it => it is { By: ScopeKind.Category, Metric.Name: "code-changes-commits" } && begun.Contains(it.Scope)
            ? With(it, ("begun", begun[it.Scope].Sum(repository => repository.Value!.Value)), ("begun_repositories", begun[it.Scope].Count()))
            : it);
    }

    private static double? Back(double now, double came, double stayed)
    {
        double back = now - came - stayed;
        return IsTold(back) && IsTold(stayed) ? back : null;
    }

    private static bool IsTold(double people) => people >= SmallCells.LeastPeople;

    private static Dictionary<(ScopeKind, string), Finding> ByScope(List<Finding> all, string metric) => all.Where(it => it.Metric.Name == metric && it.Value is not null).ToDictionary(it => (it.By, it.Scope));

    private static Finding With(Finding finding, params ReadOnlySpan<(string Name, double Value)> more)
    {
        var values = new Dictionary<string, double>(finding.Values, StringComparer.Ordinal);
        foreach ((string name, double value) in more) values[name] = value;
        return finding with { Values = values };
    }
}
