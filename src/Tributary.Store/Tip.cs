using Tributary.Model;
using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>Up to where a repository is read: a row of the table <c>tip</c>.</summary>
/// <param name="Outcome">How the last attempt ended.</param>
/// <param name="Reason">One sentence, where that is not <see cref="Outcome.Read"/>.</param>
/// <param name="Branch">The default branch's full ref name.</param>
/// <param name="Id">The commit up to which facts are held.</param>
/// <param name="Committed">Its commit date, seconds since 1970.</param>
/// <param name="CoveredUntil">The history is complete up to here, UTC; null: nothing is covered.</param>
/// <param name="Commits">Commits held, merges included.</param>
public sealed record Tip(Outcome Outcome, string? Reason, string? Branch, ObjectId? Id, long? Committed, DateTime? CoveredUntil, int Commits)
{
    /// <summary>The state of each repository that was ever tried, by its number.</summary>
    public static IReadOnlyDictionary<int, Tip> ReadAll(DuckDbConnection connection)
    {
        var tips = new Dictionary<int, Tip>();
        using DuckDbResult rows = connection.Query("select repository, outcome, reason, branch, id, committed, covered_until, commits from coverage");
        while (rows.Read())
        {
            tips.Add(rows.GetInt32(0), new Tip(
                Enum.Parse<Outcome>(rows.GetString(1), ignoreCase: true),
                rows.IsNull(2) ? null : rows.GetString(2),
                rows.IsNull(3) ? null : rows.GetString(3),
                rows.IsNull(4) ? null : new ObjectId(rows.GetUtf8(4)),
                rows.IsNull(5) ? null : rows.GetInt64(5),
                rows.IsNull(6) ? null : rows.GetTimestamp(6),
                rows.GetInt32(7)));
        }

        return tips;
    }

    /// <summary>Notes this as a repository's state, unless it is its state already.</summary>
    /// <returns>Whether a row was written.</returns>
    public bool Write(DuckDbConnection connection, int repository, Tip? before)
    {
        if (this == before) return false;
        _ = connection.Execute(
            """
            insert into tip (repository, sequence, outcome, reason, branch, id, committed, covered_until, commits)
            select $repository, coalesce(max(sequence) + 1, 0), $outcome, $reason, $branch, $id, $committed, $covered_until, $commits
            from tip where repository = $repository
            """,
            ("repository", repository), ("outcome", Outcome.ToString().ToLowerInvariant()), ("reason", Reason), ("branch", Branch), ("id", Id?.ToArray()),
            ("committed", Committed), ("covered_until", CoveredUntil), ("commits", Commits));
        return true;
    }
}
