namespace Tributary.Metrics.Uncertainty;

/// <summary>What remains of a finding where many were looked for.</summary>
public static class MultipleTesting
{
    /// <summary>
    /// For each p-value the least share of false findings (false discovery rate) at which it would still be one (Benjamini and Hochberg 1995). To name those
    /// of at most .1 keeps one in ten of the named from being chance.
    /// </summary>
    /// <param name="p">In 0 to 1, in any order.</param>
    /// <returns>In the same order, in 0 to 1.</returns>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        var q = new double[p.Count];
        double least = 1;
        int rank = p.Count;
        foreach (int index in Enumerable.Range(0, p.Count).OrderByDescending(index => p[index]))
        {
            least = Math.Min(least, p[index] * p.Count / rank--);
            q[index] = least;
        }

        return q;
    }

    // Adds 'p' to the details of each row that has one, and 'q', its rate among them.
    internal static IReadOnlyList<MetricRow> Annotate(IReadOnlyList<MetricRow> rows, IReadOnlyList<double?> p)
    {
        var q = new Queue<double>(BenjaminiHochberg(p.OfType<double>().ToList()));
        return rows.Select((row, index) => p[index] is { } chance ? row.With(("p", chance), ("q", q.Dequeue())) : row).ToList();
    }
}
