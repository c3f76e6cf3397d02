using System.Text;
using Tributary.Model;

namespace Tributary.Git.Remotes;

/// <summary>
/// A host's token, from the environment: <c>TRIBUTARY_TOKEN_GITHUB_COM</c> for github.com. Goes to that host alone, over https or loopback,
/// and is never written to a file, a command line or a message.
/// </summary>
public static class AccessToken
{
    private const string Prefix = "TRIBUTARY_TOKEN_";

    /// <summary>The name of the variable for a host.</summary>
    public static string VariableOf(RemoteUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Prefix + string.Concat((url.Uri?.Host ?? "").ToUpperInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
    }

    /// <summary>The value of an Authorization header; null where the environment has no token for the host.</summary>
    internal static string? HeaderFor(RemoteUrl url)
    {
        string? token = url.IsHttp ? Environment.GetEnvironmentVariable(VariableOf(url)) : null;
        // Hosts take a token for a password, whatever the user's name.
        return string.IsNullOrWhiteSpace(token) ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:" + token.Trim()));
    }
}
