using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tributary.Model;

namespace Tributary.Git.Remotes;

/// <summary>
/// Asks for a default branch over git's smart HTTP protocol: two small requests over connections that stay open, instead of two processes for each repository,
/// and with the host's own words on where the repository moved and when to come again.
/// </summary>
/// <remarks>Source: gitprotocol-http(5), gitprotocol-v2(5).</remarks>
internal sealed class HttpRemote : IDisposable
{
    private const string Service = "/info/refs?service=git-upload-pack";
    private const int MostRedirects = 5;
    private const int MostLines = 1000;

    private readonly HttpClient _client;
    private readonly HttpClient _local;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;

    public HttpRemote(TimeSpan timeout, TimeProvider clock)
    {
        _timeout = timeout;
        _clock = clock;
        _client = Client(timeout, useProxy: true);
        _local = Client(timeout, useProxy: false);
    }

    /// <summary>Asks a host for a repository's default branch.</summary>
    /// <exception cref="RemoteException">It did not say.</exception>
    public async Task<RemoteHead> AskAsync(RemoteUrl url, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_timeout);
        try
        {
            return await ReadHeadAsync(url, _clock.GetUtcNow().UtcDateTime, limit.Token);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new RemoteException(RemoteFailure.Silent, $"{url.Host} did not answer in time", cause: error);
        }
        catch (HttpRequestException error)
        {
            throw new RemoteException(KindOf(error), $"{url.Host} can't be asked: {error.Message}", cause: error);
        }
        catch (Exception error) when (error is InvalidDataException or FormatException)
        {
            throw new RemoteException(RemoteFailure.Refused, $"{url.Host} does not answer as a git server does: {error.Message}", cause: error);
        }
        catch (IOException error)
        {
            throw new RemoteException(RemoteFailure.Interrupted, $"{url.Host} broke off its answer", cause: error);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _local.Dispose();
    }

    private async Task<RemoteHead> ReadHeadAsync(RemoteUrl url, DateTime askedAt, CancellationToken cancellation)
    {
        (RemoteUrl found, HttpResponseMessage response) = await FollowAsync(url, cancellation);
        List<string> capabilities;
        using (response)
        {
            CheckType(found, response, "application/x-git-upload-pack-advertisement");
            await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);
            capabilities = await ReadAdvertisementAsync(new PktLines(body), cancellation);
        }

