using Tributary.Model;
using Tributary.Store.DuckDb;

namespace Tributary.Metrics.Pools;

/// <summary>A pool of people, described: where and how deep they are active, since when, for whom they work, what they are called.</summary>
public sealed record Pool
{
    /// <summary>The repository, category, group or catalog that their activity is counted in; null: everywhere.</summary>
    public string? Place { get; init; }

    /// <summary>Further restrictions of that activity, and of whose it is; all hold.</summary>
    public IReadOnlyList<ScopeTerm> Scope { get; init; } = [];

    /// <summary>When; null: ever.</summary>
    public Period? Period { get; init; }

    /// <summary>At least so many ISO weeks with a commit, their own or one that names them.</summary>
    public int Weeks { get; init; } = 1;

    /// <summary>First day on which they may have begun there; null: whenever.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The organisation at their last activity of the period, without case; <c>unknown</c> for those who have none; null: whatever.</summary>
    public string? Organisation { get; init; }

    /// <summary>A part of a name, address or login; null: whatever.</summary>
    public string? Text { get; init; }

    /// <summary>Leaves out who is only named as a co-author. Default: false.</summary>
    public bool AuthorsOnly { get; init; }

    /// <summary>The people in it, most active weeks first.</summary>
    /// <exception cref="MetricException">The store knows no such place, or what a restriction names.</exception>
    public IReadOnlyList<PoolMember> Members(DuckDbConnection connection) => Members(connection, Period);

    /// <summary>How the pool changed since the period before its own; null where it is of no period.</summary>
    /// <param name="connection">To the store.</param>
    /// <param name="members">Its members.</param>
    /// <exception cref="MetricException">As for <see cref="Members(DuckDbConnection)"/>.</exception>
    public PoolTurnover? Turnover(DuckDbConnection connection, IReadOnlyList<PoolMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (Period is null) return null;
        HashSet<long> now = members.Select(member => member.Contributor).ToHashSet();
        HashSet<long> before = Members(connection, Period.Previous).Select(member => member.Contributor).ToHashSet();
        return new PoolTurnover(Period.Previous, before.Count, now.Except(before).Count(), before.Except(now).Count());
    }

    private List<PoolMember> Members(DuckDbConnection connection, Period? period)
    {
        ArgumentNullException.ThrowIfNull(connection);
        bool isAggregated = MetricEngine.IsAggregated(connection);
        List<ScopeTerm> scope = Scope.Select(term => term.CheckedAgainst(connection, PeopleReading.Resolved, isAggregated)).ToList();
        string? place = Place is null ? null : ScopeTerm.Place(Place).CheckedAgainst(connection, PeopleReading.Resolved, isAggregated).Value;
        using DuckDbResult rows = connection.Query(MetricText.WithScope(MetricText.Read("Pools/pool.sql"), scope),
        [
            ("place", place),
            ("people", "resolved"),
            ("authors_only", AuthorsOnly),
            ("from", period?.From ?? MetricSpan.Ever),
            ("to", period?.To ?? MetricSpan.Never),
            ("weeks", (long)Weeks),
            ("since", Since ?? MetricSpan.Ever),
            ("organisation", Organisation),
            ("text", Text),
            .. scope.SelectMany((term, index) => term.Parameters(index)),
        ]);
        var members = new List<PoolMember>();
        while (rows.Read())
            members.Add(new PoolMember(rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetInt64(5), rows.GetInt64(6), rows.GetDate(7), rows.GetDate(8)));
        return members;
    }
}

/// <summary>A person of a pool, and what they did where and when was asked about.</summary>
/// <param name="Contributor">The store's number.</param>
/// <param name="Label">What they are called.</param>
/// <param name="Organisation">At their last activity; <c>unknown</c> and <c>independent</c> are answers.</param>
/// <param name="Commits">Non-merge commits authored.</param>
/// <param name="CoAuthored">Commits of others that name them.</param>
/// <param name="Weeks">ISO weeks with either.</param>
/// <param name="Repositories">Repositories with either.</param>
/// <param name="Since">Their first day in the place, ever.</param>
/// <param name="Last">Their last day in the period.</param>
public sealed record PoolMember(long Contributor, string Label, string Organisation, long Commits, long CoAuthored, long Weeks, long Repositories, DateOnly Since, DateOnly Last);

/// <summary>Who came to a pool and who left it.</summary>
/// <param name="Before">The period compared with.</param>
/// <param name="Size">People in the pool then.</param>
/// <param name="Entered">In it now, and not then.</param>
/// <param name="Departed">In it then, and not now.</param>
public sealed record PoolTurnover(Period Before, int Size, int Entered, int Departed);
