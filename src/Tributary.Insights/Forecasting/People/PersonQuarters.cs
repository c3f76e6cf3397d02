using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Insights.Forecasting.People;

/// <summary>Reads everybody's active quarters.</summary>
internal static class PersonQuarters
{
    // Copies count at home alone, as in every scope of several repositories.
    private const string Statement = """
        select m.scope, a.contributor, cast(date_trunc('quarter', cast(a.day as timestamp)) as date) as quarter,
               count(distinct a.week) as weeks, max(a.day) as last_day, cast(sum(a.commits + a.coauthored) as bigint) as commits, count(distinct a.repository) as repositories
        from scope_member m
        join repository r on r.repository = m.repository
        join activity a on a.repository = m.repository
        where m.kind = $kind and a.people = 'resolved' and a.is_person and (m.alone or not a.copy) and a.day < cast($until as date)
          and position(chr(10) || r.name || chr(10) in cast($names as varchar)) > 0
        group by m.scope, a.contributor, 3
        order by m.scope, a.contributor, 3
        """;

    /// <summary>All of them in the scopes of a kind, up to a quarter, over the repositories that are known from their first commit up to its end.</summary>
    public static IReadOnlyList<PersonQuarter> Read(FactStore store, ScopeKind kind, FieldCoverage coverage)
    {
        var quarters = new List<PersonQuarter>();
        var own = new List<Active>();
        using DuckDbResult rows = store.Connection.Query(
            Statement,
            ("kind", kind.ToString().ToLowerInvariant()), ("until", coverage.Last.Next.FirstDay), ("names", $"\n{string.Join('\n', coverage.Names)}\n"));
        while (rows.Read())
        {
            var active = new Active(
                rows.GetString(0), rows.GetInt64(1), Quarter.Containing(rows.GetDate(2)), (int)rows.GetInt64(3), rows.GetDate(4), rows.GetInt64(5), (int)rows.GetInt64(6));
            if (own.Count > 0 && (own[0].Contributor != active.Contributor || own[0].Scope != active.Scope))
            {
                Add(quarters, own);
                own.Clear();
            }

            own.Add(active);
        }

        if (own.Count > 0) Add(quarters, own);
        return quarters;
    }

    private static void Add(List<PersonQuarter> quarters, List<Active> own)
    {
        for (int i = 0; i < own.Count; i++)
        {
            Active now = own[i];
            quarters.Add(new PersonQuarter(
                now.Scope, now.Contributor, now.Quarter, now.Weeks, now.Quarter.Next.FirstDay.DayNumber - 1 - now.LastDay.DayNumber, now.Commits, now.Repositories,
                QuartersBefore: i, WeeksIn(own, i, now.Quarter.Previous), WeeksIn(own, i, now.Quarter.Plus(-2)), IsBack: i + 1 < own.Count && own[i + 1].Quarter == now.Quarter.Next));
        }
    }

    private static int WeeksIn(List<Active> own, int until, Quarter quarter)
    {
        for (int i = until - 1; i >= Math.Max(0, until - 2); i--)
        {
            if (own[i].Quarter == quarter) return own[i].Weeks;
        }

        return 0;
    }

    private sealed record Active(string Scope, long Contributor, Quarter Quarter, int Weeks, DateOnly LastDay, long Commits, int Repositories);
}
