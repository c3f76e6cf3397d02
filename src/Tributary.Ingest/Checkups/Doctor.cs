using System.Globalization;
using Tributary.Catalog;
using Tributary.Git;
using Tributary.Git.Remotes;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Ingest.Checkups;

/// <summary>Looks at all that a sync needs and leaves, and mends what needs no person's judgement: nothing that it does loses a fact.</summary>
/// <param name="workspace">Whose health it is about.</param>
/// <param name="verifyMirrors">Whether git checks every object of every mirror, which takes as long as reading them.</param>
/// <param name="clock">Tells what time it is.</param>
public sealed class Doctor(Workspace workspace, bool verifyMirrors, TimeProvider clock)
{
    // 2.39.4 knows GIT_NO_LAZY_FETCH, without which a cut-off history is fetched object by object.
    private static readonly Version OldestGit = new(2, 39, 4);

    private readonly RemoteOptions _remote = new();

    /// <summary>Looks at one thing after the other.</summary>
    public IEnumerable<Checkup> Run(CancellationToken cancellation)
    {
        yield return CheckGit();
        yield return CheckFolder();
        yield return CheckDisk();
        RepositoryCatalog? catalog = ReadCatalog(out Checkup catalogued);
        yield return catalogued;
        if (catalog is not null) yield return CheckEvents(catalog);
        if (!Directory.Exists(workspace.Folder)) yield break;

        using WorkspaceLock? held = Take(out Checkup free);
        yield return free;
        if (held is null) yield break;
        yield return CheckLeftovers();
        if (catalog is null) yield break;
        foreach (Checkup mirror in CheckMirrors(catalog, cancellation)) yield return mirror;
        yield return CheckStore(catalog, cancellation);
        yield return CheckPublished();
    }

    private static Checkup CheckGit()
    {
        try
        {
            Version version = GitProcess.ReadVersion();
            return version >= OldestGit
                ? new Checkup("git", Health.Well, $"version {version}")
                : new Checkup("git", Health.Ill, $"version {version} is too old. Install {OldestGit} or later.");
        }
        catch (MirrorException error)
        {
            return new Checkup("git", Health.Ill, error.Message);
        }
    }

    private Checkup CheckFolder()
    {
        try
        {
            string probe = Path.Combine(Directory.Exists(workspace.Folder) ? workspace.Folder : workspace.Root, ".doctor-" + Guid.NewGuid().ToString("n"));
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new Checkup("workspace", Health.Well, workspace.Root);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Checkup("workspace", Health.Ill, $"{workspace.Root} can't be written: {error.Message} Give yourself the right to write there, or choose another with --workspace.");
        }
    }

    private Checkup CheckDisk()
    {
        long free = new DriveInfo(workspace.Root).AvailableFreeSpace;
        string left = string.Create(CultureInfo.InvariantCulture, $"{free / 1073741824.0:0.0} GiB left");
        return free >= _remote.SpareDisk
            ? new Checkup("disk", Health.Well, left)
            : new Checkup("disk", Health.Ill, $"{left}; nothing is fetched while less than {_remote.SpareDisk >> 30} GiB is. Make room; mirrors in {workspace.Mirrors} can be removed, facts stay.");
    }

    private RepositoryCatalog? ReadCatalog(out Checkup checkup)
    {
        try
        {
            RepositoryCatalog catalog = workspace.ReadCatalog();
            checkup = new Checkup("catalog", Health.Well, $"{catalog.Name}: {catalog.Repositories.Count} repositories, from {catalog.Source}");
            return catalog;
        }
        catch (TributaryException error)
        {
            checkup = new Checkup("catalog", Health.Ill, error.Message);
            return null;
        }
    }

    private Checkup CheckEvents(RepositoryCatalog catalog)
    {
        try
        {
            return new Checkup("events", Health.Well, string.Create(CultureInfo.InvariantCulture, $"{workspace.ReadEvents(catalog).Count} recorded"));
        }
        catch (CatalogException error)
        {
            return new Checkup("events", Health.Ill, error.Message);
        }
    }

    private WorkspaceLock? Take(out Checkup checkup)
    {
        try
        {
            WorkspaceLock held = WorkspaceLock.Take(workspace, clock);
            checkup = new Checkup("lock", Health.Well, "nobody else works here");
            return held;
        }
        catch (TributaryException error)
        {
            checkup = new Checkup("lock", Health.Ill, error.Message + " The rest was not looked at.");
            return null;
        }
    }

