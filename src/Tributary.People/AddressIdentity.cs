using Tributary.Model;

namespace Tributary.People;

/// <summary>Takes an address for the person: the plain reading of who is who, that anybody can check against <c>git log</c>.</summary>
public static class AddressIdentity
{
    private const string GitHubHost = "@users.noreply.github.com";

    /// <summary>The address as written, lower-cased and trimmed; bots and coding agents count like anybody.</summary>
    public static Identity Raw(Signature signature) =>
        new(Lower(signature.Address), ContributorKind.Human, "address as written", signature.Address);

    /// <summary>The address, lower-cased and trimmed, both of GitHub's private forms taken for one login; bots and coding agents told apart.</summary>
    public static Identity Normalised(Signature signature, KindRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        string written = Lower(signature.Address);
        string address = WithoutGitHubNumber(written);
        return new Identity(address, rules.KindOf(address), address == written ? "same address" : "same GitHub login", signature.Address);
    }

    private static string Lower(string address) => address.Trim().ToLowerInvariant();

    // 12345+login@users.noreply.github.com, GitHub's form since 2017, and login@..., its form before, are one account.
    private static string WithoutGitHubNumber(string address)
    {
        if (!address.EndsWith(GitHubHost, StringComparison.Ordinal)) return address;
        int plus = address.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && address.AsSpan(0, plus).IndexOfAnyExceptInRange('0', '9') < 0 ? address[(plus + 1)..] : address;
    }
}
