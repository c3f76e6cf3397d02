using Tributary.Ingest;
using Tributary.Reports;

namespace Tributary.Cli.Commands;

/// <summary>The recorded events, as an edition marks them.</summary>
internal static class EditionEvents
{
    /// <summary>The catalog's and the user's own.</summary>
    public static IReadOnlyList<RecordedEvent> Read(Workspace workspace) =>
        workspace.ReadEvents().Select(it => new RecordedEvent(it.Id, it.Date, it.Title, it.Repositories.Select(name => name.ToString()).ToList(), it.Source)).ToList();
}
