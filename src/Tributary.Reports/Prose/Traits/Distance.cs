namespace Tributary.Reports.Prose.Traits;

/// <summary>How far a figure is from those of others.</summary>
internal static class Distance
{
    // Of fewer, nobody knows how far apart they usually are.
    private const int LeastOthers = 3;

    /// <summary>In standard deviations of the others and of chance together, with its sign; null where there are too few others.</summary>
    /// <param name="value">On a scale on which equal steps mean as much everywhere.</param>
    /// <param name="others">On the same scale.</param>
    /// <param name="chance">The variance that so few people give a value by chance.</param>
    public static double? Of(double value, IReadOnlyList<double> others, double chance)
    {
        if (others.Count < LeastOthers) return null;
        double mean = others.Average();
        double variance = (others.Sum(it => (it - mean) * (it - mean)) / (others.Count - 1)) + chance;
        return variance > 0 ? (value - mean) / Math.Sqrt(variance) : null;
    }

    /// <summary>A share on the scale on which chance spreads all shares alike: by 1/(4n).</summary>
    public static double OfShare(double share) => Math.Asin(Math.Sqrt(Math.Clamp(share, 0, 1)));
}
