namespace Tributary.People;

/// <summary>The login in the addresses that GitHub gives to those who hide theirs.</summary>
internal static class GitHubLogin
{
    /// <summary>Where such addresses are.</summary>
    public const string Host = "users.noreply.github.com";

    /// <summary>The login, lower case: of <c>12345+Ada@...</c>, the form since 2017, as of <c>ada@...</c>, the form before.</summary>
    public static string Of(string address)
    {
        string local = address.Trim().ToLowerInvariant().Split('@')[0];
        int plus = local.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && local.AsSpan(0, plus).IndexOfAnyExceptInRange('0', '9') < 0 ? local[(plus + 1)..] : local;
    }
}
