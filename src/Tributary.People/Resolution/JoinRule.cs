namespace Tributary.People;

/// <summary>A reason why two signatures are taken for one contributor's.</summary>
/// <param name="Name">As it is stored and printed.</param>
/// <param name="Summary">What it sees, in one sentence.</param>
/// <param name="Strength">How much it takes to go against it.</param>
public sealed record JoinRule(string Name, string Summary, RuleStrength Strength)
{
    /// <summary>The user's people file says so.</summary>
    public static JoinRule Stated { get; } = new("people file", "a merge in people.yaml names both", RuleStrength.Stated);

    /// <summary>A repository's <c>.mailmap</c> says so.</summary>
    public static JoinRule Mailmap { get; } = new("mailmap", "a repository's .mailmap gives both the same name and address", RuleStrength.Account);

    /// <summary>Both addresses carry one account's number.</summary>
    public static JoinRule GitHubNumber { get; } = new("GitHub number", "both addresses carry the number of one GitHub account", RuleStrength.Account);

    /// <summary>Both addresses carry one account's login.</summary>
    public static JoinRule GitHubLogin { get; } = new("GitHub login", "both addresses carry the login of one GitHub account", RuleStrength.Account);

    /// <summary>One address.</summary>
    public static JoinRule Address { get; } = new("address", "both have one address, which is neither a placeholder nor shared by many", RuleStrength.Account);

    /// <summary>The name of one is the address of the other.</summary>
    public static JoinRule NameIsAddress { get; } = new("name is address", "one has the other's address for a name", RuleStrength.Account);

    /// <summary>One user at two machines of a domain.</summary>
    public static JoinRule OneDomain { get; } = new("hosts of one domain", "one user's name at two machines of one domain, under names that fit", RuleStrength.Name);

    /// <summary>A commit names both, under one name.</summary>
    public static JoinRule OneCommit { get; } = new("same commit", "a commit by one names the other in a trailer, under the same name", RuleStrength.Name);

    /// <summary>One full name in one repository.</summary>
    public static JoinRule NameInRepository { get; } = new("name in repository", "one full name in one repository", RuleStrength.Name);

    /// <summary>One full name that is rare.</summary>
    public static JoinRule RareName { get; } = new("rare name", "one full name that hardly two people bear", RuleStrength.Name);

    /// <summary>One frequent name, and one handle that does not follow from it.</summary>
    public static JoinRule NameAndHandle { get; } = new("name and handle", "one frequent name, and one handle that does not follow from the name", RuleStrength.Name);

    /// <summary>One handle for a name in one repository.</summary>
    public static JoinRule HandleInRepository { get; } = new("handle in repository", "one distinctive handle for a name in one repository", RuleStrength.Handle);

    /// <summary>A login is another's local part.</summary>
    public static JoinRule LoginIsLocal { get; } = new("login is local part", "the GitHub login of one is the local part of the other's address, in one repository, under names that fit", RuleStrength.Handle);

    /// <summary>A login is another's name.</summary>
    public static JoinRule NameIsLogin { get; } = new("name is login", "the name of one is the GitHub login of the other, in one repository", RuleStrength.Handle);

    /// <summary>Two addresses with one local part.</summary>
    public static JoinRule OneLocal { get; } = new("same local part", "addresses at two hosts have one distinctive local part, in one repository, under names that fit", RuleStrength.Handle);

    /// <summary>A name is another's local part.</summary>
    public static JoinRule NameIsLocal { get; } = new("name is local part", "the name of one is the local part of the other's address, in one repository", RuleStrength.Handle);

    /// <summary>A handle spells a name.</summary>
    public static JoinRule HandleSpellsName { get; } = new("handle spells name", "the handle of one spells the other's full name, which nobody else there bears", RuleStrength.Handle);

    /// <summary>The same bot or agent.</summary>
    public static JoinRule OneAccount { get; } = new("account", "both are one bot's, agent's or group's", RuleStrength.Account);

    /// <summary>All rules, strongest first: the order in which they are applied.</summary>
    public static IReadOnlyList<JoinRule> All { get; } =
    [
        Stated, Mailmap, GitHubNumber, GitHubLogin, Address, NameIsAddress, OneDomain, OneCommit, NameInRepository, RareName, NameAndHandle, HandleInRepository,
        LoginIsLocal, NameIsLogin, OneLocal, NameIsLocal, HandleSpellsName, OneAccount,
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>How strong a rule's evidence is.</summary>
public enum RuleStrength
{
    /// <summary>Handles look alike: everything else must fit.</summary>
    Handle,

    /// <summary>Names are equal.</summary>
    Name,

    /// <summary>An account or a mailbox is the same, whatever the names.</summary>
    Account,

    /// <summary>A person said so.</summary>
    Stated,
}
