using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>Commits that a repository holds and that are at home in another.</summary>
/// <param name="Repository">Holds the copies: owner/name.</param>
/// <param name="Home">Where they count once: owner/name. The catalog's order decides, so this need not be where they were written.</param>
/// <param name="Commits">How many, merges left out.</param>
/// <param name="SameId">Of these: under the id that they have at home; the others were rewritten.</param>
/// <param name="FirstDay">The first one's author date, UTC; null: none has a date that can be.</param>
/// <param name="LastDay">The last one's.</param>
/// <param name="Declared">The catalog's <c>fork_of</c> links the two, directly or through others.</param>
public sealed record SharedHistory(string Repository, string Home, int Commits, int SameId, DateOnly? FirstDay, DateOnly? LastDay, bool Declared)
{
    /// <summary>All that repositories share, the most first.</summary>
    public static IReadOnlyList<SharedHistory> ReadAll(DuckDbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var all = new List<SharedHistory>();
        using DuckDbResult rows = connection.Query(
            """
            select r.name, home.name, s.commits, s.same_id, s.first_day, s.last_day, s.declared
            from sharing s
            join repository r on r.repository = s.repository
            join repository home on home.repository = s.home
            order by s.commits desc, r.position, home.position
            """);
        while (rows.Read())
        {
            all.Add(new SharedHistory(
                rows.GetString(0), rows.GetString(1), rows.GetInt32(2), rows.GetInt32(3),
                rows.IsNull(4) ? null : rows.GetDate(4), rows.IsNull(5) ? null : rows.GetDate(5), rows.GetBoolean(6)));
        }

        return all;
    }
}
