using System.Diagnostics;
using Npgsql;
using Tributary.Testing;

namespace Tributary.Differential.Tests.Postgres;

/// <summary>A PostgreSQL of the tests' own: a cluster in a temporary folder that listens on a socket in that folder and nowhere else.</summary>
internal sealed class PostgresServer : IDisposable
{
    public const string Absent = "no PostgreSQL here: apt-get install postgresql";

    // The cluster lives until standard input ends, which it also does when the tests are killed.
    private const string Life =
        """
        set -e
        bin=$1 folder=$2 settings=$3
        trap '"$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
        trap : HUP INT TERM
        "$bin/initdb" -D "$folder/data" -U tributary -A trust -E UTF8 --locale=C --no-sync >/dev/null
        printf '%s\n' "$settings" >>"$folder/data/postgresql.conf"
        "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null || { cat "$folder/log" >&2; exit 1; }
        echo ready
        cat >/dev/null
        """;

    private readonly Process _life;

    /// <summary>Makes the cluster and starts it.</summary>
    public PostgresServer()
    {
        _life = Process.Start(Prepare(Folder, Programs ?? throw new InvalidOperationException(Absent)))!;
        if (_life.StandardOutput.ReadLine() == "ready") return;
        string error = _life.StandardError.ReadToEnd();
        Dispose();
        throw new InvalidOperationException($"PostgreSQL did not start: {error}");
    }

    /// <summary>The folder of Debian's newest PostgreSQL, or else of one on the path; null where there is none.</summary>
    public static string? Programs { get; } = Find();

    /// <summary>Where everything is that the cluster writes.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("tributary-pg-").FullName;

    /// <summary>Makes a database.</summary>
    public NpgsqlConnection Create(string database)
    {
        using (NpgsqlConnection server = Connect("postgres"))
        using (var create = new NpgsqlCommand($"create database {database}", server)) _ = create.ExecuteNonQuery();
        return Connect(database);
    }

    /// <summary>Stops the cluster and deletes it.</summary>
    public void Dispose()
    {
        _life.StandardInput.Close();
        _life.WaitForExit();
        _life.Dispose();
    }

    private NpgsqlConnection Connect(string database)
    {
        var connection = new NpgsqlConnection($"Host={Folder};Username=tributary;Database={database};Pooling=false;Command Timeout=600");
        connection.Open();
        return connection;
    }

    // PostgreSQL refuses to run as root.
    private static ProcessStartInfo Prepare(string folder, string programs)
    {
        string[] command = ["sh", "-c", Life, "sh", programs, folder, Settings(folder)];
        if (!Environment.IsPrivilegedProcess) return Shell.Prepare("/", command[0], command[1..]);
        Shell.Result owned = Shell.Run("/", "chown", "postgres", folder);
        if (owned.ExitCode != 0) throw new InvalidOperationException(owned.Error);
        return Shell.Prepare("/", "runuser", ["-u", "postgres", "--", .. command]);
    }

    // What is lost by a crash is made again. The journal is kept small, so that a load in its table's own transaction is not written twice.
    // How many rows a CTE has is a guess to the planner: trusting it, it goes through pairs of them one by one, and Migration takes 4 s instead of 0.2.
    private static string Settings(string folder) =>
        $"""
        listen_addresses = ''
        unix_socket_directories = '{folder}'
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        wal_level = minimal
        max_wal_senders = 0
        max_wal_size = 4GB
        shared_buffers = 256MB
        work_mem = 64MB
        maintenance_work_mem = 128MB
        dynamic_shared_memory_type = mmap
        enable_nestloop = off
        autovacuum = off
        jit = off
        timezone = 'UTC'
        """;

    private static string? Find()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> packaged = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian).OrderByDescending(version => Path.GetFileName(version), StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        return packaged.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}
