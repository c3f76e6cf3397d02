namespace Tributary.People.Organisations;

/// <summary>An organisation as a file describes it.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Kind">What it is; null: as an earlier file says, else a company.</param>
/// <param name="Domains">Its domains.</param>
/// <param name="Hosts">How its own hosts' names end, with the dot before: <c>.dcgpu</c>.</param>
/// <param name="Logins">How GitHub logins of its people begin or end.</param>
/// <param name="Tags">What people write in brackets after their names, besides the organisation's name.</param>
/// <param name="Acquired">Who took it over; null: nobody.</param>
internal sealed record Organisation(
    string Name,
    OrganisationKind? Kind,
    IReadOnlyList<OwnedDomain> Domains,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<LoginAffix> Logins,
    IReadOnlyList<string> Tags,
    Acquisition? Acquired);

/// <summary>A domain that an organisation has for a time.</summary>
/// <param name="Name">Registered name or a host below it, lower case.</param>
/// <param name="From">The first month.</param>
/// <param name="Until">The first month no longer.</param>
/// <param name="Source">How it is known; null: the domain carries the organisation's own name.</param>
internal sealed record OwnedDomain(string Name, Month From, Month Until, string? Source);

/// <summary>An affix of GitHub logins.</summary>
/// <param name="Text">With its hyphen: <c>-nv</c> ends logins, <c>nv-</c> begins them.</param>
/// <param name="Source">How it is known; empty where a user's own file does not say.</param>
internal sealed record LoginAffix(string Text, string Source);

/// <summary>An organisation became part of another.</summary>
/// <param name="By">Whose it is since.</param>
/// <param name="On">The first month in which its addresses count as the other's.</param>
/// <param name="Source">How it is known; empty where a user's own file does not say.</param>
internal sealed record Acquisition(string By, Month On, string Source);
