using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Tributary.Model;

/// <summary>
/// Where a repository is fetched from: https, ssh, git, or a folder of this machine; plain http only on this machine's own loopback.
/// Never holds a password: what is written here may be printed.
/// </summary>
public sealed record RemoteUrl
{
    private const string FilePrefix = "file://";

    private RemoteUrl(string text, Uri? uri)
    {
        Text = text;
        Uri = uri;
    }

    /// <summary>As git takes it.</summary>
    public string Text { get; }

    /// <summary>Whether it is asked over http or https.</summary>
    [MemberNotNullWhen(true, nameof(Uri))]
    public bool IsHttp => Uri?.Scheme is "https" or "http";

    /// <summary>Whether it is asked without leaving this machine.</summary>
    public bool IsLocal => Uri is null || IsLoopback(Uri);

    /// <summary>Who is asked, with the port where it is not the usual one; requests are limited, and tokens given, by it. Empty for a folder.</summary>
    public string Host => Uri?.Authority ?? "";

    /// <summary>The address; null for a folder.</summary>
    public Uri? Uri { get; }

    /// <summary>Reads an address or an absolute folder.</summary>
    /// <param name="text">https://, ssh://, git://, file://, or a path that starts with '/'; http:// for loopback only.</param>
    /// <param name="url">The address, without a trailing slash.</param>
    /// <param name="problem">What is wrong, for a person.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out RemoteUrl? url, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        url = null;
        string trimmed = text.TrimEnd('/');
        string path = trimmed.StartsWith(FilePrefix, StringComparison.Ordinal) ? trimmed[FilePrefix.Length..] : trimmed;
        Uri? uri = null;
        if (path.Any(char.IsControl)) problem = "it holds control characters; leave them out";
        else if (path.StartsWith('/')) problem = null;
        else if (Uri.TryCreate(trimmed, UriKind.Absolute, out uri)) problem = Check(uri) is { } wrong ? $"'{uri.Scheme}://{uri.Host}' {wrong}" : null;
        else problem = "it is no address; write https://host/owner/name, or the absolute path of a folder";
        if (problem is not null) return false;
        url = new RemoteUrl(uri is null ? path : trimmed, uri);
        return true;
    }

    /// <summary>Reads an address or an absolute folder.</summary>
    /// <exception cref="FormatException">It is none that may be fetched from.</exception>
    public static RemoteUrl Parse(string text) => TryParse(text, out RemoteUrl? url, out string? problem) ? url : throw new FormatException(problem);

    /// <summary>The repository of a name at a host that keeps them as <c>owner/name</c>, or in a folder that does.</summary>
    public RemoteUrl Of(RepositoryName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        // Hosts send a name without '.git' on to the one with it; folders are looked for both ways by git itself.
        return Parse($"{Text}/{name}{(IsHttp ? ".git" : "")}");
    }

    /// <summary>The <c>owner/name</c> at the address's end; null where there is none.</summary>
    public RepositoryName? Name
    {
        get
        {
            string path = Text.EndsWith(".git", StringComparison.Ordinal) ? Text[..^4] : Text;
            return RepositoryName.TryParse(string.Join('/', path.Split('/').TakeLast(2)), out RepositoryName? name) ? name : null;
        }
    }

    /// <summary>As git takes it.</summary>
    public override string ToString() => Text;

    private static string? Check(Uri uri) =>
        uri.UserInfo.Contains(':', StringComparison.Ordinal) || (uri.UserInfo.Length > 0 && uri.Scheme != "ssh") ? "carries a password or user; give a token by the environment instead"
        : uri.Fragment.Length > 0 || uri.Query.Length > 0 ? "carries a query or fragment; leave it out"
        : uri.HostNameType == UriHostNameType.Unknown || uri.Host.StartsWith('-') ? "names no host"
        : uri.Scheme is "https" or "ssh" or "git" ? null
        : uri.Scheme != "http" ? "is of a protocol that is not used; write https, ssh, git or a folder"
        : IsLoopback(uri) ? null : "would be read over an open line; write https";

    private static bool IsLoopback(Uri uri) => uri.Host is "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
