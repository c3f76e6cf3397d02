namespace Tributary.People;

/// <summary>Whose a signature is, and why.</summary>
/// <param name="Contributor">What names the contributor: equal for all signatures of one.</param>
/// <param name="Kind">Person, bot or coding agent.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Evidence">What the rule saw.</param>
public sealed record Identity(string Contributor, ContributorKind Kind, string Rule, string Evidence);