    private Checkup CheckLeftovers()
    {
        IReadOnlyList<string> removed = workspace.Sweep();
        return removed.Count == 0
            ? new Checkup("leftovers", Health.Well, "none")
            : new Checkup("leftovers", Health.Mended, $"removed what a stopped process left: {string.Join(", ", removed.Select(it => Path.GetFileName(it)))}");
    }

    private IEnumerable<Checkup> CheckMirrors(RepositoryCatalog catalog, CancellationToken cancellation)
    {
        if (!Directory.Exists(workspace.Mirrors))
        {
            yield return new Checkup("mirrors", Health.Well, "none yet");
            yield break;
        }

        var cache = new MirrorCache(workspace.Mirrors, _remote with { SpareDisk = 0 });
        cache.Prepare();
        using var home = new GitHome(workspace.Scratch);
        using var hosts = new RemoteHosts(home, _remote);
        int looked = 0;
        foreach (CatalogRepository repository in catalog.Repositories.Where(it => Directory.Exists(cache.PathOf(it.Name))))
        {
            looked++;
            if (Damage(cache, hosts, repository, catalog.UrlOf(repository), cancellation) is not { } damage) continue;
            cache.Discard(repository.Name);
            yield return new Checkup($"mirror of {repository.Name}", Health.Mended, $"{damage.TrimEnd('.')}. Removed it; the next sync clones it again if it needs it.");
        }

        int others = Directory.EnumerateDirectories(workspace.Mirrors, "*.git").Count() - looked;
        yield return new Checkup("mirrors", Health.Well, $"{looked} {(verifyMirrors ? "verified" : "looked at; --fsck has git verify them")}" + (others > 0 ? $"; {others} of no catalogued repository, which can be removed" : ""));
    }

    private string? Damage(MirrorCache cache, RemoteHosts hosts, CatalogRepository repository, RemoteUrl url, CancellationToken cancellation)
    {
        try
        {
            _ = cache.Find(repository.Name);
            return verifyMirrors ? hosts.VerifyAsync(cache, repository.Name, url, cancellation).GetAwaiter().GetResult() : null;
        }
        catch (MirrorException error)
        {
            return error.Message;
        }
    }

    private Checkup CheckStore(RepositoryCatalog catalog, CancellationToken cancellation)
    {
        if (!File.Exists(workspace.Store)) return new Checkup("store", Health.Well, "none yet; 'tributary sync' makes it");
        try
        {
            using FactStore store = FactStore.OpenForWriting(workspace.Store);
            bool derived = store.IsDerived;
            if (!derived) Derivation.Run(store.Connection, catalog, PeopleSettings.Read(workspace), cancellation);
            store.Checkpoint();
            return derived
                ? new Checkup("store", Health.Well, $"{CountOf(store, "commit")} commits of {CountOf(store, "coverage")} repositories")
                : new Checkup("store", Health.Mended, "the last sync was stopped before its end: derived anew from the facts that it had read");
        }
        catch (TributaryException error)
        {
            return new Checkup("store", Health.Ill, error.Message);
        }
    }

    private Checkup CheckPublished()
    {
        if (!File.Exists(workspace.Store)) return new Checkup("published", Health.Well, "nothing yet");
        try
        {
            if (IsCurrent()) return new Checkup("published", Health.Well, "as the store");
            Publication.Publish(workspace.Store, workspace.Published);
            return new Checkup("published", Health.Mended, "what readers saw was older than the store, or could not be read: published again");
        }
        catch (Exception error) when (error is TributaryException or IOException)
        {
            return new Checkup("published", Health.Ill, error.Message);
        }
    }

    private bool IsCurrent()
    {
        try
        {
            using FactStore store = FactStore.OpenForReading(workspace.Store);
            using FactStore published = FactStore.OpenForReading(workspace.Published);
            return published.IsDerived && Latest(published).Equals(Latest(store));
        }
        catch (StoreException)
        {
            // Unreadable, or none: it is made again from the store, which was looked at before.
            return false;
        }
    }

    private static (string Tips, object? CoveredUntil) Latest(FactStore store) =>
        (FactStore.TipsDigest(store.Connection), store.Connection.QueryScalar("select max(covered_until) from tip"));

    private static string CountOf(FactStore store, string table) =>
        Convert.ToInt64(store.Connection.QueryScalar($"select count(*) from {table}"), CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
}
