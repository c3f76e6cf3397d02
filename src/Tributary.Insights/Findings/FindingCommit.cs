using Tributary.Metrics;
using Tributary.Store.DuckDb;

namespace Tributary.Insights.Findings;

/// <summary>A commit behind a finding.</summary>
/// <param name="Repository">owner/name.</param>
/// <param name="Id">All of its hexadecimal digits.</param>
/// <param name="Day">Its author's, in UTC.</param>
/// <param name="Subject">The first line of its message.</param>
public sealed record FindingCommit(string Repository, string Id, DateOnly Day, string Subject)
{
    /// <summary>The latest commits of a finding's scope and period; none in a store of published aggregates.</summary>
    /// <param name="connection">To the store.</param>
    /// <param name="finding">Which.</param>
    /// <param name="most">At most so many.</param>
    public static IReadOnlyList<FindingCommit> Read(DuckDbConnection connection, Finding finding, int most)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(finding);
        // What the scope and its restrictions say of a commit's work: aspect and label. A repository as its own restriction says nothing more.
        List<(string Aspect, string Label)> work = finding.Restrictions.Select(it => it.Split(':', 2)).Where(it => it[0] != "repository").Select(it => (it[0], it[1])).ToList();
        if (finding.By.IsAspect()) work.Add((finding.By.ToString().ToLowerInvariant(), finding.Scope));
        var commits = new List<FindingCommit>();
        using DuckDbResult rows = connection.Query($"""
            select r.name, lower(hex(c.id)), a.day, c.subject
            from authored a
            join scope_member m on m.repository = a.repository and m.kind = {(finding.By.IsAspect() ? "'catalog'" : "$by and m.scope = $scope")}
            {string.Concat(work.Select((_, place) => $"join work w{place} on w{place}.repository = a.repository and w{place}.commit = a.commit and w{place}.aspect = $aspect{place} and w{place}.label = $label{place} and w{place}.about "))}
            join commit c on c.repository = a.repository and c.commit = a.commit
            join repository r on r.repository = a.repository
            where a.people = 'resolved' and a.day >= cast($from as date) and a.day < cast($to as date) and (m.alone or not a.copy)
            order by a.day desc, r.name, c.commit desc
            limit $most
            """,
            [
                ("by", finding.By.ToString().ToLowerInvariant()), ("scope", finding.Scope), ("from", finding.Period.From), ("to", finding.Period.To), ("most", (long)most),
                .. work.SelectMany((it, place) => ((string, object?)[])[($"aspect{place}", it.Aspect), ($"label{place}", it.Label)]),
            ]);
        while (rows.Read()) commits.Add(new FindingCommit(rows.GetString(0), rows.GetString(1), rows.GetDate(2), rows.GetString(3)));
        return commits;
    }
}
