using System.Collections.Concurrent;
using System.Diagnostics;

namespace Tributary.ScaleBench;

/// <summary>The baseline: git alone writes out every history, commits with their changes, and nobody keeps them.</summary>
internal static class GitLogStreams
{
    /// <summary>How many run at once, on any machine: the target on sync was set against two.</summary>
    public const int Streams = 2;

    /// <summary>Measures all histories together.</summary>
    /// <exception cref="BenchException">git failed.</exception>
    public static Measurement Measure(MirrorFolder mirrors)
    {
        var queue = new ConcurrentQueue<string>(mirrors.Repositories);
        long started = Stopwatch.GetTimestamp();
        // Threads of their own: the pool would take its time to lend as many as stand waiting here.
        Task<long>[] streams = Enumerable.Range(0, Streams)
            .Select(_ => Task.Factory.StartNew(() => ReadAll(queue), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        long[] peaks = Task.WhenAll(streams).GetAwaiter().GetResult();
        return new Measurement(Stopwatch.GetElapsedTime(started), peaks.Max());
    }

    private static long ReadAll(ConcurrentQueue<string> queue)
    {
        long peak = 0;
        while (queue.TryDequeue(out string? mirror))
        {
            Measurement log = MeasuredProcess.Measure(Git.Over(mirror, "log", "--raw", "--no-renames", "--no-abbrev", "-z"));
            peak = Math.Max(peak, log.PeakBytes);
        }

        return peak;
    }
}
