namespace Tributary.Metrics.Uncertainty;

/// <summary>The Poisson distribution.</summary>
internal static class Poisson
{
    /// <summary>How often chance gives a count at least as far out, to either side, in 0 to 1.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="mean">Above 0.</param>
    public static double TwoSided(long count, double mean)
    {
        double below = 0, here = 0;
        double term = -mean;
        for (long k = 0; k <= count; k++)
        {
            here = Math.Exp(term);
            if (k < count) below += here;
            term += Math.Log(mean) - Math.Log(k + 1);
        }

        return Math.Min(1, 2 * Math.Min(Above(count, here, mean), below + here));
    }

    // Summed upwards: one minus what is below loses all its digits where it matters.
    private static double Above(long count, double here, double mean)
    {
        double sum = 0;
        for (double term = here, k = count; term > sum * 1e-16 && term > 0; term *= mean / ++k) sum += term;
        return Math.Min(1, sum);
    }
}
