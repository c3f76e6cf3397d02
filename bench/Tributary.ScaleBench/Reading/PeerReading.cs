using System.Diagnostics;
using System.Globalization;

namespace Tributary.ScaleBench.Reading;

/// <summary>The same histories, read by another program.</summary>
/// <param name="Name">The peer's, with its version.</param>
/// <param name="Counts">What it found.</param>
/// <param name="Processor">Processor time of all its processes.</param>
internal sealed record PeerReading(string Name, HistoryCounts Counts, TimeSpan Processor)
{
    private static readonly string[] Peers = ["libgit2", "jgit", "perceval"];

    /// <summary>Has each peer read them, one after the other.</summary>
    /// <exception cref="BenchException">One isn't installed, or can't read them.</exception>
    public static IReadOnlyList<PeerReading> MeasureAll(MirrorFolder mirrors) => Peers.Select(peer => Measure(peer, mirrors)).ToList();

    private static PeerReading Measure(string peer, MirrorFolder mirrors)
    {
        // 'VERSION COMMITS CHANGES SECONDS WALL', as the script says at its head.
        string[] told = MeasuredProcess.ReadText(new ProcessStartInfo(SourceTree.PathOf("bench", "peers", "run"), [peer, .. mirrors.Repositories])).Split(' ');
        return new PeerReading(
            $"{peer} {told[0]}",
            new HistoryCounts(long.Parse(told[1], CultureInfo.InvariantCulture), long.Parse(told[2], CultureInfo.InvariantCulture)),
            TimeSpan.FromSeconds(double.Parse(told[3], CultureInfo.InvariantCulture)));
    }
}
