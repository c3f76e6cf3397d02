using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>Up to where a catalogued repository is read, and what was noticed.</summary>
/// <param name="Name">owner/name.</param>
/// <param name="Category">The category's id.</param>
/// <param name="Outcome">read, empty, missing or broken.</param>
/// <param name="Reason">One sentence, where the outcome is not 'read'.</param>
/// <param name="Tip">The commit up to which facts are held, in hexadecimal.</param>
/// <param name="TipDate">Its commit date, UTC.</param>
/// <param name="CoveredUntil">The history is complete up to here, UTC.</param>
/// <param name="Commits">Commits held, merges included.</param>
/// <param name="Undated">Non-merge commits whose author date is before 1990, after the history's end, or none: left out of period figures.</param>
/// <param name="Copies">Non-merge commits whose home is another repository.</param>
public sealed record RepositoryStatus(
    string Name, string Category, string Outcome, string? Reason, string? Tip, DateTime? TipDate, DateTime? CoveredUntil, int Commits, int Undated, int Copies)
{
    /// <summary>All catalogued repositories, in the catalog's order.</summary>
    public static IReadOnlyList<RepositoryStatus> ReadAll(DuckDbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var all = new List<RepositoryStatus>();
        using DuckDbResult rows = connection.Query(
            """
            select r.name, r.category, coalesce(v.outcome, 'missing'), v.reason, v.id, v.committed, v.covered_until, coalesce(v.commits, 0),
                   coalesce(n.undated, 0), coalesce(n.copies, 0)
            from repository r
            left join coverage v on v.repository = r.repository
            left join coverage_note n on n.repository = r.repository
            where r.position is not null
            order by r.position
            """);
        while (rows.Read())
        {
            all.Add(new RepositoryStatus(
                rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.IsNull(3) ? null : rows.GetString(3),
                rows.IsNull(4) ? null : Convert.ToHexStringLower(rows.GetUtf8(4)),
                rows.IsNull(5) ? null : DateTime.UnixEpoch.AddSeconds(Math.Clamp(rows.GetInt64(5), 0, 253_402_300_799)),
                rows.IsNull(6) ? null : rows.GetTimestamp(6), rows.GetInt32(7), rows.GetInt32(8), rows.GetInt32(9)));
        }

        return all;
    }
}
