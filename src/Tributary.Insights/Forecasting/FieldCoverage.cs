using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Insights.Forecasting;

/// <summary>Which quarters a store covers, and by which repositories a field can be followed through all of them.</summary>
internal sealed class FieldCoverage
{
    private readonly ILookup<ScopeKind, (string Name, int Repositories)> _scopes;

    private FieldCoverage(IReadOnlyList<Quarter> quarters, Quarter last, IReadOnlyList<string> names, ILookup<ScopeKind, (string Name, int Repositories)> scopes)
    {
        (Quarters, Last, _scopes) = (quarters, last, scopes);
        Whole = ScopeTerm.Repositories(names);
        Names = names;
    }

    /// <summary>From the first activity to the last quarter that any repository covers.</summary>
    public IReadOnlyList<Quarter> Quarters { get; }

    /// <summary>The last quarter that most of the repositories cover that are read.</summary>
    public Quarter Last { get; }

    /// <summary>The repositories that are read from their first commit up to the end of <see cref="Last"/>: of them, every quarter is known.</summary>
    public ScopeTerm Whole { get; }

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The kinds of scopes that the store has.</summary>
    public IEnumerable<ScopeKind> Kinds => Enum.GetValues<ScopeKind>().Where(_scopes.Contains);

    /// <summary>What is covered; null where no quarter is.</summary>
    public static FieldCoverage? Read(DuckDbConnection connection)
    {
        IReadOnlyList<RepositoryStatus> repositories = RepositoryStatus.ReadAll(connection);
        if (RepositoryStatus.EndOfMost(repositories) is not { } end || connection.QueryScalar("select min(day) from activity") is not DateOnly first) return null;
        Quarter last = LastWithin(end), latest = LastWithin(repositories.Max(it => it.CoveredUntil)!.Value);
        var quarters = new List<Quarter>();
        for (Quarter at = Quarter.Containing(first); at <= latest; at = at.Next) quarters.Add(at);
        List<string> whole = repositories.Where(it => it.CoveredFrom is null && it.CoveredUntil is { } until && LastWithin(until) >= last).Select(it => it.Name).ToList();
        return quarters.Count == 0 ? null : new FieldCoverage(quarters, last, whole, ReadScopes(connection));
    }

    /// <summary>The scopes of a kind, in the catalog's order, with how many repositories each has.</summary>
    public IEnumerable<(string Name, int Repositories)> ScopesOf(ScopeKind kind) => _scopes[kind];

    // The quarter that a history's end falls in is not whole.
    private static Quarter LastWithin(DateTime end) => Quarter.Containing(DateOnly.FromDateTime(end)).Previous;

    private static ILookup<ScopeKind, (string Name, int Repositories)> ReadScopes(DuckDbConnection connection)
    {
        var scopes = new List<(ScopeKind Kind, string Name, int Repositories)>();
        using DuckDbResult rows = connection.Query("select kind, scope, cast(count(*) as bigint) from scope_member group by kind, scope, position order by kind, position, scope");
        while (rows.Read())
        {
            if (Enum.TryParse(rows.GetString(0), ignoreCase: true, out ScopeKind kind)) scopes.Add((kind, rows.GetString(1), (int)rows.GetInt64(2)));
        }

        return scopes.ToLookup(it => it.Kind, it => (it.Name, it.Repositories));
    }
}
