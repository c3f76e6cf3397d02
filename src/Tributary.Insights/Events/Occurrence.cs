using Tributary.Model;

namespace Tributary.Insights.Events;

/// <summary>An event as comparisons and editions see it.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Day">When.</param>
/// <param name="Repositories">What it concerns, in the catalog's order.</param>
public sealed record Occurrence(string Id, DateOnly Day, IReadOnlyList<RepositoryName> Repositories)
{
    /// <summary>As it is printed; empty where nobody prints it.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who says so: an address, or the publication by name.</summary>
    public string Source { get; init; } = "";

    /// <summary>The address of its source; null: it is no address of the web.</summary>
    public Uri? Link => Uri.TryCreate(Source, UriKind.Absolute, out Uri? link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) ? link : null;
}
