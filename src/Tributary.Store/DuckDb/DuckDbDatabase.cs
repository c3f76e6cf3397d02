using System.Runtime.InteropServices;

namespace Tributary.Store.DuckDb;

/// <summary>An open DuckDB database. Connections made from it may be used on different threads, one thread each at a time.</summary>
public sealed unsafe class DuckDbDatabase : IDisposable
{
    /// <summary>The library's version that this binding was written against: its C API is compatible within a major version.</summary>
    public const string ExpectedVersion = "v1.5";

    /// <summary>A path that means: no file, in memory.</summary>
    public const string InMemory = ":memory:";

    private nint _database;

    private DuckDbDatabase(nint database) => _database = database;

    /// <summary>The version of the library that is loaded, such as <c>v1.5.5</c>.</summary>
    public static string LibraryVersion => NativeMethods.Text(NativeMethods.LibraryVersion());

    /// <summary>Opens a database file, making it where it does not exist and <see cref="DuckDbOptions.ReadOnly"/> is off.</summary>
    /// <exception cref="DuckDbException">The file is no database, is held by another process, or the library is of another version.</exception>
    public static DuckDbDatabase Open(string path, DuckDbOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckLibrary();
        if (NativeMethods.CreateConfig(out nint config) != NativeMethods.Success) throw new DuckDbException("DuckDB could not make a configuration");
        try
        {
            foreach ((string name, string value) in options.Settings())
            {
                if (NativeMethods.SetConfig(config, name, value) != NativeMethods.Success)
                    throw new DuckDbException($"DuckDB refuses the setting {name} = {value}");
            }

            if (NativeMethods.Open(path, out nint database, config, out byte* error) == NativeMethods.Success) return new DuckDbDatabase(database);
            string message = NativeMethods.Text(error);
            NativeMethods.Free(error);
            throw new DuckDbException(message);
        }
        finally
        {
            NativeMethods.DestroyConfig(ref config);
        }
    }

    /// <summary>A connection, with its own transaction.</summary>
    public DuckDbConnection Connect()
    {
        ObjectDisposedException.ThrowIf(_database == 0, this);
        if (NativeMethods.Connect(_database, out nint connection) != NativeMethods.Success) throw new DuckDbException("DuckDB could not open a connection");
        return new DuckDbConnection(connection);
    }

    /// <summary>Closes the database; its connections have to be closed before.</summary>
    public void Dispose()
    {
        if (_database != 0) NativeMethods.Close(ref _database);
    }

    private static void CheckLibrary()
    {
        string version;
        try
        {
            version = LibraryVersion;
        }
        catch (DllNotFoundException)
        {
            throw new DuckDbException($"DuckDB's library is not beside the program for {RuntimeInformation.RuntimeIdentifier}. Build again with ./tributary");
        }

        if (!version.StartsWith(ExpectedVersion, StringComparison.Ordinal) || NativeMethods.NativeVectorSize() != NativeMethods.VectorSize)
            throw new DuckDbException($"DuckDB's library is {version}, but the program needs {ExpectedVersion}. Build again with ./tributary");
    }
}
