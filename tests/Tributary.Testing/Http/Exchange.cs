using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Tributary.Testing;

/// <summary>A request with its whole body, and the ways to answer it.</summary>
internal sealed class Exchange : IDisposable
{
    private readonly HttpContext _context;
    private readonly string _root;
    private readonly Route? _route;
    private readonly byte[] _body;
    private readonly CancellationTokenSource _aborted;

    private Exchange(HttpContext context, string root, byte[] body, CancellationTokenSource aborted)
    {
        (_context, _root, _body, _aborted) = (context, root, body, aborted);
        _route = Route.Parse(context.Request.Path.Value!);
        Request = Describe(context.Request);
    }

    public Request Request { get; }

    public HttpResponse Response => _context.Response;

    /// <summary>When the client goes, or the server stops.</summary>
    public CancellationToken Aborted => _aborted.Token;

    /// <summary>Reads the body; one of a fetch is small, at most the ids of some thousand commits.</summary>
    public static async Task<Exchange> ReadAsync(HttpContext context, string root, CancellationToken stopping)
    {
        var aborted = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, aborted.Token);
        return new Exchange(context, root, body.ToArray(), aborted);
    }

    /// <summary>Answers as git does, the body at most so far.</summary>
    public async Task ServeAsync(long most)
    {
        string? folder = _route is null ? null : Array.Find([_route.Repository + ".git", _route.Repository], name => Directory.Exists(Path.Combine(_root, name)));
        if (folder is null)
        {
            await SayAsync(StatusCodes.Status404NotFound, "text/plain", "Repository not found.\n");
            return;
        }

        await using var backend = HttpBackend.Start(_root, $"/{folder}/{_route!.Tail}", _context.Request, _body);
        await backend.CopyToAsync(Response, most, Aborted);
    }

    public async Task SayAsync(int status, string type, string text)
    {
        (Response.StatusCode, Response.ContentType) = (status, type);
        await Response.WriteAsync(text, Aborted);
    }

    public Task RedirectAsync(string repositoryOrUrl, int status)
    {
        // GitHub keeps a .git that the client wrote, and so does git's check that the path it was sent on to ends as the one it asked for.
        string target = repositoryOrUrl.Contains("://", StringComparison.Ordinal)
            ? repositoryOrUrl.TrimEnd('/')
            : $"{_context.Request.Scheme}://{_context.Request.Host}/{Route.NameOf(repositoryOrUrl)}{_route?.Suffix}";
        Response.Headers.Location = $"{target}/{_route?.Tail}{Request.Query}";
        return SayAsync(status, "text/plain", "Moved.\n");
    }

    public void Abort() => _context.Abort();

    public void Dispose() => _aborted.Dispose();

    private Request Describe(HttpRequest request) => new()
    {
        Time = DateTimeOffset.UtcNow,
        Method = request.Method,
        Path = request.Path.Value!,
        Query = request.QueryString.Value ?? "",
        Repository = _route?.Repository ?? "",
        Stage = StageOf(request),
        Service = _route?.Tail == Route.UploadPack ? Route.UploadPack : (string?)request.Query["service"],
        GitProtocol = request.Headers["Git-Protocol"],
        ContentEncoding = request.Headers.ContentEncoding,
        Authorization = request.Headers.Authorization,
        UserAgent = request.Headers.UserAgent,
    };

    private Stage StageOf(HttpRequest request)
    {
        if (_route is null) return Stage.Any;
        if (_route.Tail != Route.UploadPack) return Stage.Advertisement;
        // The first pkt-line: four digits of length, then protocol v2's command.
        Span<byte> start = stackalloc byte["0000command=ls-refs".Length];
        using Stream body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(new MemoryStream(_body), CompressionMode.Decompress) : new MemoryStream(_body);
        int length = body.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return length == start.Length && start[4..].SequenceEqual("command=ls-refs"u8) ? Stage.Listing : Stage.Pack;
    }
}
