using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tributary.Testing;

/// <summary>
/// What goes wrong with a repository's requests: each fault with the next <c>times</c> requests of its stage, for ever unless told.
/// Of several that match, the one that was declared first is used up first. Safe from several threads.
/// </summary>
public sealed class Faults
{
    private const string LoginPage = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form action=\"/login\">Please sign in.</form></body></html>\n";

    private readonly List<Fault> _faults = [];

    /// <summary>Answers with a status and one line of text.</summary>
    public void Status(int status, int times = int.MaxValue, string? retryAfter = null, Stage stage = Stage.Any) => Add(stage, times, exchange =>
    {
        if (retryAfter is not null) exchange.Response.Headers.RetryAfter = retryAfter;
        return exchange.SayAsync(status, "text/plain", string.Create(CultureInfo.InvariantCulture, $"The test asked for status {status}.\n"));
    });

    /// <summary>Sends every request on to another repository of this server, or to a URL, as GitHub does after a rename.</summary>
    /// <param name="repositoryOrUrl">owner/name, or a repository's absolute URL; what the request asked of the repository is appended.</param>
    /// <param name="status">301, 302, 307 or 308.</param>
    public void RedirectTo(string repositoryOrUrl, int status = StatusCodes.Status301MovedPermanently) =>
        Add(Stage.Any, int.MaxValue, exchange => exchange.RedirectAsync(repositoryOrUrl, status));

    /// <summary>Sends the head and that many bytes of the body, then nothing, until the client goes.</summary>
    public void Stall(Stage stage = Stage.Pack, int afterBytes = 0, int times = int.MaxValue) => Add(stage, times, async exchange =>
    {
        await exchange.ServeAsync(afterBytes);
        await Task.Delay(Timeout.InfiniteTimeSpan, exchange.Aborted);
    });

    /// <summary>Sends the head and that many bytes of the body, then aborts the connection.</summary>
    public void Reset(Stage stage = Stage.Pack, int afterBytes = 0, int times = int.MaxValue) => Add(stage, times, async exchange =>
    {
        await exchange.ServeAsync(afterBytes);
        exchange.Abort();
    });

    /// <summary>Answers 200 with a login page.</summary>
    public void Garbage(Stage stage, int times = int.MaxValue) =>
        Add(stage, times, exchange => exchange.SayAsync(StatusCodes.Status200OK, "text/html; charset=utf-8", LoginPage));

    /// <summary>Nothing goes wrong from now on; what already hangs stays so.</summary>
    public void Clear()
    {
        lock (_faults) _faults.Clear();
    }

    /// <summary>The answer of the first fault that matches, used up once; null where none does.</summary>
    internal Func<Exchange, Task>? Take(Stage stage)
    {
        lock (_faults)
        {
            Fault? fault = _faults.Find(it => it.Times > 0 && (it.Stage == Stage.Any || it.Stage == stage));
            if (fault is { Times: < int.MaxValue }) fault.Times--;
            return fault?.Answer;
        }
    }

    private void Add(Stage stage, int times, Func<Exchange, Task> answer)
    {
        lock (_faults) _faults.Add(new Fault(stage, answer) { Times = times });
    }

    private sealed record Fault(Stage Stage, Func<Exchange, Task> Answer)
    {
        public int Times { get; set; }
    }
}
