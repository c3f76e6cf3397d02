using Tributary.Model;
using Tributary.Store.DuckDb;

namespace Tributary.Store.People;

/// <summary>What a contributor works on: the commits that they author, or that name them, of the last four quarters in which there are any.</summary>
/// <remarks>
/// Not of all time: what somebody does now says more of what they can be asked for than what they did years ago. Not of the last year either:
/// who paused has a profile too, and its quarters say how old it is.
/// </remarks>
/// <param name="Quarters">Up to four, the earliest first.</param>
/// <param name="Commits">Theirs in these, each once, copies left out.</param>
/// <param name="Work">Areas, kinds, ecosystems, layers; of each, most commits first.</param>
public sealed record WorkProfile(IReadOnlyList<Quarter> Quarters, long Commits, IReadOnlyList<WorkRecord> Work)
{
    private const string Own =
        """
        with own as (
          select repository, commit, cast(date_trunc('quarter', day) as date) as quarter
          from credit
          where people = 'resolved' and contributor = $contributor and not copy
        ),
        recent as (
          select quarter, count(*) as commits
          from own
          group by quarter
          order by quarter desc
          limit 4
        )
        """;

    /// <summary>A contributor's profile; null where the store does not know what commits are about, or they have none.</summary>
    internal static WorkProfile? Read(DuckDbConnection connection, long contributor)
    {
        (List<Quarter> quarters, long commits) = ReadQuarters(connection, contributor);
        var work = new List<WorkRecord>();
        using DuckDbResult rows = connection.Query(
            $"""
            {Own}
            select l.aspect, l.label, l.title, cast(sum(w.share) as bigint)
            from own
            join recent on recent.quarter = own.quarter
            join work w on w.repository = own.repository and w.commit = own.commit
            join work_label l on l.aspect = w.aspect and l.label = w.label
            group by l.aspect, l.label, l.title, l.position
            order by case l.aspect when 'area' then 1 when 'kind' then 2 when 'ecosystem' then 3 else 4 end, 4 desc, l.position
            """,
            ("contributor", contributor));
        while (rows.Read()) work.Add(new WorkRecord(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetInt64(3) / 10_000.0, rows.GetInt64(3) / 10_000.0 / commits));
        return work.Count > 0 ? new WorkProfile(quarters, commits, work) : null;
    }

    private static (List<Quarter> Quarters, long Commits) ReadQuarters(DuckDbConnection connection, long contributor)
    {
        (List<Quarter> quarters, long commits) = ([], 0L);
        using DuckDbResult rows = connection.Query($"{Own}\nselect quarter, commits from recent order by quarter", ("contributor", contributor));
        while (rows.Read())
        {
            quarters.Add(Quarter.Containing(rows.GetDate(0)));
            commits += rows.GetInt64(1);
        }

        return (quarters, commits);
    }
}

/// <summary>How much of somebody's work is about what.</summary>
/// <param name="Aspect">area, kind, ecosystem or layer.</param>
/// <param name="Label">Short name.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Commits">Of areas, by their shares; they add up to the commits, as kinds and layers do. Of ecosystems, the commits about each.</param>
/// <param name="Share">Of all of their commits in the same quarters.</param>
public sealed record WorkRecord(string Aspect, string Label, string Title, double Commits, double Share);
