using System.Globalization;
using Tributary.Model;

namespace Tributary.Testing.Planted;

/// <summary>A time that a person spends with a repository. There are commits by them on its first and on its last day.</summary>
/// <param name="Person">Who.</param>
/// <param name="Repository">Where.</param>
/// <param name="From">The first day, UTC.</param>
/// <param name="Until">The last day.</param>
public sealed record PlantedStay(int Person, int Repository, DateOnly From, DateOnly Until)
{
    /// <summary>Whether the person is there on a day.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= Until;
}

/// <summary>A person who works in one category up to a day and in another from that day on.</summary>
public sealed record PlantedMove(int Person, DateOnly Day, int FromCategory, int ToCategory);

/// <summary>An organisation whose address a person signs with, always and only, from the first day of a month on.</summary>
public sealed record PlantedEmployment(string Organisation, string Domain, DateOnly From);

/// <summary>A person of a planted field: all that is known of them before they commit.</summary>
public sealed record PlantedPerson
{
    /// <summary>From 0; a contributor's number too.</summary>
    public required int Number { get; init; }

    /// <summary>Where and when, the first one at home.</summary>
    public required IReadOnlyList<PlantedStay> Stays { get; init; }

    /// <summary>Whom they work for, in order of time; empty: nobody that is known.</summary>
    public required IReadOnlyList<PlantedEmployment> Employments { get; init; }

    /// <summary>Their own addresses, each from a day on; what an employer gives goes before.</summary>
    public required IReadOnlyList<(DateOnly From, string Address)> Addresses { get; init; }

    /// <summary>UTC offset as git writes it.</summary>
    public required string Offset { get; init; }

    /// <summary>How much they do, as against others; 0: nothing but on the first and the last day.</summary>
    public required double Weight { get; init; }

    /// <summary>Where they went, if they did.</summary>
    public PlantedMove? Move { get; init; }

    /// <summary>Whether they sign with the address by which GitHub hides theirs, and no other, at times under their login.</summary>
    public bool HidesAddress { get; init; }

    /// <summary>The full name.</summary>
    public string Name => $"{PlantedNames.Capital(PlantedNames.GivenOf(Number))} {PlantedNames.Capital(PlantedNames.FamilyOf(Number))}";

    /// <summary>The login at GitHub.</summary>
    public string Login => PlantedNames.GivenOf(Number)[..2] + PlantedNames.FamilyOf(Number);

    /// <summary>The address by which GitHub hides theirs.</summary>
    public string NoReply => string.Create(CultureInfo.InvariantCulture, $"{1_000_000 + (7 * Number)}+{Login}@users.noreply.github.com");

    /// <summary>Whom they work for on a day; null: nobody that is known.</summary>
    public PlantedEmployment? EmploymentOn(DateOnly day) => Employments.LastOrDefault(it => it.From <= day);

    /// <summary>How they sign on a day when nothing is peculiar about it: by this signature all their others are known for theirs.</summary>
    public Signature PlainSignatureOn(DateOnly day) =>
        new(Name, EmploymentOn(day) is { } employment ? $"{PlantedNames.GivenOf(Number)}.{PlantedNames.FamilyOf(Number)}@{employment.Domain}"
            : HidesAddress ? NoReply
            : Addresses.LastOrDefault(it => it.From <= day, Addresses[0]).Address);

    /// <summary>How they sign a commit on a day.</summary>
    internal Signature SignatureOn(DateOnly day, bool atHost, Random random)
    {
        Signature plain = PlainSignatureOn(day);
        if (EmploymentOn(day) is not null) return plain;
        if (HidesAddress) return random.Happens(.3) ? plain with { Name = Login } : plain;
        return atHost && random.Happens(.5) ? plain with { Address = NoReply } : plain;
    }
}
