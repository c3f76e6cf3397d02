namespace Tributary.People;

/// <summary>An address as it is compared with others.</summary>
internal sealed class MailAddress
{
    private static readonly HashSet<string> PlaceholderLocals = new(
        ["you", "your", "user", "username", "test", "name", "email", "dev", "admin", "root", "me", "none", "nobody", "unknown", "noreply", "no-reply", "donotreply", "devnull", "null", "nil", "na", "n/a", "ubuntu", "someone", "github-noreply", "git", "yourname", "your.name", "youremail", "your.email", "your_email", "your-email", "yourusername", "firstname.lastname", "first.last", "example"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> PlaceholderHosts = new(
        ["example.com", "example.org", "example.net", "domain.com", "domain.org", "company.com", "test.com", "email.com", "mail.com", "localhost", "localhost.localdomain", "none", "none.com", "null.com", "noreply.com", "server.fake", "github", "invalid", "unknown", "yourdomain.com", "your-domain.com", "abc.com", "xxx.com", "nowhere.com", "nomail.com"],
        StringComparer.Ordinal);

    private static readonly string[] MachineSuffixes = [".(none)", ".local", ".localdomain", ".internal", ".lan", ".home", ".cluster", ".corp", ".intra", ".intranet", ".localnet", ".invalid", ".example", ".test", ".home.arpa", ".cloudapp.net"];

    // The accounts that a new machine comes with.
    private static readonly HashSet<string> MachineLocals = new(["root", "ubuntu", "user", "admin", "azureuser", "ec2-user", "build", "test", "vagrant", "pi", "you", "dev", "centos", "debian", "jenkins", "runner", "docker", "opc", "fpadmin"], StringComparer.Ordinal);

    private MailAddress(string key, string host, string? number, string? login, bool placeholder, SharedTexts? shared = null)
    {
        Key = key;
        Host = shared?.Of(host) ?? host;
        Domain = shared?.Of(MailHost.Registrable(host)) ?? MailHost.Registrable(host);
        GitHubNumber = number;
        Login = login;
        IsPlaceholder = placeholder;
    }

    /// <summary>Equal for addresses that reach one mailbox: lower case, without a plus-tag, without dots where the host ignores them.</summary>
    public string Key { get; }

    /// <summary>What stands before the '@', or a login; the whole where there is no '@'. Made anew each time, so that it need not be kept for each address.</summary>
    public string Local => Login ?? (Key.LastIndexOf('@') is > 0 and var at ? Key[..at] : Key);

    /// <summary>What stands behind it; empty where there is none.</summary>
    public string Host { get; }

    /// <summary>The registered part of the host.</summary>
    public string Domain { get; }

    /// <summary>The account's number at GitHub, which stays when a login changes; null where the address tells none.</summary>
    public string? GitHubNumber { get; }

    /// <summary>The account's login at GitHub, lower case; null where the address tells none.</summary>
    public string? Login { get; }

    /// <summary>Reaches nobody, or tells nobody apart: <c>you@example.com</c>, <c>root@localhost</c>, no address at all.</summary>
    public bool IsPlaceholder { get; }

    /// <summary>The mailbox or account by itself; null where the address tells nobody apart.</summary>
    public string? Account => IsPlaceholder ? null : Login is { } login ? $"{login}@github" : Key;

    /// <summary>The login or the local part: what a person chose to be called.</summary>
    public string Handle => Login ?? Local;

    /// <summary>True where a person chose what stands before the '@', be it on a machine that nobody can write to.</summary>
    public bool IsChosen => !IsPlaceholder || (Login is null && Local.Length > 0 && !PlaceholderLocals.Contains(Local) && !MachineLocals.Contains(Local));

    /// <summary>True where the host is a machine's name within a domain that is registered, and the account one that a person made.</summary>
    public bool IsOnNamedHost => Login is null && Local.Length >= 3 && Host.Contains('.', StringComparison.Ordinal) && !MailHost.IsFreeMail(Domain) && !IsMachine(Host) && !MachineLocals.Contains(Local);

    /// <summary>True where the host is an organisation's own.</summary>
    public bool IsCorporate => Login is null && !IsPlaceholder && Host.Length > 0 && !MailHost.IsFreeMail(Host) && !MailHost.IsFreeMail(Domain);

    /// <summary>Takes an address apart.</summary>
    /// <param name="raw">As written.</param>
    /// <param name="shared">Where hosts are kept that other addresses have, too; null: nowhere.</param>
    public static MailAddress Parse(string raw, SharedTexts? shared = null)
    {
        string text = raw.Trim().Trim('<', '>', '[', ']', '"', '\'', ' ').ToLowerInvariant();
        if (text.StartsWith("mailto:", StringComparison.Ordinal)) text = text[7..];
        // "Ada Lovelace ada@calc.io", as who filled in a form, or an import, may have it.
        if (text.Contains(' ', StringComparison.Ordinal) && Array.FindAll(text.Split(' ', '(', ')', '<', '>', '"', ','), IsWhole) is [var only]) text = only;
        int at = text.LastIndexOf('@');
        if (at <= 0) return new MailAddress(text, "", null, null, placeholder: true);
        string local = text[..at], host = text[(at + 1)..];
        if (host == GitHubLogin.Host) return ParseGitHub(text, local, shared);
        if (local.IndexOf('+', StringComparison.Ordinal) is > 0 and var plus) local = local[..plus];
        if (host == "googlemail.com") host = "gmail.com";
        if (host == "gmail.com") local = local.Replace(".", "", StringComparison.Ordinal);
        string key = text.Length == local.Length + 1 + host.Length ? text : $"{local}@{host}";
        return new MailAddress(key, host, null, null, IsNobody(local, host), shared);
    }

    // 12345+login@users.noreply.github.com, GitHub's form since 2017, and login@..., its form before.
    // https://docs.github.com/en/account-and-profile/reference/email-addresses-reference
    private static MailAddress ParseGitHub(string text, string local, SharedTexts? shared)
    {
        int plus = local.IndexOf('+', StringComparison.Ordinal);
        string number = plus > 0 ? local[..plus] : "";
        string login = local[(plus + 1)..];
        bool numbered = number.Length is > 0 and < 12 && number.All(char.IsAsciiDigit);
        bool copied = number is "12345678" or "1234567" or "123456789" or "12345" || login is "yourusername" or "username" or "your-username" or "your-github-username" or "user" or "users" or "noreply" or "none" or "email";
        if (copied || !IsLogin(login) || (plus >= 0 && !numbered)) return new MailAddress(text, GitHubLogin.Host, null, null, placeholder: true, shared);
        return new MailAddress(text, GitHubLogin.Host, numbered ? number.TrimStart('0') : null, login, placeholder: false, shared);
    }

    private static bool IsWhole(string word) =>
        word.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && word[(at + 1)..] is [not '.', ..] host && host.Contains('.', StringComparison.Ordinal) && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    private static bool IsLogin(string login)
    {
        string bare = login.EndsWith("[bot]", StringComparison.Ordinal) ? login[..^5] : login;
        return bare.Length is > 0 and < 40 && char.IsAsciiLetterOrDigit(bare[0]) && bare.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
    }

    private static bool IsNobody(string local, string host)
    {
        if (host.Length == 0 || host is "?" or "(none)" || PlaceholderHosts.Contains(host) || IsMachine(host)) return true;
        if (local.AsSpan().ContainsAny("{}$") || host.AsSpan().ContainsAny("{}$")) return true;
        return local is "noreply" or "no-reply" or "github-noreply" or "root" or "ubuntu" or "none" or "nobody" || local.StartsWith("youremail", StringComparison.Ordinal) || local.StartsWith("your_", StringComparison.Ordinal) || local.StartsWith("your.", StringComparison.Ordinal) || local.StartsWith("your-", StringComparison.Ordinal)
            || (MailHost.IsFreeMail(host) && PlaceholderLocals.Contains(local));
    }

    private static bool IsMachine(string host) => Array.Exists(MachineSuffixes, suffix => host.EndsWith(suffix, StringComparison.Ordinal)) || PlaceholderHosts.Contains(host);
}
