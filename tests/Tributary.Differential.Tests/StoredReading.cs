using Tributary.Store.DuckDb;

namespace Tributary.Differential.Tests;

/// <summary>What the store holds of a repository, in the shape of <see cref="GitReading"/>.</summary>
internal static class StoredReading
{
    public static List<GitReading.Commit> Read(DuckDbConnection connection, string repository)
    {
        var commits = new Dictionary<int, GitReading.Commit>();
        using (DuckDbResult rows = connection.Query(
            """
            select c.commit, lower(hex(c.id)), lower(hex(c.parents)), a.name, a.address, coalesce(c.author_time, -9223372036854775808), c.author_offset,
                   k.name, k.address, coalesce(c.committer_time, -9223372036854775808), c.subject
            from commit c
            join repository r on r.repository = c.repository
            join signature a on a.repository = c.repository and a.signature = c.author
            join signature k on k.repository = c.repository and k.signature = c.committer
            where r.name = $name
            """, ("name", repository)))
        {
            while (rows.Read())
            {
                int digits = rows.GetString(1).Length;
                commits.Add(rows.GetInt32(0), new GitReading.Commit(
                    rows.GetString(1), string.Join(' ', rows.GetString(2).Chunk(digits).Select(id => new string(id))), rows.GetString(3), rows.GetString(4), rows.GetInt64(5), rows.GetString(6),
                    rows.GetString(7), rows.GetString(8), rows.GetInt64(9), rows.GetString(10), []));
            }
        }

        using DuckDbResult changes = connection.Query(
            """
            select c.commit, c.status, p.name
            from change c
            join repository r on r.repository = c.repository
            join path p on p.repository = c.repository and p.path = c.path
            where r.name = $name
            """, ("name", repository));
        while (changes.Read()) commits[changes.GetInt32(0)].Changes.Add((changes.GetString(1), changes.GetString(2)));
        return commits.Values.ToList();
    }

    /// <summary>A commit's fields and changes as lines that can be compared as a whole.</summary>
    public static List<string> Lines(IEnumerable<GitReading.Commit> commits) => commits
        .SelectMany(it => it.Changes.Select(change => $"{it.Id} {change.Status} {change.Path}")
            .Append($"{it.Id} [{it.Parents}] {it.Author} <{it.AuthorAddress}> {it.AuthorTime} {it.AuthorOffset} {it.Committer} <{it.CommitterAddress}> {it.CommitterTime} {it.Subject}"))
        .Order(StringComparer.Ordinal)
        .ToList();
}
