using Tributary.Store.DuckDb;

namespace Tributary.Insights.Stacks;

/// <summary>Repositories that belong to neither of two ecosystems.</summary>
internal static class NeutralRepositories
{
    // A repository belongs to an ecosystem as a whole where every commit serves it, as the catalog's rules have it of what they name.
    private const string Sql = """
        with held as (
          select repository, count(*) as commits
          from work
          where aspect = 'layer'
          group by repository
        ),
        own as (
          select w.repository
          from work w
          join held on held.repository = w.repository
          where w.aspect = 'ecosystem' and w.label in ($one, $other) and w.about
          group by w.repository, w.label, held.commits
          having count(*) >= held.commits
        )
        select r.name
        from held
        join repository r on r.repository = held.repository
        where r.position is not null and held.repository not in (select repository from own)
        order by r.position
        """;

    /// <summary>Their names, in the catalog's order; those of which something is read.</summary>
    public static List<string> Read(DuckDbConnection connection, string one, string other)
    {
        var names = new List<string>();
        using DuckDbResult rows = connection.Query(Sql, ("one", one), ("other", other));
        while (rows.Read()) names.Add(rows.GetString(0));
        return names;
    }
}
