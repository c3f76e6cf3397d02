using System.Security.Cryptography;
using System.Text;
using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>A store: one DuckDB file with the schema of docs/schema.md.</summary>
public sealed class FactStore : IDisposable
{
    /// <summary>The provenance that says which tips the derived tables follow from: <see cref="TipsDigest"/>.</summary>
    public const string DerivedTips = "derived_tips";

    private readonly DuckDbDatabase _database;

    private FactStore(string path, DuckDbDatabase database, DuckDbConnection connection)
    {
        Path = path;
        _database = database;
        Connection = connection;
    }

    /// <summary>The file, or <see cref="DuckDbDatabase.InMemory"/>.</summary>
    public string Path { get; }

    /// <summary>The connection of the thread that opened the store.</summary>
    public DuckDbConnection Connection { get; }

    /// <summary>What was asked of a store that is open for reading; null: it is open for writing, and may change.</summary>
    public AnswerFolder? Answers { get; private init; }

    /// <summary>Keeps what is asked beside the store, for whoever opens it until one is published that says something else.</summary>
    /// <exception cref="InvalidOperationException">The store is open for writing.</exception>
    public FactStore KeepingAnswers()
    {
        if (Answers is null) throw new InvalidOperationException("a store that may change keeps no answers");
        Answers.KeepBeside(Path, Version());
        return this;
    }

    /// <summary>Opens an existing store for reading. Any number of processes can at once, while none writes.</summary>
    /// <exception cref="StoreException">No file there, not a store, held by a writer, damaged, or of a newer program.</exception>
    public static FactStore OpenForReading(string path)
    {
        if (!File.Exists(path)) throw new StoreException($"There is no store at {path}. Run 'tributary sync' first.");
        FactStore store = Open(path, new DuckDbOptions { ReadOnly = true, SpillFolder = SpillFolder(path) });
        try
        {
            if (Migrations.Check(store.Connection, path) == Migrations.All.Count) return store;
            throw new StoreException($"The store {path} is of an older version of the program. Run 'tributary sync' once to bring it up to date.");
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store for writing, making the file and bringing its schema up to date. One process at a time.</summary>
    /// <exception cref="StoreException">Not a store, held by another process, damaged, or of a newer program.</exception>
    public static FactStore OpenForWriting(string path)
    {
        bool inMemory = path == DuckDbDatabase.InMemory;
        if (!inMemory) Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        if (!inMemory && !File.Exists(path)) Make(path);
        return OpenMigrated(path, new DuckDbOptions { SpillFolder = inMemory ? null : SpillFolder(path) });
    }

    // A process that is killed while it makes a store would leave a file that is none yet, and that nobody could open again.
    private static void Make(string path)
    {
        string part = path + ".part";
        // What was logged for a store that is not there any more belongs to no other.
        foreach (string left in (string[])[part, part + ".wal", path + ".wal"]) File.Delete(left);
        using (FactStore made = OpenMigrated(part, new DuckDbOptions { SpillFolder = SpillFolder(path) })) made.Checkpoint();
        File.Move(part, path);
    }

    private static FactStore OpenMigrated(string path, DuckDbOptions options)
    {
        FactStore store = Open(path, options);
        try
        {
            Migrations.Apply(store.Connection, path);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>A connection for another thread.</summary>
    public DuckDbConnection Connect() => _database.Connect();

    /// <summary>A value that the last sync noted about where the store comes from; null where it noted none.</summary>
    public string? Provenance(string name) => (string?)Connection.QueryScalar("select value from provenance where name = $name", ("name", name));

    /// <summary>Whether what is derived follows from the facts.</summary>
    public bool IsDerived => Provenance(DerivedTips) == TipsDigest(Connection);

    /// <summary>Checks that what is derived follows from the facts: it does not while a sync is under way, or after one was stopped.</summary>
    /// <exception cref="StoreException">It does not.</exception>
    public void CheckDerived()
    {
        if (!IsDerived)
            throw new StoreException($"The last sync of {Path} was stopped before its end. Run 'tributary sync' again.");
    }

    /// <summary>A digest of up to where each repository is read.</summary>
    public static string TipsDigest(DuckDbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var tips = new StringBuilder();
        // The end of what is covered decides on commits that are dated after it, or were not and now are, and on nothing else that is derived.
        using DuckDbResult rows = connection.Query(
            """
            select v.repository, v.sequence, case when n.ahead > 0 or cast(v.covered_until as date) < n.last_day then cast(cast(v.covered_until as date) as varchar) end
            from coverage v
            left join coverage_note n on n.repository = v.repository
            order by v.repository
            """);
        while (rows.Read()) tips.Append(rows.GetInt32(0)).Append(':').Append(rows.GetInt32(1)).Append(rows.IsNull(2) ? "" : "@" + rows.GetString(2)).Append(' ');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tips.ToString())));
    }

    // All that answers follow from: what the derived tables do, and up to which day each repository is read.
    private string Version()
    {
        var version = new StringBuilder(TipsDigest(Connection));
        using (DuckDbResult rows = Connection.Query("select name, value from provenance order by name"))
        {
            while (rows.Read()) version.Append('\n').Append(rows.GetString(0)).Append('=').Append(rows.GetString(1));
        }

        // Metrics ask whether a day's first moment is before the end, and whether the end is after it.
        using (DuckDbResult rows = Connection.Query("select repository, cast(cast(covered_until as date) as varchar), covered_until > cast(covered_until as date) from coverage where covered_until is not null order by repository"))
        {
            while (rows.Read()) version.Append('\n').Append(rows.GetInt32(0)).Append(' ').Append(rows.GetString(1)).Append(rows.GetBoolean(2) ? "+" : "");
        }

        return version.ToString();
    }

    /// <summary>Writes everything into the store's one file.</summary>
    public void Checkpoint() => Connection.Execute("checkpoint");

    /// <summary>Closes the store.</summary>
    public void Dispose()
    {
        Connection.Dispose();
        _database.Dispose();
    }

    // Readers may be many, and one does not clean up after another.
    private static string SpillFolder(string path) => $"{path}.{Environment.ProcessId}.tmp";

    private static FactStore Open(string path, DuckDbOptions options)
    {
        DuckDbDatabase? database = null;
        try
        {
            database = DuckDbDatabase.Open(path, options);
            return new FactStore(path, database, database.Connect()) { Answers = options.ReadOnly ? new AnswerFolder() : null };
        }
        catch (DuckDbException error)
        {
            database?.Dispose();
            throw new StoreException(Explain(path, error.Message), error);
        }
    }

    private static string Explain(string path, string message)
    {
        if (message.Contains("Conflicting lock", StringComparison.Ordinal) || message.Contains("Could not set lock", StringComparison.Ordinal))
            return $"The store {path} is held by another process. Wait for it to end, or end it.";
        if (message.Contains("Cannot open file", StringComparison.Ordinal) || message.Contains("Permission denied", StringComparison.Ordinal))
            return $"The store {path} can't be opened: {OneLine(message)}";
        return $"The store {path} can't be read: {OneLine(message)} Move it away and run 'tributary sync' to make it again.";
    }

    private static string OneLine(string message)
    {
        string line = message.ReplaceLineEndings(" ").Trim();
        return line.EndsWith('.') || line.EndsWith('!') ? line : line + ".";
    }
}
