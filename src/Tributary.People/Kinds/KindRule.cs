using System.IO.Enumeration;

namespace Tributary.People.Kinds;

/// <summary>One line of <c>kinds.tsv</c>.</summary>
/// <param name="Name">Pattern over the name.</param>
/// <param name="Address">Pattern over the address, or a word for many addresses: <c>nobody</c>, <c>impersonal</c>.</param>
/// <param name="Kind">What fits is this.</param>
/// <param name="Account">The account; '-': the name or else the address that the rule looks at; '-@': what stands before its '@'.</param>
/// <param name="Reason">Why, in a sentence.</param>
internal sealed record KindRule(string Name, string Address, ContributorKind Kind, string Account, string Reason)
{
    private const string Anything = "*";
    private const string AnyHost = "@*";
    private const string Nobody = "nobody";
    private const string Impersonal = "impersonal";

    /// <summary>True where the address is one and no pattern: it can be looked up.</summary>
    public bool NamesOneAddress => Address.Contains('@', StringComparison.Ordinal) && !Address.Contains('*', StringComparison.Ordinal);

    /// <summary>A text without which the rule can't fit.</summary>
    public string Needs => (Name == Anything ? Address : Name).Split('*').MaxBy(part => part.Length)!;

    /// <summary>Reads a line: name, address, kind, account and reason, separated by tabs.</summary>
    /// <exception cref="FormatException">The line is not of that form.</exception>
    public static KindRule Parse(string line)
    {
        if (line.Split('\t') is not [{ Length: > 0 } name, { Length: > 0 } address, { Length: > 0 } kindWord, { Length: > 0 } account, { Length: > 0 } reason]
            || !Enum.TryParse(kindWord, ignoreCase: true, out ContributorKind kind) || kind == ContributorKind.Human || !char.IsAsciiLetter(kindWord[0]))
            throw new FormatException($"'{line}' is not name, address, kind (bot, group, agent or reviewer), account and reason, separated by tabs");
        var rule = new KindRule(name, address, kind, account, reason);
        if (!rule.NamesOneAddress && rule.Needs.Length < 3) throw new FormatException($"'{line}' fits too much: its name, or else its address, needs three letters in a row");
        return rule;
    }

    /// <summary>Whether a signature is of the rule's form.</summary>
    /// <param name="name">Lower case, trimmed.</param>
    /// <param name="address">Lower case, trimmed, a GitHub login without its number.</param>
    public bool Fits(string name, string address) => Matches(Name, name) && FitsAddress(address);

    /// <summary>The account's name for a signature that fits.</summary>
    public string AccountOf(string name, string address) => Account switch
    {
        "-" when Name != Anything => name,
        "-" when !AddressForm.IsGitHub(address) => address,
        "-" or "-@" => AddressForm.Local(address),
        _ => Account,
    };

    private bool FitsAddress(string address) => Address switch
    {
        Nobody => AddressForm.IsNobodys(address),
        Impersonal => !AddressForm.IsPersonal(address),
        // Where anybody gets the address that he likes, jan-bot may be Jan Bot.
        _ => Matches(Address, address) && (Name != Anything || !Address.EndsWith(AnyHost, StringComparison.Ordinal) || !AddressForm.IsFreeMail(address)),
    };

    private static bool Matches(string pattern, string text) =>
        pattern == Anything || FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
}
