using System.Globalization;

namespace Tributary.ScaleBench;

/// <summary>Watches a running process and its descendants for the most physical memory that one of them holds.</summary>
/// <remarks>
/// Linux keeps the high-water mark itself (VmHWM in proc(5)), so a look now and then loses only what is added after the last one.
/// wait4(2) would lose nothing, but its figure includes this program's own size: a child starts as a copy of its parent.
/// </remarks>
internal sealed class PeakMemory : IDisposable
{
    private const int LooksPerSearch = 10;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private readonly int _root;
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _watcher;
    private long _peak;

    /// <summary>Begins to watch.</summary>
    public PeakMemory(int processId)
    {
        _root = processId;
        _watcher = new Thread(Watch) { IsBackground = true };
        _watcher.Start();
    }

    /// <summary>Ends the watch.</summary>
    /// <returns>Bytes.</returns>
    public long Stop()
    {
        _ended.Set();
        _watcher.Join();
        return _peak;
    }

    public void Dispose()
    {
        _ = Stop();
        _ended.Dispose();
    }

    // A search for descendants reads a file for each thread, so it is done at every tenth look: what it costs would be measured too.
    private void Watch()
    {
        List<int> processes = [_root];
        for (int look = 0; look == 0 || !_ended.Wait(Interval); look++)
        {
            if (look % LooksPerSearch == LooksPerSearch - 1) processes = [_root, .. Descendants(_root)];
            foreach (int process in processes) _peak = Math.Max(_peak, HighWaterMark(process));
        }
    }

    private static IEnumerable<int> Descendants(int process) => Children(process).SelectMany(child => Descendants(child).Prepend(child));

    private static List<int> Children(int process)
    {
        try
        {
            return Directory.EnumerateDirectories($"/proc/{process}/task")
                .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
                .ToList();
        }
        catch (IOException)
        {
            // The process, or a thread of it, has just ended.
            return [];
        }
    }

    private static long HighWaterMark(int process)
    {
        const string Name = "VmHWM:";
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
            // A process that has ended but was not waited for has no memory, and no such line.
            return line is null ? 0 : long.Parse(line.AsSpan(Name.Length, line.Length - Name.Length - " kB".Length), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
