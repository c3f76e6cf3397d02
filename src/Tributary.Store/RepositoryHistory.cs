using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>What the store knows of one repository's coverage: each quarter, each state that it was in, and its other names.</summary>
/// <param name="Quarters">From its first commit, or the start of what is covered, to the end of what is covered.</param>
/// <param name="States">The states that it was in, the oldest first.</param>
/// <param name="Aliases">Other names by which it is or was known.</param>
public sealed record RepositoryHistory(IReadOnlyList<QuarterCoverage> Quarters, IReadOnlyList<RepositoryState> States, IReadOnlyList<string> Aliases)
{
    /// <summary>The history of a repository by its catalogued name, whatever its case.</summary>
    public static RepositoryHistory Read(DuckDbConnection connection, string name)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new RepositoryHistory(ReadQuarters(connection, name), ReadStates(connection, name), ReadAliases(connection, name));
    }

    private static List<QuarterCoverage> ReadQuarters(DuckDbConnection connection, string name)
    {
        var quarters = new List<QuarterCoverage>();
        using DuckDbResult rows = connection.Query(
            """
            with commits as (
              select a.repository, cast(date_trunc('quarter', a.day) as date) as quarter, sum(a.commits) as commits
              from activity a
              where a.people = 'resolved'
              group by a.repository, cast(date_trunc('quarter', a.day) as date)
            )
            select q.quarter, q.coverage, cast(coalesce(c.commits, 0) as bigint)
            from quarter_coverage q
            join repository r on r.repository = q.repository
            left join commits c on c.repository = q.repository and c.quarter = q.quarter
            where lower(r.name) = lower($name)
            order by q.quarter
            """,
            ("name", name));
        while (rows.Read()) quarters.Add(new QuarterCoverage(rows.GetDate(0), rows.GetString(1), rows.GetInt64(2)));
        return quarters;
    }

    private static List<RepositoryState> ReadStates(DuckDbConnection connection, string name)
    {
        var states = new List<RepositoryState>();
        using DuckDbResult rows = connection.Query(
            """
            select t.noted_at, t.outcome, t.reason, t.branch, t.id, t.covered_until, t.commits
            from tip t
            join repository r on r.repository = t.repository
            where lower(r.name) = lower($name)
            order by t.sequence
            """,
            ("name", name));
        while (rows.Read())
        {
            states.Add(new RepositoryState(
                rows.IsNull(0) ? null : rows.GetTimestamp(0), rows.GetString(1), rows.IsNull(2) ? null : rows.GetString(2), rows.IsNull(3) ? null : rows.GetString(3),
                rows.IsNull(4) ? null : Convert.ToHexStringLower(rows.GetUtf8(4)), rows.IsNull(5) ? null : rows.GetTimestamp(5), rows.GetInt32(6)));
        }

        return states;
    }

    private static List<string> ReadAliases(DuckDbConnection connection, string name)
    {
        var aliases = new List<string>();
        using DuckDbResult rows = connection.Query(
            "select a.name from alias a join repository r on r.repository = a.repository where lower(r.name) = lower($name) and a.name <> r.name order by a.noted_at, a.name", ("name", name));
        while (rows.Read()) aliases.Add(rows.GetString(0));
        return aliases;
    }
}

/// <summary>A quarter of a repository's life.</summary>
/// <param name="Quarter">Its first day.</param>
/// <param name="Coverage">whole, or part: some of it is cut off or not yet read.</param>
/// <param name="Commits">Dated non-merge commits read of it, copies among them.</param>
public sealed record QuarterCoverage(DateOnly Quarter, string Coverage, long Commits);

/// <summary>A state that a repository was in.</summary>
/// <param name="NotedAt">When it was first seen so, UTC; null where that was not noted.</param>
/// <param name="Outcome">read, empty, missing, broken, gone or unreachable.</param>
/// <param name="Reason">One sentence or two, where there is something to say.</param>
/// <param name="Branch">The default branch's full ref name.</param>
/// <param name="Tip">The commit up to which facts were held, in hexadecimal.</param>
/// <param name="CoveredUntil">The history was complete up to here, UTC.</param>
/// <param name="Commits">Commits that the tip reached.</param>
public sealed record RepositoryState(DateTime? NotedAt, string Outcome, string? Reason, string? Branch, string? Tip, DateTime? CoveredUntil, int Commits);
