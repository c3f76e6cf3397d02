using System.Buffers;

namespace Tributary.People;

/// <summary>What stands behind an address's '@'.</summary>
public static class MailHost
{
    private static readonly HashSet<string> FreeMail = WordList.Read("free-mail");

    // Names under which, in their countries, one registers: university.ac.uk, company.co.jp. Elsewhere 'ac' and 'co' are names like any other.
    private static readonly HashSet<string> SecondLevels = new(["ac", "co", "com", "edu", "gen", "go", "gob", "gouv", "gov", "gv", "ad", "ed", "id", "ltd", "me", "mil", "ne", "net", "nhs", "nom", "or", "org", "plc", "re", "res", "sch", "web"], StringComparer.Ordinal);

    private static readonly SearchValues<char> HostLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    // Names that no registry gives out: RFC 2606, RFC 6762 (appendix G), ICANN's "internal", and what clusters call themselves.
    private static readonly HashSet<string> PrivateEnds = new(["cluster", "corp", "example", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain", "localhost", "private", "test"], StringComparer.Ordinal);

    /// <summary>
    /// What stands behind an address's last '@', lower case, trimmed; empty where there is none. Of an address to which git added a machine's
    /// name, <c>ada@example.com@laptop.local</c>, the part before that.
    /// </summary>
    public static string Of(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        int at = address.LastIndexOf('@');
        if (at < 0) return "";
        string host = address[(at + 1)..].Trim().ToLowerInvariant();
        return IsPublic(host) || address.IndexOf('@', StringComparison.Ordinal) == at ? host : Of(address[..at]);
    }

    /// <summary>False for what can't be anybody's domain: a machine's own name (<c>laptop.local</c>), or no name at all.</summary>
    /// <param name="host">Lower case.</param>
    public static bool IsPublic(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        int dot = host.LastIndexOf('.');
        string end = host[(dot + 1)..];
        return dot > 0 && end.Length >= 2 && char.IsAsciiLetter(end[0])
            && !PrivateEnds.Contains(end) && host.AsSpan().IndexOfAnyExcept(HostLetters) < 0;
    }

    /// <summary>True for a host where anybody gets an address.</summary>
    /// <param name="host">Lower case.</param>
    public static bool IsFreeMail(string host) => FreeMail.Contains(host);

    /// <summary>
    /// The name that somebody registered: <c>amd.com</c> of <c>build7.amd.com</c>, <c>ox.ac.uk</c> of <c>maths.ox.ac.uk</c>.
    /// What has no dot is its own.
    /// </summary>
    /// <remarks>A short form of the rule that publicsuffix.org lists country by country, enough for hosts that send mail.</remarks>
    /// <param name="host">Lower case.</param>
    public static string Registrable(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        int last = host.LastIndexOf('.');
        if (last <= 0) return host;
        int second = host.LastIndexOf('.', last - 1);
        if (second < 0) return host;
        bool shared = host.Length - last == 3 && SecondLevels.Contains(host[(second + 1)..last]);
        int start = shared && second > 0 ? host.LastIndexOf('.', second - 1) : second;
        return host[(start + 1)..];
    }
}
