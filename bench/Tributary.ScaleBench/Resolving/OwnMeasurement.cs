using System.Diagnostics;

namespace Tributary.ScaleBench.Resolving;

/// <summary>What work in the bench's own process took.</summary>
/// <param name="Measurement">Wall time, and the most physical memory that the process held, its input included.</param>
/// <param name="Processor">Of all threads.</param>
/// <param name="PeakHeapBytes">The most that .NET's heap held, what is not collected yet included.</param>
internal sealed record OwnMeasurement(Measurement Measurement, TimeSpan Processor, long PeakHeapBytes)
{
    /// <summary>Does the work once, from a heap that holds its input and little else.</summary>
    public static (OwnMeasurement Took, T Result) Of<T>(Func<T> work)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // 5 sets the kernel's high-water mark back to what is held now: proc(5).
        File.WriteAllText("/proc/self/clear_refs", "5");
        using var memory = new PeakMemory(Environment.ProcessId);
        using var heap = new PeakHeap();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        T result = work();
        TimeSpan wall = Stopwatch.GetElapsedTime(started), processor = Environment.CpuUsage.TotalTime - before;
        return (new OwnMeasurement(new Measurement(wall, memory.Stop()), processor, heap.Stop()), result);
    }

    private sealed class PeakHeap : IDisposable
    {
        private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

        private readonly Timer _timer;
        private long _peak;

        public PeakHeap() => _timer = new Timer(_ => Look(), null, TimeSpan.Zero, Interval);

        public long Stop()
        {
            Look();
            return Interlocked.Read(ref _peak);
        }

        public void Dispose() => _timer.Dispose();

        private void Look() => Interlocked.Exchange(ref _peak, Math.Max(Interlocked.Read(ref _peak), GC.GetTotalMemory(forceFullCollection: false)));
    }
}
