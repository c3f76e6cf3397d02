using Tributary.Model;

namespace Tributary.Insights.Events;

/// <summary>An event as a comparison sees it.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Day">When.</param>
/// <param name="Repositories">What it concerns, in the catalog's order.</param>
public sealed record Occurrence(string Id, DateOnly Day, IReadOnlyList<RepositoryName> Repositories);
