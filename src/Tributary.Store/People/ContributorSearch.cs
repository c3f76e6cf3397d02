using Tributary.Store.DuckDb;

namespace Tributary.Store.People;

/// <summary>Which people are looked for.</summary>
public sealed record ContributorSearch
{
    /// <summary>A repository, a category or the catalog, by its name; null: everywhere.</summary>
    public string? Scope { get; init; }

    /// <summary>First day.</summary>
    public DateOnly From { get; init; } = new(1990, 1, 1);

    /// <summary>First day no longer.</summary>
    public DateOnly Until { get; init; } = new(9999, 12, 31);

    /// <summary>At least so many ISO weeks with a commit, their own or one that names them.</summary>
    public int Weeks { get; init; } = 1;

    /// <summary>The organisation at their last activity of the period, without case; <c>unknown</c> for those who have none; null: whatever.</summary>
    public string? Organisation { get; init; }

    /// <summary>A part of a name, address or login; null: whatever.</summary>
    public string? Text { get; init; }

    /// <summary>Those who fit, most active weeks first.</summary>
    /// <exception cref="StoreException">There is no such scope.</exception>
    public IReadOnlyList<FoundContributor> Run(DuckDbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (Scope is not null && connection.QueryScalar("select count(*) from scope_member where lower(scope) = lower($scope)", ("scope", Scope)) is 0L)
            throw new StoreException($"'{Scope}' is no repository, category or catalog of the store. 'tributary status --all' lists the repositories.");
        var found = new List<FoundContributor>();
        using DuckDbResult rows = connection.Query(Sql, ("scope", Scope), ("from", From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("until", Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("weeks", Weeks), ("organisation", Organisation), ("text", Text));
        while (rows.Read())
            found.Add(new FoundContributor(rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetInt64(5), rows.GetInt64(6), rows.GetDate(7), rows.GetDate(8)));
        return found;
    }

    private const string Sql = """
        with place as (
          select distinct repository from scope_member where cast($scope as varchar) is null or lower(scope) = lower(cast($scope as varchar))
        ),
        active as (
          select a.contributor, cast(sum(a.commits) as bigint) as commits, cast(sum(a.coauthored) as bigint) as coauthored, count(distinct a.week) as weeks,
                 count(distinct a.repository) as repositories, max(a.day) as last_day
          from activity a
          join place p on p.repository = a.repository
          where a.people = 'resolved' and a.is_person and not a.copy and a.day >= cast($from as date) and a.day < cast($until as date)
          group by a.contributor
        ),
        begun as (
          select a.contributor, min(a.day) as first_day
          from activity a
          join place p on p.repository = a.repository
          where a.people = 'resolved'
          group by a.contributor
        )
        select c.contributor, c.label, coalesce(f.organisation, 'unknown'), active.commits, active.coauthored, active.weeks, active.repositories, begun.first_day, active.last_day
        from active
        join contributor c on c.people = 'resolved' and c.contributor = active.contributor
        join begun on begun.contributor = active.contributor
        left join affiliation f on f.people = 'resolved' and f.contributor = active.contributor and active.last_day >= f.from_day and active.last_day < f.until_day
        where active.weeks >= $weeks
          and (cast($organisation as varchar) is null or lower(coalesce(f.organisation, 'unknown')) = lower(cast($organisation as varchar)))
          and (cast($text as varchar) is null or contains(lower(c.label), lower(cast($text as varchar))) or exists (
            select 1
            from identity i
            join signature s on s.signature = i.signature
            where i.people = 'resolved' and i.contributor = c.contributor
              and (contains(lower(s.name), lower(cast($text as varchar))) or contains(lower(s.address), lower(cast($text as varchar))))))
        order by active.weeks desc, active.commits desc, c.label, c.contributor
        """;
}

/// <summary>A person who fits a search, and what they did where and when was asked about.</summary>
/// <param name="Contributor">The store's number.</param>
/// <param name="Label">What they are called.</param>
/// <param name="Organisation">At their last activity; <c>unknown</c> and <c>independent</c> are answers.</param>
/// <param name="Commits">Non-merge commits authored.</param>
/// <param name="CoAuthored">Commits of others that name them.</param>
/// <param name="Weeks">ISO weeks with either.</param>
/// <param name="Repositories">Repositories with either.</param>
/// <param name="Since">Their first day in the scope, ever.</param>
/// <param name="Last">Their last day in the period.</param>
public sealed record FoundContributor(
    long Contributor, string Label, string Organisation, long Commits, long CoAuthored, long Weeks, long Repositories, DateOnly Since, DateOnly Last);
