using Tributary.Model;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Another name by which a repository is or was known: a row of the table <c>alias</c>.</summary>
/// <param name="Repository">The repository's number.</param>
/// <param name="Name">The other name.</param>
internal sealed record Alias(int Repository, RepositoryName Name)
{
    /// <summary>Its host redirects to that name.</summary>
    public const string FromHost = "host";

    /// <summary>The catalog listed it under that name once.</summary>
    public const string FromCatalog = "catalog";

    /// <summary>All aliases, the newest first.</summary>
    public static IReadOnlyList<Alias> ReadAll(DuckDbConnection connection)
    {
        var all = new List<Alias>();
        using DuckDbResult rows = connection.Query("select repository, name from alias order by noted_at desc, name");
        while (rows.Read()) all.Add(new Alias(rows.GetInt32(0), RepositoryName.Parse(rows.GetString(1))));
        return all;
    }

    /// <summary>Notes an alias, once.</summary>
    public void Note(DuckDbConnection connection, string origin, DateTime notedAt) => _ = connection.Execute(
        """
        insert into alias (repository, name, origin, noted_at)
        select $repository, $name, $origin, $noted_at
        where not exists (select 1 from alias where repository = $repository and name = $name)
        """,
        ("repository", Repository), ("name", Name.ToString()), ("origin", origin), ("noted_at", notedAt));
}
