using Tributary.Model;

namespace Tributary.People;

/// <summary>Two signatures that are one contributor's, and why.</summary>
/// <param name="Rule">The rule that joined them.</param>
/// <param name="One">One of them.</param>
/// <param name="Other">The other.</param>
/// <param name="Evidence">What the rule saw: the address, number, name or handle.</param>
public sealed record Join(JoinRule Rule, Signature One, Signature Other, string Evidence);

/// <summary>Two signatures that a rule would have joined and a guard left apart, for a person to decide.</summary>
/// <param name="Rule">The strongest rule that would have joined them.</param>
/// <param name="One">One of them.</param>
/// <param name="Other">The other.</param>
/// <param name="Evidence">What the rule saw.</param>
/// <param name="Guard">What stopped it.</param>
/// <param name="Commits">Authored by the lesser of the two contributors: how much a wrong answer moves.</param>
public sealed record OpenQuestion(JoinRule Rule, Signature One, Signature Other, string Evidence, Guard Guard, long Commits);

/// <summary>Who is behind some signatures.</summary>
/// <param name="Name">How they are called: as the user says, else the full name under which most was committed, else what there is.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Signatures">In order of name and address; at least one.</param>
/// <param name="Joins">What holds the signatures together: one less than there are.</param>
/// <param name="Commits">Authored, in all repositories.</param>
public sealed record Contributor(string Name, ContributorKind Kind, IReadOnlyList<Signature> Signatures, IReadOnlyList<Join> Joins, long Commits);

/// <summary>Who is who.</summary>
/// <param name="Contributors">In order of their first signature; each signature belongs to one.</param>
/// <param name="Questions">What guards left open, most commits first.</param>
public sealed record Resolution(IReadOnlyList<Contributor> Contributors, IReadOnlyList<OpenQuestion> Questions);
