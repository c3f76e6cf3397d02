using Tributary.Metrics;
using Tributary.Metrics.Publishing;

namespace Tributary.Insights.Findings;

/// <summary>Figures that follow from several findings at once.</summary>
internal static class Derived
{
    // The year before the quarter's end.
    private const double Young = 365;

    /// <summary>Gives the people of each category how many of them came <c>back</c>: active now, not in the period before, and not new. None where that, or how many stayed, would tell of too few.</summary>
    public static List<Finding> WithReturns(List<Finding> all)
    {
        Dictionary<string, Finding> fresh = ByScope(all, "new-contributors", ScopeKind.Category), silent = ByScope(all, "inactive-contributors", ScopeKind.Category);
        return all.ConvertAll(it => it.By == ScopeKind.Category && it.Metric.Name == "contributors" && it["before"] is { } before && it["comparable"] == it.Covered
            && fresh.TryGetValue(it.Scope, out Finding? came) && silent.TryGetValue(it.Scope, out Finding? left) && came.Covered == it.Covered && left.Covered == it.Covered
            && Back(it.Value!.Value, came.Value!.Value, before - left.Value!.Value) is { } back ? With(it, ("back", back)) : it);
    }

    /// <summary>Gives the commits of each category how many of them are of repositories <c>begun</c> within the year before the quarter's end, and how many such <c>begun_repositories</c> may be told of.</summary>
    public static List<Finding> WithBeginnings(List<Finding> all)
    {
        Dictionary<string, Finding> ages = ByScope(all, "age", ScopeKind.Repository);
        ILookup<string, Finding> begun = all
            .Where(it => it is { By: ScopeKind.Repository, Metric.Name: "code-changes-commits", Value: > 0, Category: not null } && ages.TryGetValue(it.Scope, out Finding? age) && age.Value <= Young)
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

    private static Dictionary<string, Finding> ByScope(List<Finding> all, string metric, ScopeKind by) => all.Where(it => it.By == by && it.Metric.Name == metric && it.Value is not null).ToDictionary(it => it.Scope, StringComparer.Ordinal);

    private static Finding With(Finding finding, params ReadOnlySpan<(string Name, double Value)> more)
    {
        var values = new Dictionary<string, double>(finding.Values, StringComparer.Ordinal);
        foreach ((string name, double value) in more) values[name] = value;
        return finding with { Values = values };
    }
}
