namespace Tributary.Metrics.Uncertainty;

/// <summary>How sure the changes between two periods are, from what each member brought in either.</summary>
internal static class Differences
{
    private const double NormalQuantile = 1.959963984540054;

    /// <summary>By scope; a scope that chance can't be told of, for it has too few people, has none.</summary>
    public static Dictionary<string, Difference> Between(Metric metric, IReadOnlyList<MetricPart> before, IReadOnlyList<MetricPart> after)
    {
        ILookup<string, MetricPart> then = before.ToLookup(part => part.Scope, StringComparer.Ordinal), now = after.ToLookup(part => part.Scope, StringComparer.Ordinal);
        return then.Select(scope => scope.Key).Union(now.Select(scope => scope.Key), StringComparer.Ordinal)
            .AsParallel()
            .Select(scope => (scope, Difference: metric.Form == MetricForm.Count
                ? OfMembers(then[scope].Select(part => part.Member).ToHashSet(), now[scope].Select(part => part.Member).ToHashSet())
                : new Bootstrap($"{metric.Name} {scope}", metric.Form, Pair(then[scope], now[scope])).Difference()))
            .Where(judged => judged.Difference is not null)
            .ToDictionary(judged => judged.scope, judged => judged.Difference!, StringComparer.Ordinal);
    }

    // Who stayed does not make a difference uncertain: its variance is that of those who joined and those who left.
    private static Difference OfMembers(HashSet<long> before, HashSet<long> after)
    {
        int joined = after.Count(member => !before.Contains(member)), left = before.Count(member => !after.Contains(member));
        double difference = joined - left, margin = NormalQuantile * Math.Sqrt(joined + left);
        return new Difference(difference - margin, difference + margin, Share(difference - margin), Share(difference + margin), SignTest.TwoSided(joined, left));

        double? Share(double part) => before.Count == 0 ? null : part / before.Count;
    }

    private static List<PairedPart> Pair(IEnumerable<MetricPart> before, IEnumerable<MetricPart> after)
    {
        Dictionary<long, PairedPart> pairs = before.ToDictionary(part => part.Member, part => new PairedPart(part.Amount, part.Whole, 0, 0));
        foreach (MetricPart part in after) pairs[part.Member] = pairs.GetValueOrDefault(part.Member) with { AmountAfter = part.Amount, WholeAfter = part.Whole };
        // Resampling draws by place: the order must not depend on the engine.
        return pairs.OrderBy(pair => pair.Key).Select(pair => pair.Value).ToList();
    }
}

/// <summary>What one contributor brought in the period before and in this one; zeros where nothing.</summary>
internal readonly record struct PairedPart(double AmountBefore, double WholeBefore, double AmountAfter, double WholeAfter);
