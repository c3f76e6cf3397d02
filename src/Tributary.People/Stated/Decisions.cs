namespace Tributary.People;

/// <summary>What a user says of people, above all rules.</summary>
/// <param name="Merges">Each names references that are one contributor's.</param>
/// <param name="Splits">Each names references that are different contributors', pair by pair.</param>
/// <param name="Names">How a contributor is called.</param>
/// <param name="Kinds">What a contributor is, whatever the rules say.</param>
/// <param name="Organisations">For whom a contributor worked, and when.</param>
public sealed record Decisions(
    IReadOnlyList<IReadOnlyList<AliasReference>> Merges,
    IReadOnlyList<IReadOnlyList<AliasReference>> Splits,
    IReadOnlyList<(AliasReference Of, string Name)> Names,
    IReadOnlyList<(AliasReference Of, ContributorKind Kind)> Kinds,
    IReadOnlyList<StatedOrganisation> Organisations)
{
    /// <summary>Nothing is said.</summary>
    public static Decisions None { get; } = new([], [], [], [], []);
}

/// <summary>An organisation that a user says a contributor belonged to.</summary>
/// <param name="Of">Any of the contributor's signatures.</param>
/// <param name="Organisation">Its name; <c>independent</c> and <c>unknown</c> are answers, too.</param>
/// <param name="From">The first day of the first month; null: from the beginning.</param>
/// <param name="Until">The first day of the month in which it held no more; null: to this day.</param>
public sealed record StatedOrganisation(AliasReference Of, string Organisation, DateOnly? From, DateOnly? Until);
