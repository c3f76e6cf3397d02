namespace Tributary.Reports;

/// <summary>Something that happened in the field on a day, as an edition marks it on its charts.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Day">When.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Repositories">The names of those that it concerns.</param>
/// <param name="Source">Who says so: an address, or the publication by name.</param>
public sealed record RecordedEvent(string Id, DateOnly Day, string Title, IReadOnlyList<string> Repositories, string Source)
{
    /// <summary>The address of its source; null: it is no address of the web.</summary>
    public Uri? Link => Uri.TryCreate(Source, UriKind.Absolute, out Uri? link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) ? link : null;
}
