namespace Tributary.Insights.Forecasting;

/// <summary>Quantiles of few values: the i-th of n is at i / (n + 1), so that a further one falls below it as often (Weibull 1939).</summary>
internal static class Quantiles
{
    /// <summary>The value at a share, between neighbours on a straight line; beyond the last one, that one.</summary>
    /// <param name="ascending">At least one.</param>
    /// <param name="share">0 to 1.</param>
    public static double At(double[] ascending, double share)
    {
        double place = (share * (ascending.Length + 1)) - 1;
        if (place <= 0) return ascending[0];
        if (place >= ascending.Length - 1) return ascending[^1];
        int below = (int)place;
        return ascending[below] + ((place - below) * (ascending[below + 1] - ascending[below]));
    }

    /// <summary>How many of them come first, as long as a condition holds.</summary>
    public static int Count(double[] ascending, Func<double, bool> holds)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (holds(ascending[middle])) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
