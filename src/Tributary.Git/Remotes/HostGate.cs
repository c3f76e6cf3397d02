namespace Tributary.Git.Remotes;

/// <summary>One host's share of our attention: so many requests at once, none while it asks to be left alone, and no more once it is plainly down.</summary>
internal sealed class HostGate(string host, RemoteOptions options) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.PerHost);
    private readonly Lock _state = new();
    private DateTimeOffset _notBefore;
    private int _silences;

    /// <summary>Runs one request when it is its turn.</summary>
    /// <exception cref="RemoteException">As the request fails, or the host is given up.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellation)
    {
        await _slots.WaitAsync(cancellation);
        try
        {
            if (IsGivenUp) throw new RemoteException(RemoteFailure.Silent, $"{host} does not answer");
            if (Wait() is { } wait && wait > TimeSpan.Zero) await Task.Delay(wait, options.Clock, cancellation);
            T result = await request(cancellation);
            Note(silent: false, wait: null);
            return result;
        }
        catch (RemoteException error)
        {
            Note(error.Failure == RemoteFailure.Silent, error.RetryAfter);
            throw;
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Whether so many requests in a row met silence that asking on is idle: the network is off, or the host down.</summary>
    public bool IsGivenUp
    {
        get
        {
            lock (_state) return _silences > 2 * options.PerHost + options.Retries;
        }
    }

    public void Dispose() => _slots.Dispose();

    private TimeSpan Wait()
    {
        lock (_state) return _notBefore - options.Clock.GetUtcNow();
    }

    private void Note(bool silent, TimeSpan? wait)
    {
        lock (_state)
        {
            _silences = silent ? _silences + 1 : 0;
            if (wait is { } asked && asked <= options.LongestWait && options.Clock.GetUtcNow() + asked is var until && until > _notBefore) _notBefore = until;
        }
    }
}
