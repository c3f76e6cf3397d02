using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>How many commits of the catalogued repositories touch more paths than 999 of 1,000 do; each is counted once.</summary>
/// <param name="Commits">All of them.</param>
/// <param name="Imports">Of these: commits that add at least nine tenths of the paths that they touch, as imports do.</param>
/// <param name="LeastTouches">The least that one of them touches; null: there are none.</param>
public sealed record BulkCommits(long Commits, long Imports, int? LeastTouches)
{
    /// <summary>Counts them.</summary>
    public static BulkCommits Read(DuckDbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using DuckDbResult rows = connection.Query("select count(*), count(*) filter (where added * 10 >= touches * 9), min(touches) from bulk where people = 'resolved' and not copy");
        _ = rows.Read();
        return new BulkCommits(rows.GetInt64(0), rows.GetInt64(1), rows.IsNull(2) ? null : rows.GetInt32(2));
    }
}
