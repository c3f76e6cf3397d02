using Tributary.Model;

namespace Tributary.People;

/// <summary>A signature with all that the rules look at.</summary>
internal sealed class Alias(Signature signature, PersonName name, MailAddress address, int[] repositories, long commits)
{
    public Signature Signature { get; } = signature;

    public PersonName Name { get; } = name;

    public MailAddress Address { get; } = address;

    /// <summary>Where it was seen, ascending.</summary>
    public int[] Repositories { get; } = repositories;

    /// <summary>Authored, in all repositories.</summary>
    public long Commits { get; } = commits;

    // One who is only named in trailers weighs a little, so that the seen outweigh the unseen.
    public double Weight => Commits + 0.1;

    /// <summary>The mailbox or account by itself; null where the address tells nobody apart.</summary>
    public string? Account => Address.Account;
}
