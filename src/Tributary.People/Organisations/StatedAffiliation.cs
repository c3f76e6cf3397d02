namespace Tributary.People.Organisations;

/// <summary>What a person says of whom somebody works for; it holds against all that is derived.</summary>
/// <param name="Person">Whom it is about: an address, a name, or what names a contributor in the store.</param>
/// <param name="Organisation">Its name, or <see cref="Independent"/> or <see cref="Unknown"/>, which are answers too.</param>
/// <param name="From">The first month; null: ever since.</param>
/// <param name="Until">The first month no longer; null: still.</param>
/// <param name="Source">Where it is said: file and line.</param>
public sealed record StatedAffiliation(string Person, string Organisation, Month? From, Month? Until, string Source)
{
    /// <summary>Works for nobody.</summary>
    public const string Independent = "independent";

    /// <summary>Not known; keeps what is derived from being shown.</summary>
    public const string Unknown = "unknown";

    /// <summary>True for a month that this speaks of.</summary>
    internal bool Covers(Month month) => (From is not { } from || from <= month) && (Until is not { } until || month < until);
}
