using Tributary.Catalog;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>A sync of a workspace: one at a time, into the store that only syncs see, published for readers at the end.</summary>
public static class FieldSync
{
    /// <summary>Runs it.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="options">How; the workspace's own folders are filled in.</param>
    /// <param name="progress">Told of what happens, from the threads on which it does.</param>
    /// <param name="cancellation">Ends it; what was done is kept.</param>
    /// <exception cref="TributaryException">The workspace is held by another process, or its catalog or store can't be used.</exception>
    public static SyncSummary Run(Workspace workspace, SyncOptions options, IProgress<SyncEvent> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(options);
        // What is read before anything can begin is read side by side, and the database's library, which is large, is loaded beside it.
        var people = Task.Run(() => PeopleSettings.Read(workspace), cancellation);
        _ = Task.Run(() => DuckDbDatabase.LibraryVersion, cancellation);
        RepositoryCatalog catalog = workspace.ReadCatalog();
        // Nothing of a sync needs events, but who made a mistake in them learns it before it runs for an hour.
        _ = workspace.ReadEvents(catalog);
        options = options with { People = people.GetAwaiter().GetResult() };
        try
        {
            return Run(workspace, catalog, options, progress, cancellation);
        }
        catch (Exception error) when (IsOfFullDisk(error))
        {
            throw new TributaryException($"The disk of {workspace.Folder} is full. Make room and run 'tributary sync' again; what was read is kept.", error);
        }
    }

    /// <summary>Derives anew from the facts that are held, without looking at any repository: for a change in what the user says.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="cancellation">Ends it; what was derived is as before.</param>
    /// <exception cref="TributaryException">There is no store, it is held by another process, or what the user says can't be read.</exception>
    public static void Derive(Workspace workspace, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (!File.Exists(workspace.Store)) throw new TributaryException($"There is no store in {workspace.Folder}. Run 'tributary sync' first.");
        RepositoryCatalog catalog = workspace.ReadCatalog();
        var people = PeopleSettings.Read(workspace);
        using WorkspaceLock held = WorkspaceLock.Take(workspace, clock);
        using (FactStore store = FactStore.OpenForWriting(workspace.Store))
        {
            Derivation.Run(store.Connection, catalog, people, cancellation);
            store.Checkpoint();
        }

        Publication.Publish(workspace.Store, workspace.Published);
    }

    private static SyncSummary Run(Workspace workspace, RepositoryCatalog catalog, SyncOptions options, IProgress<SyncEvent> progress, CancellationToken cancellation)
    {
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

    // The store's errors and the system's have this in common, and nothing but their words.
    private static bool IsOfFullDisk(Exception error) =>
        error is IOException or StoreException or DuckDbException
        && (error.Message.Contains("No space left on device", StringComparison.Ordinal) || error.Message.Contains("Disk quota exceeded", StringComparison.Ordinal));
}
