using System.Diagnostics;

namespace Tributary.ScaleBench.Measuring;

/// <summary>All metrics of an edition computed once, in a process of their own.</summary>
/// <param name="Process">The whole process, its start and the opening of the store included.</param>
/// <param name="Times">What each metric took in it.</param>
internal sealed record MetricsRound(Measurement Process, IReadOnlyList<MetricTime> Times)
{
    /// <summary>Computes them over a store.</summary>
    /// <exception cref="BenchException">A metric failed.</exception>
    public static MetricsRound Run(string store)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(MetricsRound).Assembly.Location, BenchOptions.MetricsOnce, "--store", store]);
        (Measurement took, string text) = MeasuredProcess.MeasureText(start);
        return new MetricsRound(took, text.Split('\n').Select(MetricTime.Parse).ToList());
    }

    /// <summary>For a person who waits.</summary>
    public override string ToString() => $"{Process} ({Process.PeakBytes / 1e6:0} MB)";
}
