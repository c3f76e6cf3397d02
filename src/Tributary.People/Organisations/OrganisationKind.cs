namespace Tributary.People.Organisations;

/// <summary>What an organisation is.</summary>
public enum OrganisationKind
{
    /// <summary>Pays people for work: a company.</summary>
    Company,

    /// <summary>A university or a research institute.</summary>
    Academic,

    /// <summary>Anything else, also what is known by its domain only.</summary>
    Other,

    /// <summary>Somebody said that the contributor works for nobody.</summary>
    Independent,

    /// <summary>Somebody said that it is not known.</summary>
    Unknown,
}
