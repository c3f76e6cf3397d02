using Tributary.Store.DuckDb;

namespace Tributary.Reports;

/// <summary>What a text may only name where a finding does.</summary>
internal static class StoreNames
{
    /// <summary>Repositories with their owners (by itself, core is a word), categories, ecosystems and organisations.</summary>
    public static IReadOnlyList<string> Read(DuckDbConnection connection)
    {
        var names = new List<string>();
        using DuckDbResult rows = connection.Query("""
            select name from repository where position is not null
            union select title from category
            union select title from work_label where aspect = 'ecosystem'
            union select organisation from affiliation where organisation <> ''
            order by 1
            """);
        while (rows.Read()) names.Add(rows.GetString(0));
        return names;
    }
}
