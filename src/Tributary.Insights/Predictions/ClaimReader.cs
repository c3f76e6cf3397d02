using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Predictions;

/// <summary>Measures the figures that conditions are about.</summary>
internal sealed class ClaimReader(MetricEngine engine)
{
    /// <summary>A condition's figure as it would be if another quarter decided: what it is compared with moves along.</summary>
    /// <exception cref="MetricException">The store knows no such scope, or does not hold what the metric reads.</exception>
    public ClaimReading Read(Condition condition, Quarter deciding, Quarter at)
    {
        Dictionary<string, bool> covered = Repositories(condition, at);
        if (condition.ToQuarter is not { } earlier) return Reading(condition, at, covered, Figure(condition, at, within: null));
        Quarter before = at.Plus(Distance(earlier, deciding) * -1);
        foreach ((string name, bool isCovered) in Repositories(condition, before)) covered[name] = isCovered && covered[name];
        // A repository that is read in one of the two quarters only would pass for growth, or for loss.
        List<string> both = covered.Where(it => it.Value).Select(it => it.Key).ToList();
        if (both.Count == 0) return Reading(condition, at, covered, value: null);
        return Reading(condition, at, covered, Combine(condition.Compared, Figure(condition, at, both), Figure(condition, before, both)));
    }

    /// <summary>A condition's figure, or its relation to another scope's, over some repositories alone; not compared with an earlier quarter.</summary>
    public double? Figure(Condition condition, Quarter at, IReadOnlyCollection<string>? within)
    {
        double? value = Measure(condition, condition.Scope, at, within);
        return condition.ToScope is { } other ? Combine(condition.Compared, value, Measure(condition, other, at, within)) : value;
    }

    /// <summary>The repositories of what a condition measures and compares with, and whether each covers a quarter.</summary>
    public Dictionary<string, bool> Repositories(Condition condition, Quarter at)
    {
        var covered = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (ClaimScope scope in condition.ToScope is { } other ? [condition.Scope, other] : (ClaimScope[])[condition.Scope])
        {
            foreach (MetricRepository repository in engine.Repositories(MetricRegistry.Find(condition.Metric), Query(condition, scope, at, within: null)))
            {
                if (IsOf(scope, repository.Scope)) covered[repository.Name] = repository.IsCovered;
            }
        }

        return covered;
    }

    /// <summary>How many quarters lie between.</summary>
    public static int Distance(Quarter from, Quarter to) => (to.Year * 4) + to.Number - (from.Year * 4) - from.Number;

    private static ClaimReading Reading(Condition condition, Quarter at, Dictionary<string, bool> covered, double? value)
    {
        if (covered.Count == 0) throw new MetricException($"'{condition.Scope}' has no repository in the store.");
        return new ClaimReading(at, value, covered.Values.Count(it => it), covered.Where(it => !it.Value).Select(it => it.Key).ToList());
    }

    private double? Measure(Condition condition, ClaimScope scope, Quarter at, IReadOnlyCollection<string>? within) =>
        engine.Measure(MetricRegistry.Find(condition.Metric), Query(condition, scope, at, within)).FirstOrDefault(row => IsOf(scope, row.Scope))?.Value;

    private static MetricQuery Query(Condition condition, ClaimScope scope, Quarter at, IReadOnlyCollection<string>? within)
    {
        List<ScopeTerm> terms = condition.Within.Select(ScopeTerm.Parse).ToList();
        // Names of places and of labels are looked up, so that a slip of the pen is an error; of a place, nothing else is measured.
        terms.Add(ScopeTerm.Parse(scope.ToString()));
        if (within is not null) terms.Add(ScopeTerm.Repositories(within));
        return new MetricQuery { By = scope.Kind, Period = at.Period, Scope = terms, Parameters = condition.Parameters };
    }

    private static bool IsOf(ClaimScope scope, string name) => string.Equals(scope.Name, name, StringComparison.OrdinalIgnoreCase);

    private static double? Combine(Compared compared, double? value, double? other) => compared switch
    {
        Compared.Difference => value - other,
        _ => other is 0 ? null : value / other,
    };
}
