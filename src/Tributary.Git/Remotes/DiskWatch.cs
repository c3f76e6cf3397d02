namespace Tributary.Git.Remotes;

/// <summary>Cancels a transfer when the disk runs full under it.</summary>
internal sealed class DiskWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop;
    private readonly ITimer _timer;

    public DiskWatch(Func<bool> isFull, TimeProvider clock, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _timer = clock.CreateTimer(_ => Look(isFull), state: null, Interval, Interval);
    }

    /// <summary>Cancelled when the disk is full, or the caller stops.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Whether the disk was the reason.</summary>
    public bool IsFull { get; private set; }

    public void Dispose()
    {
        _timer.Dispose();
        _stop.Dispose();
    }

    private void Look(Func<bool> isFull)
    {
        try
        {
            if (IsFull || !isFull()) return;
            IsFull = true;
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The transfer ended in this very moment.
        }
    }
}
