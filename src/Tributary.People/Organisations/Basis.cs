namespace Tributary.People.Organisations;

/// <summary>What an affiliation rests on, the surest first.</summary>
public enum Basis
{
    /// <summary>A person said so, in a file of theirs.</summary>
    Stated,

    /// <summary>The address is at a domain of the organisation.</summary>
    Domain,

    /// <summary>The address is at a host within the organisation's walls.</summary>
    Host,

    /// <summary>The name says it in brackets: "Ada (NVIDIA)".</summary>
    NameTag,

    /// <summary>The address is at a domain that nobody listed and several contributors use; the organisation is called as the domain.</summary>
    UnlistedDomain,

    /// <summary>The login says it, and was chosen once and for good: "ada-nv".</summary>
    LoginAffix,

    /// <summary>The months before and after are the same organisation's.</summary>
    Between,

    /// <summary>The months before are the organisation's, and not long ago.</summary>
    Carried,
}
