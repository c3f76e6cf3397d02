using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>Brings a store's schema up to this program's version: numbered scripts, each carried out once and remembered with its checksum.</summary>
internal static class Migrations
{
    private const string Folder = "Schema/";

    public static IReadOnlyList<Migration> All { get; } = ReadAll();

    /// <summary>The schema's version: 0 for a new file.</summary>
    /// <exception cref="StoreException">The store is of a newer or another program.</exception>
    public static int Check(DuckDbConnection connection, string path)
    {
        List<(int Number, string Checksum)> applied = Applied(connection, path);
        if (applied.Count > All.Count)
            throw new StoreException($"The store {path} has schema {applied.Count}, but this program knows only up to {All.Count}. Update the program.");
        for (int i = 0; i < applied.Count; i++)
        {
            if (applied[i] != (All[i].Number, All[i].Checksum))
                throw new StoreException($"The store {path} was made with another text of schema step {i + 1}. Move it away and run 'tributary sync' to make it again.");
        }

        return applied.Count;
    }

    /// <summary>Carries out what is missing, in one transaction.</summary>
    public static void Apply(DuckDbConnection connection, string path)
    {
        int version = Check(connection, path);
        if (version == All.Count) return;
        using DuckDbTransaction transaction = connection.Begin();
        connection.Execute("create table if not exists schema_step (number integer not null, name varchar not null, checksum varchar not null)");
        foreach (Migration step in All.Skip(version))
        {
            connection.Execute(step.Sql);
            _ = connection.Execute(
                "insert into schema_step (number, name, checksum) values ($number, $name, $checksum)",
                ("number", step.Number), ("name", step.Name), ("checksum", step.Checksum));
        }

        transaction.Commit();
    }

    private static List<(int Number, string Checksum)> Applied(DuckDbConnection connection, string path)
    {
        var applied = new List<(int, string)>();
        object? tables = connection.QueryScalar("select count(*) from information_schema.tables where table_schema = 'main'");
        if (tables is 0L) return applied;
        if (connection.QueryScalar("select count(*) from information_schema.tables where table_name = 'schema_step'") is 0L)
            throw new StoreException($"{path} is a DuckDB database, but not a store of Tributary. Name another file.");
        using DuckDbResult rows = connection.Query("select number, checksum from schema_step order by number");
        while (rows.Read()) applied.Add((rows.GetInt32(0), rows.GetString(1)));
        return applied;
    }

    private static List<Migration> ReadAll()
    {
        Assembly assembly = typeof(Migrations).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name))
            .ToList();
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using Stream stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string sql = reader.ReadToEnd();
        string name = Path.GetFileNameWithoutExtension(resource);
        return new Migration(
            int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture),
            name[5..],
            sql,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }
}

/// <summary>One numbered step of the schema.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">What it brings.</param>
/// <param name="Sql">Its statements.</param>
/// <param name="Checksum">SHA-256 of the text, in hexadecimal.</param>
internal sealed record Migration(int Number, string Name, string Sql, string Checksum);
