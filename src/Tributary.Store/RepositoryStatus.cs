using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>Up to where a catalogued repository is read, and what was noticed.</summary>
/// <param name="Name">owner/name.</param>
/// <param name="Category">The category's id.</param>
/// <param name="Outcome">read, empty, missing, broken, gone or unreachable.</param>
/// <param name="Reason">One sentence or two, where there is something to say.</param>
/// <param name="Since">Since when the outcome is this one, UTC; null where that was not noted.</param>
/// <param name="Tip">The commit up to which facts are held, in hexadecimal.</param>
/// <param name="TipDate">Its commit date, UTC.</param>
/// <param name="CoveredFrom">What is older is cut off at its source, UTC; null: nothing is.</param>
/// <param name="CoveredUntil">The history is complete up to here, UTC.</param>
/// <param name="Commits">Commits that the tip reaches, merges included.</param>
/// <param name="Lost">Commits held that a rewritten branch reaches no longer; they are in no figure.</param>
/// <param name="Undated">Non-merge commits whose author date is before 1990, after the history's end, or none: left out of period figures.</param>
/// <param name="Copies">Non-merge commits whose home is another repository.</param>
/// <param name="MovedTo">The name to which its host redirects, where that is another; null: it does not.</param>
/// <param name="UnknownChanges">Of the commits, those of which it is not known what they changed: they are held without changes.</param>
public sealed record RepositoryStatus(
    string Name, string Category, string Outcome, string? Reason, DateTime? Since, string? Tip, DateTime? TipDate, DateTime? CoveredFrom, DateTime? CoveredUntil,
    int Commits, int Lost, int Undated, int Copies, string? MovedTo, int UnknownChanges)
{
    /// <summary>Whether nothing of it was ever read, for want of a mirror: not there, not asked for, or not to be had.</summary>
    public bool IsMissing => CoveredUntil is null && Outcome is ("missing" or "gone" or "unreachable");

    /// <summary>All there is to say of it: the reason, and what is not known though commits are held.</summary>
    public string? Remark => UnknownChanges == 0
        ? Reason
        : $"{(Reason is null ? "" : Reason.TrimEnd('.') + "; ")}of {UnknownChanges} commits it is not known what they changed, for the mirror lacks folders";

    /// <summary>The moment up to which at least half of those that are read are covered; null: none is read.</summary>
    public static DateTime? EndOfMost(IEnumerable<RepositoryStatus> repositories)
    {
        ArgumentNullException.ThrowIfNull(repositories);
        List<DateTime> ends = repositories.Select(it => it.CoveredUntil).OfType<DateTime>().Order().ToList();
        return ends.Count == 0 ? null : ends[(ends.Count - 1) / 2];
    }

    /// <summary>All catalogued repositories, in the catalog's order.</summary>
    public static IReadOnlyList<RepositoryStatus> ReadAll(DuckDbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var all = new List<RepositoryStatus>();
        using DuckDbResult rows = connection.Query(
            """
            with lost as (
              select repository, count(*) as commits
              from commit
              where lost_at is not null
              group by repository
            ),
            unknown as (
              select u.repository, count(*) as commits
              from unknown_change u
              join commit c on c.repository = u.repository and c.commit = u.commit
              where c.lost_at is null
              group by u.repository
            ),
            moved as (
              select repository, max_by(name, noted_at) as name
              from alias
              where origin = 'host'
              group by repository
            )
            select r.name, r.category, coalesce(v.outcome, 'missing'), v.reason, v.since, v.id, v.committed, v.covered_from, v.covered_until, coalesce(v.commits, 0),
                   cast(coalesce(lost.commits, 0) as integer), coalesce(n.undated, 0), coalesce(n.copies, 0), case when moved.name <> r.name then moved.name end,
                   cast(coalesce(unknown.commits, 0) as integer)
            from repository r
            left join coverage v on v.repository = r.repository
            left join coverage_note n on n.repository = r.repository
            left join lost on lost.repository = r.repository
            left join unknown on unknown.repository = r.repository
            left join moved on moved.repository = r.repository
            where r.position is not null
            order by r.position
            """);
        while (rows.Read())
        {
            all.Add(new RepositoryStatus(
                rows.GetString(0), rows.GetString(1), rows.GetString(2), Text(rows, 3), Time(rows, 4),
                rows.IsNull(5) ? null : Convert.ToHexStringLower(rows.GetUtf8(5)),
                rows.IsNull(6) ? null : DateTime.UnixEpoch.AddSeconds(Math.Clamp(rows.GetInt64(6), 0, 253_402_300_799)),
                Time(rows, 7), Time(rows, 8), rows.GetInt32(9), rows.GetInt32(10), rows.GetInt32(11), rows.GetInt32(12), Text(rows, 13), rows.GetInt32(14)));
        }

        return all;
    }

    private static string? Text(DuckDbResult row, int column) => row.IsNull(column) ? null : row.GetString(column);

    private static DateTime? Time(DuckDbResult row, int column) => row.IsNull(column) ? null : row.GetTimestamp(column);
}
