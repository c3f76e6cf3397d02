namespace Tributary.People.Kinds;

/// <summary>What an address says about whose it is by its form alone. Addresses are lower case and trimmed.</summary>
internal static class AddressForm
{
    private static readonly string[] PlaceholderHosts = ["example.com", "example.org", "example.net"];
    private static readonly string[] PrivateEndings = [".local", ".localdomain", ".invalid", ".test"];

    /// <summary>True for GitHub's private addresses.</summary>
    public static bool IsGitHub(string address) => address.EndsWith("@" + GitHubLogin.Host, StringComparison.Ordinal);

    /// <summary>12345+login@users.noreply.github.com without the number, which is another for each of an app's accounts.</summary>
    public static string WithoutGitHubNumber(string address) => IsGitHub(address) ? $"{GitHubLogin.Of(address)}@{GitHubLogin.Host}" : address;

    /// <summary>What stands before the '@'; all where there is none.</summary>
    public static string Local(string address) => address.LastIndexOf('@') is >= 0 and int at ? address[..at] : address;

    /// <summary>True where somebody got the address for themselves: free mail, or GitHub's for a login.</summary>
    public static bool IsPersonal(string address) => IsGitHub(address) || IsFreeMail(address);

    /// <summary>True where anybody gets an address.</summary>
    public static bool IsFreeMail(string address) => MailHost.IsFreeMail(Host(address));

    /// <summary>True where no one can be reached: no address, a placeholder, a machine's own name, or a sender that takes no answers.</summary>
    public static bool IsNobodys(string address)
    {
        string host = Host(address);
        return !host.Contains('.', StringComparison.Ordinal)
            || PlaceholderHosts.Contains(host, StringComparer.Ordinal)
            || PrivateEndings.Any(ending => host.EndsWith(ending, StringComparison.Ordinal))
            || Local(address) is "noreply" or "no-reply";
    }

    private static string Host(string address) => address.LastIndexOf('@') is >= 0 and int at ? address[(at + 1)..] : "";
}
