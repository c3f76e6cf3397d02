using System.Globalization;

namespace Tributary.Reports.Charts;

/// <summary>What all drawings need.</summary>
internal static class Chart
{
    private static readonly int[] Steps = [1, 2, 5, 10];

    /// <summary>A coordinate, to a tenth.</summary>
    public static string At(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>From 0 to at most <paramref name="most"/>, in two to five steps of 1, 2 or 5 times a power of ten.</summary>
    public static IEnumerable<double> Ticks(double most)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(most / 3)));
        double step = Steps.Select(times => times * power).First(candidate => most / candidate <= 5);
        for (double tick = 0; tick <= most; tick += step) yield return tick;
    }

    /// <summary>Moves what would lie on each other apart, in their order.</summary>
    /// <param name="wanted">Where each is wanted.</param>
    /// <param name="apart">The least distance of two.</param>
    /// <param name="last">Where the last may lie at most, unless the first would be above 0.</param>
    public static IReadOnlyList<double> Apart(IReadOnlyList<double> wanted, double apart, double last)
    {
        List<int> order = Enumerable.Range(0, wanted.Count).OrderBy(index => wanted[index]).ToList();
        var placed = new List<double>(wanted);
        for (int i = 1; i < order.Count; i++) placed[order[i]] = Math.Max(placed[order[i]], placed[order[i - 1]] + apart);
        for (int i = order.Count - 1; i >= 0; i--) placed[order[i]] = Math.Max(i * apart, Math.Min(placed[order[i]], last - ((order.Count - 1 - i) * apart)));
        return placed;
    }
}