        (string? branch, ObjectId? tip) = capabilities[0] == "version 2" ? await ListAsync(found, capabilities, cancellation) : HeadOf(capabilities[0]);
        return new RemoteHead(found, branch, tip, askedAt);
    }

    // Only the first request is redirected, as git has it, and only to where fetching is allowed at all.
    private async Task<(RemoteUrl Url, HttpResponseMessage Response)> FollowAsync(RemoteUrl url, CancellationToken cancellation)
    {
        for (int redirects = 0; redirects <= MostRedirects; redirects++)
        {
            HttpResponseMessage response = await SendAsync(url, HttpMethod.Get, Service, content: null, cancellation);
            if ((int)response.StatusCode is < 300 or > 399) return (url, HttpStatus.Check(url, response, _clock));
            using (response) url = Redirected(url, response.Headers.Location);
        }

        throw new InvalidDataException("it redirects without end");
    }

    private static RemoteUrl Redirected(RemoteUrl from, Uri? location)
    {
        if (location is null) throw new InvalidDataException("it redirects to nowhere");
        var target = new Uri(from.Uri!, location);
        string text = target.GetLeftPart(UriPartial.Query);
        if (!text.EndsWith(Service, StringComparison.Ordinal)) throw new InvalidDataException($"it redirects to something else ({target.Host})");
        RemoteUrl url = RemoteUrl.Parse(text[..^Service.Length]);
        if (!url.IsHttp || (from.Uri!.Scheme == "https" && url.Uri.Scheme != "https") || (!from.IsLocal && url.IsLocal))
            throw new InvalidDataException($"it redirects to {url}, which is not followed");
        return url;
    }

    private async Task<HttpResponseMessage> SendAsync(RemoteUrl url, HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, url.Text + path) { Content = content };
        request.Headers.TryAddWithoutValidation("Git-Protocol", "version=2");
        if (AccessToken.HeaderFor(url) is { } authorization) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await (url.IsLocal ? _local : _client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    /// <summary>The capabilities of protocol 2, or the first ref of protocol 0 or 1 with its capabilities.</summary>
    private static async Task<List<string>> ReadAdvertisementAsync(PktLines lines, CancellationToken cancellation)
    {
        var read = new List<string>();
        bool service = true;
        while (await lines.ReadAsync(cancellation) is { } line)
        {
            if (line.StartsWith("ERR ", StringComparison.Ordinal)) throw new InvalidDataException(line[4..]);
            bool isService = service && (line.Length == 0 || line.StartsWith("# service=", StringComparison.Ordinal) || line == "version 1");
            if (isService) continue;
            service = false;
            if (line.Length == 0) break;
            read.Add(line);
            if (read[0] != "version 2" || read.Count > MostLines) break;
        }

        return read.Count > 0 ? read : throw new InvalidDataException("it says nothing");
    }

    private static (string? Branch, ObjectId? Tip) HeadOf(string firstRef)
    {
        string[] halves = firstRef.Split('\0');
        string? target = halves.ElementAtOrDefault(1)?.Split(' ').FirstOrDefault(it => it.StartsWith("symref=HEAD:", StringComparison.Ordinal))?["symref=HEAD:".Length..];
        // HEAD comes first; where another ref does, HEAD names a branch that has no commit.
        bool hasHead = halves[0].EndsWith(" HEAD", StringComparison.Ordinal);
        return hasHead ? (target, ParseTip(halves[0])) : (target, null);
    }

    private async Task<(string? Branch, ObjectId? Tip)> ListAsync(RemoteUrl url, List<string> capabilities, CancellationToken cancellation)
    {
        var request = new StringBuilder(PktLines.Line("command=ls-refs"));
        foreach (string capability in capabilities.Where(it => it.StartsWith("object-format=", StringComparison.Ordinal))) request.Append(PktLines.Line(capability));
        request.Append("0001").Append(PktLines.Line("symrefs"));
        if (capabilities.Exists(it => it.StartsWith("ls-refs=", StringComparison.Ordinal) && it.Contains("unborn", StringComparison.Ordinal))) request.Append(PktLines.Line("unborn"));
        request.Append(PktLines.Line("ref-prefix HEAD")).Append("0000");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.ToString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-git-upload-pack-request");
        using HttpResponseMessage response = HttpStatus.Check(url, await SendAsync(url, HttpMethod.Post, "/git-upload-pack", content, cancellation), _clock);
        CheckType(url, response, "application/x-git-upload-pack-result");
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);
        var lines = new PktLines(body);
        while (await lines.ReadAsync(cancellation) is { Length: > 0 } line)
        {
            if (line.StartsWith("ERR ", StringComparison.Ordinal)) throw new InvalidDataException(line[4..]);
            string[] words = line.Split(' ');
            if (words.Length < 2 || words[1] != "HEAD") continue;
            string? target = words.FirstOrDefault(it => it.StartsWith("symref-target:", StringComparison.Ordinal))?["symref-target:".Length..];
            return (target, words[0] == "unborn" ? null : ParseTip(words[0]));
        }

        return (null, null);
    }

    private static ObjectId ParseTip(string line) =>
        ObjectId.TryParse(line.Split(' ')[0], out ObjectId id) ? id : throw new InvalidDataException("it names no commit");

    private static void CheckType(RemoteUrl url, HttpResponseMessage response, string expected)
    {
        if (response.Content.Headers.ContentType?.MediaType != expected)
            throw new RemoteException(RemoteFailure.Refused, $"{url.Host} answers with a page instead of git's protocol at {url}");
    }

    private static RemoteFailure KindOf(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => RemoteFailure.Refused,
        HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError => RemoteFailure.Interrupted,
        _ => RemoteFailure.Silent,
    };

    private static HttpClient Client(TimeSpan timeout, bool useProxy)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            ConnectTimeout = timeout,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        // Hosts tell programs from browsers by this beginning.
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "git/2.39 (tributary)");
        return client;
    }
}
