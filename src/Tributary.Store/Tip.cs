using System.Globalization;
using Tributary.Model;
using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>A state of a repository, up to where it is read: a row of the table <c>tip</c>.</summary>
public sealed record Tip
{
    /// <summary>How the last attempt ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>One sentence or two, where there is something to say.</summary>
    public string? Reason { get; init; }

    /// <summary>The default branch's full ref name.</summary>
    public string? Branch { get; init; }

    /// <summary>The commit up to which facts are held.</summary>
    public ObjectId? Id { get; init; }

    /// <summary>Its commit date, seconds since 1970.</summary>
    public long? Committed { get; init; }

    /// <summary>What is older is cut off at its source, UTC; null: the history is held from its first commit.</summary>
    public DateTime? CoveredFrom { get; init; }

    /// <summary>The history is complete up to here, UTC; null: nothing is covered.</summary>
    public DateTime? CoveredUntil { get; init; }

    /// <summary>Commits that the tip reaches, merges included.</summary>
    public int Commits { get; init; }

    /// <summary>Digest, in hexadecimal, of the commits whose parents are cut off; null: there are none.</summary>
    public string? Boundary { get; init; }

    /// <summary>The state of each repository that was ever tried, by its number.</summary>
    public static IReadOnlyDictionary<int, Tip> ReadAll(DuckDbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var tips = new Dictionary<int, Tip>();
        using DuckDbResult rows = connection.Query("select repository, outcome, reason, branch, id, committed, covered_from, covered_until, commits, boundary from coverage");
        while (rows.Read())
        {
            tips.Add(rows.GetInt32(0), new Tip
            {
                Outcome = Enum.Parse<Outcome>(rows.GetString(1), ignoreCase: true),
                Reason = rows.IsNull(2) ? null : rows.GetString(2),
                Branch = rows.IsNull(3) ? null : rows.GetString(3),
                Id = rows.IsNull(4) ? null : new ObjectId(rows.GetUtf8(4)),
                Committed = rows.IsNull(5) ? null : rows.GetInt64(5),
                CoveredFrom = rows.IsNull(6) ? null : rows.GetTimestamp(6),
                CoveredUntil = rows.IsNull(7) ? null : rows.GetTimestamp(7),
                Commits = rows.GetInt32(8),
                Boundary = rows.IsNull(9) ? null : Convert.ToHexStringLower(rows.GetUtf8(9)),
            });
        }

        return tips;
    }

    /// <summary>Notes this as a repository's state. A row is added where the state is new; where only the time moved on, the last row says so.</summary>
    /// <param name="load">Where facts are written with it.</param>
    /// <param name="repository">The repository's number.</param>
    /// <param name="before">Its state up to now; null: it has none.</param>
    /// <param name="notedAt">Now, UTC.</param>
    public void Write(BulkLoad load, int repository, Tip? before, DateTime notedAt)
    {
        ArgumentNullException.ThrowIfNull(load);
        if (this == before) return;
        // Most states are first ones, and a statement for each took a third of a sync in which most repositories had no mirror.
        if (before is null) Append(load.To("tip"), repository, notedAt);
        else if (IsMoveOn(before)) MoveOn(load.Connection, [(repository, CoveredUntil)]);
        else Add(load.Connection, repository, notedAt);
    }

    /// <summary>Whether nothing differs from an earlier state but the time up to which it holds.</summary>
    public bool IsMoveOn(Tip? before) => before is not null && this == before with { CoveredUntil = CoveredUntil };

    /// <summary>Notes of many repositories that their state is what it was, up to a later time.</summary>
    public static void MoveOn(DuckDbConnection connection, IEnumerable<(int Repository, DateTime? CoveredUntil)> repositories)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(repositories);
        connection.Execute("create or replace temp table moved (repository integer, covered_until timestamp)");
        using (DuckDbAppender moved = connection.Append("moved"))
        {
            foreach ((int repository, DateTime? until) in repositories) moved.Add(repository).Add(until).EndRow();
            moved.Complete();
        }

        connection.Execute(
            """
            update tip set covered_until = moved.covered_until
            from moved, (select repository, max(sequence) as sequence from tip group by repository) latest
            where tip.repository = moved.repository and latest.repository = tip.repository and latest.sequence = tip.sequence;
            drop table moved
            """);
    }

    /// <summary>The number that the next new state of a repository gets.</summary>
    public static int NextSequence(DuckDbConnection connection, int repository)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return Convert.ToInt32(connection.QueryScalar("select coalesce(max(sequence) + 1, 0) from tip where repository = $repository", ("repository", repository)), CultureInfo.InvariantCulture);
    }

    private void Append(DuckDbAppender rows, int repository, DateTime notedAt)
    {
        rows.Add(repository).Add(0).Add(Outcome.ToString().ToLowerInvariant()).Add(Reason).Add(Branch);
        _ = Id is { } id ? rows.AddBlob(id.ToArray()) : rows.AddNull();
        _ = Committed is { } committed ? rows.Add(committed) : rows.AddNull();
        rows.Add(CoveredUntil).Add(Commits).Add(notedAt).Add(CoveredFrom);
        _ = Boundary is { } digest ? rows.AddBlob(Convert.FromHexString(digest)) : rows.AddNull();
        rows.EndRow();
    }

    private void Add(DuckDbConnection connection, int repository, DateTime notedAt) => _ = connection.Execute(
        """
        insert into tip (repository, sequence, outcome, reason, branch, id, committed, covered_from, covered_until, commits, boundary, noted_at)
        values ($repository, (select coalesce(max(sequence) + 1, 0) from tip where repository = $repository), $outcome, $reason, $branch, $id, $committed, $covered_from, $covered_until, $commits, $boundary, $noted_at)
        """,
        ("repository", repository), ("outcome", Outcome.ToString().ToLowerInvariant()), ("reason", Reason), ("branch", Branch),
        ("id", Id?.ToArray()), ("committed", Committed), ("covered_from", CoveredFrom), ("covered_until", CoveredUntil), ("commits", Commits),
        ("boundary", Boundary is { } digest ? Convert.FromHexString(digest) : null), ("noted_at", notedAt));
}
