namespace Tributary.People.Organisations;

/// <summary>Whom a contributor works for, from a month until another.</summary>
/// <param name="Organisation">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="From">The first month.</param>
/// <param name="Until">The first month no longer.</param>
/// <param name="Basis">What this rests on.</param>
/// <param name="Evidence">What was seen. Never a whole address.</param>
public sealed record AffiliationInterval(string Organisation, OrganisationKind Kind, Month From, Month Until, Basis Basis, string Evidence);
