using System.Globalization;
using System.Net.Http.Headers;
using Tributary.Model;

namespace Tributary.Git.Remotes;

/// <summary>What an HTTP status means for a fetch.</summary>
internal static class HttpStatus
{
    /// <summary>The response, if it is one to go on with.</summary>
    /// <exception cref="RemoteException">It is not; the response is disposed.</exception>
    public static HttpResponseMessage Check(RemoteUrl url, HttpResponseMessage response, TimeProvider clock)
    {
        if (response.IsSuccessStatusCode) return response;
        using (response) throw Explain(url, (int)response.StatusCode, RetryAfter(response.Headers, clock));
    }

    /// <summary>A status as an error.</summary>
    public static RemoteException Explain(RemoteUrl url, int status, TimeSpan? retryAfter = null) => status switch
    {
        429 or 503 => new RemoteException(RemoteFailure.Busy, Said($"{url.Host} asks to come later", status), retryAfter),
        403 when retryAfter is not null => new RemoteException(RemoteFailure.Busy, Said($"{url.Host} asks to come later", status), retryAfter),
        401 or 403 when AccessToken.HeaderFor(url) is not null => new RemoteException(RemoteFailure.Gone, Said($"{url.Host} refuses the token in {AccessToken.VariableOf(url)} for {url}", status)),
        401 or 403 => new RemoteException(RemoteFailure.Gone, Said($"{url} is not there, or not public", status)),
        404 or 410 or 451 => new RemoteException(RemoteFailure.Gone, Said($"{url} is not there", status)),
        408 or >= 500 => new RemoteException(RemoteFailure.Interrupted, Said($"{url.Host} failed", status), retryAfter),
        _ => new RemoteException(RemoteFailure.Refused, Said($"{url.Host} refuses {url}", status)),
    };

    private static TimeSpan? RetryAfter(HttpResponseHeaders headers, TimeProvider clock)
    {
        TimeSpan? wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Said(string what, int status) => string.Create(CultureInfo.InvariantCulture, $"{what} (HTTP {status})");
}
