namespace Tributary.People.Organisations;

/// <summary>What a signature says of an organisation.</summary>
public enum AttributionAnswer
{
    /// <summary>It names one.</summary>
    Organisation,

    /// <summary>The address is at a host where anybody gets one.</summary>
    FreeMail,

    /// <summary>The address is at an organisation that employs few of those who have one: a foundation, a forge, an alumni office.</summary>
    NotAnEmployer,

    /// <summary>The address is at a domain that one contributor alone uses.</summary>
    PersonalDomain,

    /// <summary>None of these: a hidden address, a machine's name, or a domain of which too little is known.</summary>
    Unknown,
}

/// <summary>A signature's organisation in a month, or why there is none.</summary>
/// <param name="Answer">Whether there is one.</param>
/// <param name="Organisation">Its name, exactly where the answer is that there is one.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Evidence">What was seen: a host, a login, a tag. Never a whole address.</param>
public sealed record Attribution(AttributionAnswer Answer, string? Organisation, OrganisationKind Kind, Basis Basis, string Evidence)
{
    internal static Attribution None(AttributionAnswer answer, string evidence) => new(answer, null, OrganisationKind.Unknown, default, evidence);
}
