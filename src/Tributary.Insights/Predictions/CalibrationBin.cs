namespace Tributary.Insights.Predictions;

/// <summary>Predictions of about the same probability: of those at 0.7, about seven in ten should come true.</summary>
/// <param name="From">The least probability of the bin, inclusive.</param>
/// <param name="To">Exclusive; of the last bin, inclusive.</param>
/// <param name="Count">Predictions.</param>
/// <param name="Said">Their mean probability; null where there are none.</param>
/// <param name="Came">The share that came true; null where there are none.</param>
/// <param name="Low">The lower end of its 95 % interval (Wilson); null where there are none.</param>
/// <param name="High">Its upper end.</param>
public sealed record CalibrationBin(double From, double To, int Count, double? Said, double? Came, double? Low, double? High)
{
    private const int Bins = 5;
    private const double Quantile = 1.959963984540054;

    /// <summary>All bins, those without a prediction too.</summary>
    public static IReadOnlyList<CalibrationBin> Of(IReadOnlyCollection<(double Probability, bool CameTrue)> forecasts) =>
        Enumerable.Range(0, Bins).Select(bin => Of(bin, forecasts.Where(it => Math.Min((int)(it.Probability * Bins), Bins - 1) == bin).ToList())).ToList();

    private static CalibrationBin Of(int bin, List<(double Probability, bool CameTrue)> forecasts)
    {
        (double from, double to, int count) = (bin / (double)Bins, (bin + 1) / (double)Bins, forecasts.Count);
        if (count == 0) return new CalibrationBin(from, to, 0, Said: null, Came: null, Low: null, High: null);
        double share = forecasts.Count(it => it.CameTrue) / (double)count, z = Quantile * Quantile / count;
        double middle = (share + (z / 2)) / (1 + z), half = Quantile / (1 + z) * Math.Sqrt((share * (1 - share) / count) + (z / (4 * count)));
        return new CalibrationBin(from, to, count, forecasts.Average(it => it.Probability), share, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
