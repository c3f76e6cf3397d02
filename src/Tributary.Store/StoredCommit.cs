using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>A commit of a store, with the paths that it changed.</summary>
/// <param name="Repository">owner/name.</param>
/// <param name="Id">All of its hexadecimal digits.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="IsMerge">Whether it has several parents; no paths are kept of it then.</param>
/// <param name="Changes">Against its first parent, in order of the paths' names.</param>
public sealed record StoredCommit(string Repository, string Id, string Subject, bool IsMerge, IReadOnlyList<StoredChange> Changes)
{
    /// <summary>The commits whose id begins so, each in the repository where it is at home before those that hold copies; at most 20.</summary>
    /// <param name="connection">To the store.</param>
    /// <param name="id">Hexadecimal digits, in small letters.</param>
    public static IReadOnlyList<StoredCommit> Find(DuckDbConnection connection, string id)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var found = new List<(int Repository, int Commit, StoredCommit It)>();
        using (DuckDbResult rows = connection.Query("""
            select c.repository, c.commit, r.name, lower(hex(c.id)), c.subject, c.parent_count > 1
            from commit c
            join repository r on r.repository = c.repository
            where starts_with(lower(hex(c.id)), $id)
            order by r.precedence nulls last, r.name, 4
            limit 20
            """, ("id", id)))
        {
            while (rows.Read()) found.Add((rows.GetInt32(0), rows.GetInt32(1), new StoredCommit(rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetBoolean(5), [])));
        }

        return found.Select(it => it.It with { Changes = ReadChanges(connection, it.Repository, it.Commit) }).ToList();
    }

    private static List<StoredChange> ReadChanges(DuckDbConnection connection, int repository, int commit)
    {
        var changes = new List<StoredChange>();
        using DuckDbResult rows = connection.Query("""
            select p.name, ch.status = 'A'
            from change ch
            join path p on p.repository = ch.repository and p.path = ch.path
            where ch.repository = $repository and ch.commit = $commit
            order by p.name
            """, ("repository", repository), ("commit", commit));
        while (rows.Read()) changes.Add(new StoredChange(rows.GetString(0), rows.GetBoolean(1)));
        return changes;
    }
}

/// <summary>A path that a commit changed.</summary>
/// <param name="Path">Its name.</param>
/// <param name="IsAdded">Whether it was not there before.</param>
public readonly record struct StoredChange(string Path, bool IsAdded);
