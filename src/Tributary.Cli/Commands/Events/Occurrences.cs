using Tributary.Catalog.Events;
using Tributary.Ingest;
using Tributary.Insights.Events;

namespace Tributary.Cli.Commands.Events;

/// <summary>Events as comparisons and editions see them.</summary>
internal static class Occurrences
{
    /// <summary>All events of a workspace and its catalog.</summary>
    public static IReadOnlyList<Occurrence> Read(Workspace workspace) => [.. workspace.ReadEvents().Select(Of)];

    /// <summary>One event.</summary>
    public static Occurrence Of(FieldEvent it) => new(it.Id, it.Date, it.Repositories) { Title = it.Title, Source = it.Source };
}
