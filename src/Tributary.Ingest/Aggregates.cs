using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>
/// What may be published of a store: weekly activity by repository and pseudonym, with the catalog and the coverage that metrics need. No commits,
/// addresses, names or subjects. A pseudonym is a keyed hash whose key is thrown away, so it can't be traced back to an address, nor to another export.
/// </summary>
public static class Aggregates
{
    private const int Format = 2;
    private const string Groups = "scope_group";
    private const string ManifestName = "manifest.json";

    private static readonly string[] Provenance = ["catalog", "catalog_title", "catalog_fingerprint"];

    // Each file's name is a table's, its query what of the table may be published.
    private static readonly (string Table, string Query)[] Files =
    [
        ("category", "select category, title, position from category order by position"),
        (Groups, "select scope, title, position from scope_group order by position"),
        ("repository", "select repository, name, category, vendor, fork_of, position, precedence from repository where position is not null order by position"),
        ("scope_member", "select kind, scope, position, repository, alone from scope_member order by kind, position, repository"),
        ("tip", """
            select repository, 0 as sequence, outcome,
                   -- Reasons tell of this machine's folders and of addresses that need not be public.
                   case outcome when 'broken' then 'could not be read' when 'unreachable' then 'could not be fetched' when 'gone' then 'is not there any more' else reason end as reason,
                   branch, id, committed, covered_from, covered_until, commits, since as noted_at
            from coverage
            order by repository
            """),
        ("coverage_note", "select repository, undated, copies, ahead from coverage_note order by repository"),
        ("contributor", """
            select c.people, p.pseudonym as contributor, printf('p-%016x', p.pseudonym) as label, c.kind
            from contributor c
            join pseudonym p on p.contributor = c.contributor
            where c.people = 'resolved' and c.contributor in (select a.contributor from activity a join repository r on r.repository = a.repository and r.position is not null where a.people = 'resolved')
            order by contributor
            """),
        ("activity", """
            select people, greatest(week, cast(date_trunc('month', day) as date)) as day, week, a.repository, p.pseudonym as contributor, copy, is_person,
                   cast(sum(commits) as integer) as commits, cast(sum(coauthored) as integer) as coauthored, cast(sum(touches) as integer) as touches,
                   cast(sum(assisted) as integer) as assisted
            from activity a
            join pseudonym p on p.contributor = a.contributor
            join repository r on r.repository = a.repository and r.position is not null
            where people = 'resolved'
            group by all
            order by week, day, a.repository, contributor, copy
            """),
    ];

    /// <summary>The aggregates that come with the program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Writes a store's aggregates, a Parquet file a table, and a manifest.</summary>
    /// <returns>The files.</returns>
    public static IReadOnlyList<string> Export(FactStore store, string folder)
    {
        ArgumentNullException.ThrowIfNull(store);
        Directory.CreateDirectory(folder);
        WritePseudonyms(store.Connection);
        var written = new List<string>();
        foreach ((string table, string query) in Files)
        {
            string file = Path.Combine(folder, table + ".parquet");
            store.Connection.Execute($"copy ({query}) to {Literal(file)} (format parquet, compression zstd, compression_level 19)");
            written.Add(file);
        }

        string manifest = Path.Combine(folder, ManifestName);
        Dictionary<string, string> origin = Provenance.ToDictionary(name => name, name => store.Provenance(name) ?? "", StringComparer.Ordinal);
        File.WriteAllText(manifest, JsonSerializer.Serialize(new Manifest(Format, origin), Indented) + "\n");
        written.Add(manifest);
        return written;
    }

    /// <summary>Makes a new store from aggregates, in place of one that is there.</summary>
    /// <exception cref="StoreException">There are no aggregates in the folder, or of another format.</exception>
    public static FactStore Load(string folder, string storePath)
    {
        Manifest manifest = ReadManifest(folder);
        foreach (string old in (string[])[storePath, storePath + ".wal"])
        {
            if (File.Exists(old)) File.Delete(old);
        }

        FactStore store = FactStore.OpenForWriting(storePath);
        try
        {
            using DuckDbTransaction transaction = store.Connection.Begin();
            // Aggregates that an older program wrote know no groups.
            foreach ((string table, _) in Files.Where(it => it.Table != Groups || File.Exists(Path.Combine(folder, Groups + ".parquet"))))
                store.Connection.Execute($"insert into {table} by name select * from read_parquet({Literal(Path.Combine(folder, table + ".parquet"))})");
            foreach ((string name, string value) in manifest.Origin.Append(new("contents", "aggregates")).Append(new(FactStore.DerivedTips, FactStore.TipsDigest(store.Connection))))
                _ = store.Connection.Execute("insert into provenance (name, value) values ($name, $value)", ("name", name), ("value", value));
            transaction.Commit();
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static Manifest ReadManifest(string folder)
    {
        string file = Path.Combine(folder, ManifestName);
        if (!File.Exists(file)) throw new StoreException($"There are no aggregates in {folder}: it has no {ManifestName}.");
        Manifest? manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllText(file), Indented);
        return manifest is { Format: Format, Origin: not null } ? manifest : throw new StoreException($"{file} is of another format than this program reads. Use the program's version that wrote it.");
    }

    private static void WritePseudonyms(DuckDbConnection connection)
    {
        Span<byte> key = stackalloc byte[32];
        RandomNumberGenerator.Fill(key);
        var contributors = new List<long>();
        using (DuckDbResult rows = connection.Query("select distinct contributor from contributor where people = 'resolved'"))
        {
            while (rows.Read()) contributors.Add(rows.GetInt64(0));
        }

        connection.Execute("create or replace temp table pseudonym (contributor bigint not null, pseudonym bigint not null)");
        using DuckDbAppender pseudonyms = connection.Append("pseudonym");
        Span<byte> number = stackalloc byte[sizeof(long)];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (long contributor in contributors)
        {
            BinaryPrimitives.WriteInt64BigEndian(number, contributor);
            _ = HMACSHA256.HashData(key, number, hash);
            pseudonyms.Add(contributor).Add(BinaryPrimitives.ReadInt64BigEndian(hash)).EndRow();
        }

        pseudonyms.Complete();
        CryptographicOperations.ZeroMemory(key);
    }

    private static string Literal(string path) => "'" + path.Replace("'", "''", StringComparison.Ordinal) + "'";

    private sealed record Manifest(int Format, Dictionary<string, string> Origin);
}
