namespace Tributary.Insights.Forecasting;

/// <summary>Errors of forecasts, found by the size of what was forecast and by when they were known.</summary>
internal sealed class ErrorList
{
    // By size; of one size, in the order in which they came.
    private readonly (int At, double Size, double Error)[] _errors;
    private readonly double[] _sizes;
    private readonly double[] _times;

    /// <summary>Of these.</summary>
    public ErrorList(IEnumerable<(int At, double Size, double Error)> errors)
    {
        _errors = errors.OrderBy(it => it.Size).ToArray();
        _sizes = _errors.Select(it => it.Size).ToArray();
        _times = _errors.Select(it => (double)it.At).Order().ToArray();
    }

    /// <summary>How many were known by then.</summary>
    public int KnownAt(int now) => Quantiles.Count(_times, it => it <= now);

    /// <summary>Those nearest in size of all that were known by then, ascending.</summary>
    /// <param name="size">The size that they are to be near to.</param>
    /// <param name="now">When.</param>
    /// <param name="most">How many, at most.</param>
    public double[] Nearest(double size, int now, int most)
    {
        var nearest = new List<double>(most);
        int above = Quantiles.Count(_sizes, it => it < size), below = above - 1;
        while (nearest.Count < most && (below >= 0 || above < _sizes.Length))
        {
            bool takesAbove = below < 0 || (above < _sizes.Length && _sizes[above] - size <= size - _sizes[below]);
            (int at, _, double error) = _errors[takesAbove ? above++ : below--];
            if (at <= now) nearest.Add(error);
        }

        nearest.Sort();
        return [.. nearest];
    }
}
