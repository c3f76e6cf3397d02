namespace Tributary.ScaleBench;

/// <summary>The least, the middle and the greatest of some values.</summary>
internal readonly record struct Spread(double Min, double Median, double Max)
{
    /// <summary>The spread of at least one value; of an even number of them, the median is the mean of the middle two.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = values.Order().ToArray();
        return new Spread(sorted[0], (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[^1]);
    }
}
