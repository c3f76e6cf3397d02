using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Tributary.Testing;

/// <summary>
/// Serves a folder's bare repositories over the smart HTTP protocol: git's own http-backend behind Kestrel, on a free port of 127.0.0.1, with faults on demand.
/// Of what applies to a request, the delay comes first, then the token, the repository's faults, the faults of all, and git.
/// </summary>
public sealed class GitHttpServer : IAsyncDisposable, IDisposable
{
    private const string All = "*";

    private readonly ConcurrentDictionary<string, Faults> _faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly KestrelServer _kestrel = Loopback.Create();
    private readonly string _root;

    private GitHttpServer(string root)
    {
        _root = Path.GetFullPath(root);
        _kestrel.StartAsync(new Loopback(AnswerAsync), CancellationToken.None).GetAwaiter().GetResult();
        Url = _kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
    }

    /// <summary>http://127.0.0.1:PORT.</summary>
    public string Url { get; }

    /// <summary>Everything received so far, in order of arrival.</summary>
    public IReadOnlyList<Request> Requests => [.. _requests];

    /// <summary>The password that every request must bring by Basic authentication; null, as at first, for none.</summary>
    public string? RequiredToken { get; set; }

    /// <summary>Whether a request without the token is answered 404, as GitHub does, instead of 401.</summary>
    public bool HideUnauthorised { get; set; }

    /// <summary>Latency added to each request.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>The highest number of requests that were in flight at once.</summary>
    public int LargestConcurrency => TallyOf(All).Largest;

    /// <summary>Requests in flight now; one is over when its git process has ended.</summary>
    public int InFlight => TallyOf(All).Now;

    /// <summary>Starts a server.</summary>
    /// <param name="root">A folder that holds owner/name.git or owner/name; either answers to both names.</param>
    public static GitHttpServer Start(string root) => new(root);

    /// <summary>The faults of a repository, owner/name, or of all: <c>*</c>.</summary>
    public Faults For(string repository) => _faults.GetOrAdd(Route.NameOf(repository), _ => new Faults());

    /// <summary>The highest number of requests for a repository, owner/name, that were in flight at once.</summary>
    public int LargestConcurrencyOf(string repository) => TallyOf(Route.NameOf(repository)).Largest;

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Drops every request that is in flight and ends its git.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        await _kestrel.StopAsync(CancellationToken.None);
        _kestrel.Dispose();
        _stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Tally[] tallies = [TallyOf(All), TallyOf(Route.Parse(context.Request.Path.Value!)?.Repository ?? "")];
        foreach (Tally tally in tallies) tally.Enter();
        try
        {
            using Exchange exchange = await Exchange.ReadAsync(context, _root, _stopping.Token);
            _requests.Enqueue(exchange.Request);
            await Task.Delay(Delay, exchange.Aborted);
            await AnswerAsync(exchange);
        }
        finally
        {
            foreach (Tally tally in tallies) tally.Leave();
        }
    }

    private Task AnswerAsync(Exchange exchange)
    {
        Request request = exchange.Request;
        if (!IsAuthorised(request.Authorization)) return RefuseAsync(exchange);
        Func<Exchange, Task>? fault = For(request.Repository).Take(request.Stage) ?? For(All).Take(request.Stage);
        return fault is null ? exchange.ServeAsync(long.MaxValue) : fault(exchange);
    }

    private bool IsAuthorised(string? authorization)
    {
        if (RequiredToken is null) return true;
        byte[] bytes = new byte[authorization?.Length ?? 0];
        return AuthenticationHeaderValue.TryParse(authorization, out AuthenticationHeaderValue? value)
            && value is { Scheme: "Basic", Parameter: { } parameter }
            && Convert.TryFromBase64String(parameter, bytes, out int length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password]
            && password == RequiredToken;
    }

    private Task RefuseAsync(Exchange exchange)
    {
        if (HideUnauthorised) return exchange.SayAsync((int)HttpStatusCode.NotFound, "text/plain", "Repository not found.\n");
        exchange.Response.Headers.WWWAuthenticate = "Basic realm=\"GitHub\"";
        return exchange.SayAsync((int)HttpStatusCode.Unauthorized, "text/plain", "Authentication required.\n");
    }

    private Tally TallyOf(string repository) => _tallies.GetOrAdd(repository, _ => new Tally());
}
