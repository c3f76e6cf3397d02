using Tributary.Catalog;
using Tributary.Catalog.Events;

namespace Tributary.Ingest;

/// <summary>A folder with, where <c>tributary init</c> wrote one, a <c>tributary.yaml</c>, and mirrors and stores in <c>.tributary/</c>.</summary>
public sealed class Workspace
{
    /// <summary>The name of a workspace's settings.</summary>
    public const string SettingsName = "tributary.yaml";

    /// <summary>The name of a workspace's own folder.</summary>
    public const string FolderName = ".tributary";

    private const string LedgerName = "predictions.jsonl";
    private const string DefaultCatalog = "ai-infra";

    private Workspace(string root) => Root = root;

    /// <summary>The workspace's folder, absolute.</summary>
    public string Root { get; }

    /// <summary>The settings, which need not exist.</summary>
    public string Settings => Path.Combine(Root, SettingsName);

    /// <summary>What the user says of people, which need not exist.</summary>
    public string People => Path.Combine(Root, "people.yaml");

    /// <summary>Organisations that the user adds to the program's, or corrects; it need not exist.</summary>
    public string Organisations => Path.Combine(Root, "organisations.yaml");

    /// <summary>Predictions that are kept here, which need not exist; their file belongs in version control.</summary>
    public string Ledger => Path.Combine(Root, LedgerName);

    /// <summary>Events that the user adds to the catalog's; it need not exist.</summary>
    public string Events => Path.Combine(Root, EventReader.FileName);

    /// <summary>Files of affiliations that were imported, each in the form in which it came.</summary>
    public string Affiliations => Path.Combine(Root, "affiliations");

    /// <summary>The workspace's own folder: all in it can be made again.</summary>
    public string Folder => Path.Combine(Root, FolderName);

    /// <summary>The store that syncs write, and nobody else opens.</summary>
    public string Store => Path.Combine(Folder, "store.duckdb");

    /// <summary>The store that readers open: a copy made at the end of a sync.</summary>
    public string Published => Path.Combine(Folder, "published.duckdb");

    /// <summary>Mirrors that syncs clone and fetch.</summary>
    public string Mirrors => Path.Combine(Folder, "mirrors");

    /// <summary>What is needed only while a sync runs.</summary>
    public string Scratch => Path.Combine(Folder, "scratch");

    /// <summary>Held open by who writes.</summary>
    public string Lock => Path.Combine(Folder, "sync.lock");

    /// <summary>Says who wrote last, or does now.</summary>
    public string Holder => Path.Combine(Folder, "sync.holder");

    /// <summary>The store that the quickstart makes, apart from the real one.</summary>
    public string QuickstartStore => Path.Combine(Folder, "quickstart.duckdb");

    /// <summary>Where editions are written unless told otherwise.</summary>
    public string Editions => Path.Combine(Root, "editions");

    /// <summary>Catalogs that come with the program, a folder each.</summary>
    public static string ShippedCatalogs => Path.Combine(AppContext.BaseDirectory, "catalogs");

    /// <summary>The workspace that a folder belongs to: the nearest folder upwards with settings or a store, else the folder itself.</summary>
    public static Workspace Find(string folder)
    {
        string start = Path.GetFullPath(folder);
        for (string? at = start; at is not null; at = Path.GetDirectoryName(at))
        {
            var workspace = new Workspace(at);
            if (File.Exists(workspace.Settings) || File.Exists(workspace.Store)) return workspace;
        }

        return new Workspace(start);
    }

    /// <summary>The workspace in exactly this folder.</summary>
    public static Workspace At(string folder) => new(Path.GetFullPath(folder));

    /// <summary>Writes settings that name a catalog; false where there are some already, which stay.</summary>
    public bool Initialize(string catalog)
    {
        Directory.CreateDirectory(Root);
        if (File.Exists(Settings)) return false;
        File.WriteAllText(Settings, $"""
            # A workspace of Tributary. The store is in {FolderName}/, which can be made again and belongs in no version control.

            # The field to read: the name of a catalog that comes with the program, or the path of a catalog's folder.
            catalog: {catalog}

            """);
        return true;
    }

    /// <summary>Removes what processes left behind that were killed. Only for who holds the workspace.</summary>
    /// <returns>What was removed.</returns>
    public IReadOnlyList<string> Sweep()
    {
        if (!Directory.Exists(Folder)) return [];
        List<string> folders = Directory.EnumerateDirectories(Folder, "*.tmp").Where(IsLeftBehind).ToList();
        if (Directory.Exists(Scratch)) folders.Add(Scratch);
        foreach (string left in folders) Directory.Delete(left, recursive: true);
        List<string> files = Directory.EnumerateFiles(Folder, "*.part").ToList();
        foreach (string left in files) File.Delete(left);
        return [.. folders, .. files];
    }

    // Named after the store and the process that spilled into it.
    private static bool IsLeftBehind(string spill)
    {
        string[] parts = Path.GetFileName(spill).Split('.');
        return parts.Length < 2 || !int.TryParse(parts[^2], System.Globalization.CultureInfo.InvariantCulture, out int process) || !IsRunning(process);
    }

    internal static bool IsRunning(int process)
    {
        try
        {
            using var running = System.Diagnostics.Process.GetProcessById(process);
            return !running.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Reads the catalog that the settings name, or the default where there are none.</summary>
    /// <exception cref="CatalogException">The settings or the catalog are wrong.</exception>
    public RepositoryCatalog ReadCatalog() => CatalogReader.Read(FindCatalog());

    /// <summary>Reads the catalog's events and the user's own, in order of date.</summary>
    /// <exception cref="CatalogException">A file of events, the settings or the catalog are wrong.</exception>
    public IReadOnlyList<FieldEvent> ReadEvents() => ReadEvents(ReadCatalog());

    /// <summary>The same, of a catalog that is read already.</summary>
    /// <exception cref="CatalogException">A file of events is wrong, or the settings are.</exception>
    public IReadOnlyList<FieldEvent> ReadEvents(RepositoryCatalog catalog) => EventReader.Read(catalog, Path.Combine(FindCatalog(), EventReader.FileName), Events);

    /// <summary>The predictions that come with the catalog; null: none do.</summary>
    /// <exception cref="CatalogException">The settings are wrong.</exception>
    public string? FindCatalogLedger() => Path.Combine(FindCatalog(), LedgerName) is var file && File.Exists(file) ? file : null;

    private string FindCatalog()
    {
        string name = File.Exists(Settings) ? CatalogReader.ReadCatalogName(Settings) : DefaultCatalog;
        string shipped = Path.Combine(ShippedCatalogs, name);
        return !name.Contains('/', StringComparison.Ordinal) && Directory.Exists(shipped) ? shipped : Path.GetFullPath(name, Root);
    }
}
