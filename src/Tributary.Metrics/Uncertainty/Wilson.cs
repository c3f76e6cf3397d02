namespace Tributary.Metrics.Uncertainty;

/// <summary>The score interval of a share (Wilson 1927), which is sound for few trials too.</summary>
public static class Wilson
{
    private const double Quantile = 1.959963984540054;

    /// <summary>The lower end of the 95 % interval, in 0 to 1.</summary>
    /// <param name="part">How many of them, 0 to <paramref name="whole"/>.</param>
    /// <param name="whole">How many there are, more than 0.</param>
    public static double Low(double part, double whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfLessThan(whole, Math.Max(part, 1));
        double share = part / whole, square = Quantile * Quantile;
        double low = (share + (square / (2 * whole)) - (Quantile * Math.Sqrt((share * (1 - share) / whole) + (square / (4 * whole * whole))))) / (1 + (square / whole));
        return Math.Max(0, low);
    }
}
