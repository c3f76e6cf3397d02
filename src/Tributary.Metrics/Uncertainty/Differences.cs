namespace Tributary.Metrics.Uncertainty;

/// <summary>How sure the changes between two periods are, from what each member brought in either.</summary>
internal static class Differences
{
    private const double NormalQuantile = 1.959963984540054;

    /// <summary>A difference a scope, in their order; null where chance can't be told of, for there are too few people, or nothing is compared.</summary>
    public static Difference?[] Between(Metric metric, IReadOnlyList<MetricParts> before, IReadOnlyList<MetricParts> after)
    {
        var differences = new Difference?[after.Count];
        _ = Parallel.For(0, after.Count, index => differences[index] = !after[index].IsRead || !before[index].IsRead ? null : metric.Form == MetricForm.Count
            ? OfMembers(before[index].Members.Select(part => part.Member).ToHashSet(), after[index].Members.Select(part => part.Member).ToHashSet())
            : new Bootstrap($"{metric.Name} {after[index].Scope}", metric.Form, Pair(before[index].Members, after[index].Members)).Difference());
        return differences;
    }

    // Who stayed does not make a difference uncertain: its variance is that of those who joined and those who left.
    private static Difference OfMembers(HashSet<long> before, HashSet<long> after)
    {
        int joined = after.Count(member => !before.Contains(member)), left = before.Count(member => !after.Contains(member));
        double difference = joined - left, margin = NormalQuantile * Math.Sqrt(joined + left);
        // Nobody loses more than there were.
        double low = Math.Max(-before.Count, difference - margin), high = difference + margin;
        return new Difference(low, high, Share(low), Share(high), SignTest.TwoSided(joined, left));

        double? Share(double part) => before.Count == 0 ? null : part / before.Count;
    }

    internal static List<PairedPart> Pair(IReadOnlyList<MetricPart> before, IReadOnlyList<MetricPart> after)
    {
        Dictionary<long, PairedPart> pairs = before.ToDictionary(part => part.Member, part => new PairedPart(part.Amount, part.Whole, 0, 0));
        foreach (MetricPart part in after) pairs[part.Member] = pairs.GetValueOrDefault(part.Member) with { AmountAfter = part.Amount, WholeAfter = part.Whole };
        return [.. pairs.Values];
    }
}

/// <summary>What one contributor brought in the period before and in this one; zeros where nothing.</summary>
internal readonly record struct PairedPart(double AmountBefore, double WholeBefore, double AmountAfter, double WholeAfter);
