namespace Tributary.Metrics.Uncertainty;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): small, quick, and the same for a seed in every version of .NET.</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>A number from 0 to below <paramref name="count"/>; its bias of less than 2^-32 is of no account here.</summary>
    public uint Below(uint count) => (uint)(((Next() >> 32) * count) >> 32);

    /// <summary>A number in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number of the Poisson distribution; of a mean above 30 by its normal neighbour, which is as good there.</summary>
    /// <param name="mean">Above 0.</param>
    public int Poisson(int mean)
    {
        if (mean > 30) return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        // Knuth's: how many uniform numbers it takes for their product to fall below e^-mean.
        double floor = Math.Exp(-mean), product = Unit();
        int times = 0;
        for (; product > floor; times++) product *= Unit();
        return times;
    }

    // Box and Muller's.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());
}
