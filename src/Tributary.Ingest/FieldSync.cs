using Tributary.Catalog;
using Tributary.Store;

namespace Tributary.Ingest;

/// <summary>A sync of a workspace: one at a time, into the store that only syncs see, published for readers at the end.</summary>
public static class FieldSync
{
    /// <summary>Runs it.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="options">How; the workspace's own folders are filled in.</param>
    /// <param name="progress">Told of what happens, from the threads on which it does.</param>
    /// <param name="cancellation">Ends it; what was done is kept.</param>
    /// <exception cref="Model.TributaryException">The workspace is held by another process, or its catalog or store can't be used.</exception>
    public static SyncSummary Run(Workspace workspace, SyncOptions options, IProgress<SyncEvent> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(options);
        RepositoryCatalog catalog = workspace.ReadCatalog();
        using WorkspaceLock held = WorkspaceLock.Take(workspace, options.Clock);
        workspace.Sweep();
        SyncSummary summary;
        using (FactStore store = FactStore.OpenForWriting(workspace.Store))
        {
            summary = new Synchronizer(store, catalog, options with { Cache = workspace.Mirrors, Scratch = workspace.Scratch }).Run(progress, cancellation);
            store.Checkpoint();
        }

        Publication.Publish(workspace.Store, workspace.Published);
        return summary;
    }
}
