using Tributary.Store.DuckDb;

namespace Tributary.Insights.Comparing;

/// <summary>A repository that belongs to a side as a whole.</summary>
/// <param name="Name">owner/name.</param>
/// <param name="IsRead">Whether anything was ever read of it.</param>
public sealed record OwnRepository(string Name, bool IsRead)
{
    internal static IReadOnlyList<OwnRepository> Read(DuckDbConnection connection, IReadOnlyCollection<string> names)
    {
        HashSet<string> wanted = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = new List<OwnRepository>();
        using DuckDbResult rows = connection.Query("select r.name, coalesce(v.commits, 0) > 0 from repository r left join coverage v on v.repository = r.repository where r.position is not null order by r.position");
        while (rows.Read())
        {
            if (wanted.Contains(rows.GetString(0))) own.Add(new OwnRepository(rows.GetString(0), rows.GetBoolean(1)));
        }

        return own;
    }

    internal static List<string> NamesOf(DuckDbConnection connection, string query, string? value = null)
    {
        var names = new List<string>();
        using DuckDbResult rows = value is null ? connection.Query(query) : connection.Query(query, ("value", value));
        while (rows.Read()) names.Add(rows.GetString(0));
        return names;
    }
}
