using Tributary.Model;

namespace Tributary.Store.People;

/// <summary>A contributor of the resolved reading.</summary>
/// <param name="Number">The store's.</param>
/// <param name="Label">What they are called.</param>
/// <param name="Kind">human, bot, group, agent or reviewer.</param>
public sealed record ContributorRecord(long Number, string Label, string Kind);

/// <summary>One of a contributor's signatures.</summary>
/// <param name="Number">The store's.</param>
/// <param name="Signature">As written.</param>
/// <param name="Contributor">Whose it is.</param>
/// <param name="Rule">The rule that joined it; <c>first</c> for the one that the others are joined to.</param>
/// <param name="Evidence">What the rule saw.</param>
/// <param name="Joined">The signature that it was joined to; null for the first.</param>
/// <param name="Commits">Non-merge commits that it authored.</param>
/// <param name="Repositories">Repositories in which it stands in a commit.</param>
/// <param name="First">Author date of the first of its commits; null: it authored none that is dated.</param>
/// <param name="Last">Author date of the last of its commits.</param>
public sealed record SignatureRecord(
    long Number, Signature Signature, long Contributor, string Rule, string Evidence, long? Joined, long Commits, long Repositories, DateOnly? First, DateOnly? Last);

/// <summary>Where a contributor is active.</summary>
/// <param name="Repository">owner/name.</param>
/// <param name="Commits">Non-merge commits authored, copies too.</param>
/// <param name="CoAuthored">Commits of others that name the contributor.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record PresenceRecord(string Repository, long Commits, long CoAuthored, DateOnly First, DateOnly Last);

/// <summary>An organisation of a contributor's.</summary>
/// <param name="Organisation">Its name.</param>
/// <param name="From">First day.</param>
/// <param name="Until">First day no longer.</param>
/// <param name="Basis">What this rests on.</param>
/// <param name="Evidence">What was seen.</param>
public sealed record AffiliationRecord(string Organisation, DateOnly From, DateOnly Until, string Basis, string Evidence);

/// <summary>Two signatures that a rule would have joined and a guard left apart.</summary>
/// <param name="One">One of them.</param>
/// <param name="Other">The other.</param>
/// <param name="Rule">The strongest rule that would have joined them.</param>
/// <param name="Evidence">What the rule saw.</param>
/// <param name="Guard">What stopped it.</param>
/// <param name="Commits">Authored by the lesser of the two contributors.</param>
public sealed record QuestionRecord(SignatureRecord One, SignatureRecord Other, string Rule, string Evidence, string Guard, long Commits);
