namespace Tributary.People.Kinds;

/// <summary>What is behind a signature, and why.</summary>
/// <param name="Is">A person, unless a rule says otherwise.</param>
/// <param name="Account">What all signatures of one bot, group or agent share: <c>dependabot[bot]</c>, <c>Claude</c>; null for a person.</param>
/// <param name="Rule">The rule that decided; empty for a person.</param>
public sealed record Kind(ContributorKind Is, string? Account, string Rule)
{
    /// <summary>What no rule speaks of.</summary>
    public static Kind Human { get; } = new(ContributorKind.Human, null, "");
}
