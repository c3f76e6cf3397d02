using System.Collections.Concurrent;
using Polly;
using Polly.Retry;
using Tributary.Model;

namespace Tributary.Git.Remotes;

/// <summary>Asks hosts for default branches and brings mirrors up to date with them: within limits for each host, again where that is worth it.</summary>
/// <remarks>Threads may share one.</remarks>
public sealed class RemoteHosts : IDisposable
{
    private readonly RemoteOptions _options;
    private readonly ConcurrentDictionary<string, HostGate> _gates = new(StringComparer.OrdinalIgnoreCase);
    private readonly HttpRemote _http;
    private readonly CommandRemote _command;
    private readonly Transfer _transfer;

    /// <summary>Hosts to be asked from a git home.</summary>
    public RemoteHosts(GitHome home, RemoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _transfer = new Transfer(home.Folder, options.Patience, options.Clock);
        _http = new HttpRemote(options.Patience, options.Clock);
        _command = new CommandRemote(_transfer, options.Clock);
    }

    /// <summary>Asks for a repository's default branch.</summary>
    /// <param name="url">Where it is.</param>
    /// <param name="retrying">Told why another try is made, and how long it waits for it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RemoteException">The host did not say, for as often as it was asked.</exception>
    public Task<RemoteHead> AskAsync(RemoteUrl url, Action<RemoteException, TimeSpan>? retrying, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        return AgainAsync(url, token => url.IsHttp ? _http.AskAsync(url, token) : _command.AskAsync(url, token), retrying, cancellation);
    }

    /// <summary>Clones or fetches a mirror.</summary>
    /// <param name="cache">Where mirrors are kept.</param>
    /// <param name="name">The repository's name, for the mirror's folder.</param>
    /// <param name="head">What the host said of it.</param>
    /// <param name="said">Told each line of git's progress.</param>
    /// <param name="retrying">Told why another try is made, and how long it waits for it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RemoteException">The transfer failed, for as often as it was tried.</exception>
    public Task<Mirror> BringAsync(
        MirrorCache cache, RepositoryName name, RemoteHead head, Action<string>? said, Action<RemoteException, TimeSpan>? retrying, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(head);
        return AgainAsync(head.Url, token => cache.BringAsync(_transfer, name, head, said, token), retrying, cancellation);
    }

    /// <summary>Brings one object, such as a file's content, into a mirror that was cloned without it.</summary>
    /// <param name="cache">Where mirrors are kept.</param>
    /// <param name="name">The repository's name, for the mirror's folder.</param>
    /// <param name="url">Where it is.</param>
    /// <param name="id">The object.</param>
    /// <param name="largest">Bytes beyond which it is not wanted.</param>
    /// <param name="retrying">Told why another try is made, and how long it waits for it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RemoteException">The host did not give it: many give single objects to nobody.</exception>
    public Task BringObjectAsync(
        MirrorCache cache, RepositoryName name, RemoteUrl url, ObjectId id, long largest, Action<RemoteException, TimeSpan>? retrying, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(url);
        return AgainAsync(url, BringAsync, retrying, cancellation);

        async Task<bool> BringAsync(CancellationToken token)
        {
            await cache.BringObjectAsync(_transfer, name, url, id, largest, token);
            return true;
        }
    }

    /// <summary>Has git check every object of a mirror.</summary>
    /// <returns>What is damaged; null: nothing.</returns>
    public Task<string?> VerifyAsync(MirrorCache cache, RepositoryName name, RemoteUrl url, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cache);
        return cache.VerifyAsync(_transfer, name, url, cancellation);
    }

    /// <summary>Closes connections.</summary>
    public void Dispose()
    {
        _http.Dispose();
        foreach (HostGate gate in _gates.Values) gate.Dispose();
    }

    private async Task<T> AgainAsync<T>(RemoteUrl url, Func<CancellationToken, Task<T>> request, Action<RemoteException, TimeSpan>? retrying, CancellationToken cancellation)
    {
        HostGate gate = _gates.GetOrAdd(url.Host, host => new HostGate(host, _options));
        if (_options.Retries == 0) return await gate.RunAsync(request, cancellation);
        ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = _options.Clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = _options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.RetryDelay,
                MaxDelay = _options.LongestWait,
                ShouldHandle = new PredicateBuilder().Handle<RemoteException>(error => IsWorthRetrying(error) && !gate.IsGivenUp),
                // A host that says when to come again is taken at its word.
                DelayGenerator = failed => ValueTask.FromResult(((RemoteException)failed.Outcome.Exception!).RetryAfter),
                OnRetry = failed =>
                {
                    retrying?.Invoke((RemoteException)failed.Outcome.Exception!, failed.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
        return await pipeline.ExecuteAsync(async token => await gate.RunAsync(request, token), cancellation);
    }

    private bool IsWorthRetrying(RemoteException error) =>
        error.Failure is RemoteFailure.Busy or RemoteFailure.Silent or RemoteFailure.Interrupted && !(error.RetryAfter > _options.LongestWait);
}
