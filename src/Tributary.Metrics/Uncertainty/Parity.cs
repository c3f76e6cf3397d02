namespace Tributary.Metrics.Uncertainty;

/// <summary>How many times one side's figure another's is.</summary>
/// <param name="Ratio">The figure divided by the other; null where that is missing or zero.</param>
/// <param name="Low">Lower end of the 95 % interval; null where too few people are behind it to tell.</param>
/// <param name="High">Upper end.</param>
/// <param name="Below">Contributors behind what is divided by.</param>
/// <param name="Above">Contributors behind what is divided.</param>
public sealed record Parity(double? Ratio, double? Low, double? High, int Below, int Above)
{
    /// <summary>The parity of two sides in a sum or count over contributors, resampling people: who is on both sides is drawn for both at once.</summary>
    /// <param name="name">What is compared; the same name and figures give the same interval.</param>
    /// <param name="one">The side that is divided by.</param>
    /// <param name="other">The other.</param>
    public static Parity Of(string name, MetricParts one, MetricParts other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (!one.IsRead || !other.IsRead) return new Parity(null, null, null, 0, 0);
        double below = one.Members.Sum(part => part.Amount), above = other.Members.Sum(part => part.Amount);
        Difference? difference = new Bootstrap(name, MetricForm.Sum, Differences.Pair(one.Members, other.Members)).Difference();
        return new Parity(below > 0 ? above / below : null, 1 + difference?.LowRatio, 1 + difference?.HighRatio, one.Members.Count, other.Members.Count);
    }

    /// <summary>How a parity in contributors moved between two periods, resampling people: who was there in both is drawn for both at once.</summary>
    /// <param name="name">What is compared; the same name and figures give the same interval.</param>
    /// <param name="before">The side that is divided by, and the other, then.</param>
    /// <param name="after">The same, now.</param>
    /// <returns>null: too few people are behind it, or a side had none.</returns>
    public static Difference? Change(string name, (MetricParts One, MetricParts Other) before, (MetricParts One, MetricParts Other) after)
    {
        if (!before.One.IsRead || !before.Other.IsRead || !after.One.IsRead || !after.Other.IsRead) return null;
        var people = new Dictionary<long, PairedPart>();
        foreach (MetricPart part in before.Other.Members) people[part.Member] = people.GetValueOrDefault(part.Member) with { AmountBefore = 1 };
        foreach (MetricPart part in before.One.Members) people[part.Member] = people.GetValueOrDefault(part.Member) with { WholeBefore = 1 };
        foreach (MetricPart part in after.Other.Members) people[part.Member] = people.GetValueOrDefault(part.Member) with { AmountAfter = 1 };
        foreach (MetricPart part in after.One.Members) people[part.Member] = people.GetValueOrDefault(part.Member) with { WholeAfter = 1 };
        return new Bootstrap(name, MetricForm.Share, [.. people.Values]).Difference();
    }
}
