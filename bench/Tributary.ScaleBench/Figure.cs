namespace Tributary.ScaleBench;

/// <summary>One command over all runs.</summary>
/// <param name="Name">As the page prints it.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="PeakMegabytes">The greatest of all runs, in millions of bytes.</param>
internal sealed record Figure(string Name, Spread Seconds, double PeakMegabytes)
{
    /// <summary>Gathers a command's measurements.</summary>
    public static Figure Of(string name, IEnumerable<Measurement> measurements)
    {
        List<Measurement> all = measurements.ToList();
        return new Figure(name, Spread.Of(all.Select(it => it.Wall.TotalSeconds)), all.Max(it => it.PeakBytes) / 1e6);
    }
}
