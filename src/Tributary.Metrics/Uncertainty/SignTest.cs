namespace Tributary.Metrics.Uncertainty;

/// <summary>The sign test (Arbuthnot 1710): whether one of two ways is taken more often than a fair coin would have it.</summary>
public static class SignTest
{
    /// <summary>How often chance gives a split at least as uneven, in 0 to 1; 1 where there is nothing to split.</summary>
    /// <param name="one">Times that it went one way.</param>
    /// <param name="other">Times that it went the other.</param>
    public static double TwoSided(long one, long other)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(one);
        ArgumentOutOfRangeException.ThrowIfNegative(other);
        long all = one + other;
        double tail = 0;
        // Logarithms, for the coefficients are larger than numbers go.
        double term = -all * Math.Log(2);
        for (long k = all; k >= Math.Max(one, other); k--)
        {
            tail += Math.Exp(term);
            term += Math.Log(k) - Math.Log(all - k + 1);
        }

        return Math.Min(1, 2 * tail);
    }

    // Adds 'p' to the details of each row, and 'q', which takes into account that many are compared.
    internal static IReadOnlyList<MetricRow> Judge(IReadOnlyList<MetricRow> rows, string one, string other)
    {
        List<double?> p = rows.Select(row => row.Names.Count == 0 ? (double?)null : TwoSided(Times(row, one), Times(row, other))).ToList();
        return MultipleTesting.Annotate(rows, p);
    }

    private static long Times(MetricRow row, string column) => (long)((column == "value" ? row.Value : row.Details[column]) ?? 0);
}
