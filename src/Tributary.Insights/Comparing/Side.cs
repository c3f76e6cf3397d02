using Tributary.Metrics;
using Tributary.Store.DuckDb;

namespace Tributary.Insights.Comparing;

/// <summary>One of the things that are compared: an ecosystem, a vendor, a repository, or whatever else a scope's term names.</summary>
/// <param name="Title">As it is printed.</param>
/// <param name="Term">What restricts figures to it.</param>
/// <param name="Own">The repositories that belong to it as a whole, in the catalog's order; empty where nothing does.</param>
public sealed record Side(string Title, ScopeTerm Term, IReadOnlyList<OwnRepository> Own)
{
    /// <summary>What its figures are restricted to besides; null: to nothing.</summary>
    internal ScopeTerm? Within { get; init; }

    // What a bare name is looked for as, one after the other.
    private const string Names = """
        select title, 'ecosystem:' || label as term, 0 as place from work_label where aspect = 'ecosystem' and lower($name) in (lower(label), lower(title))
        union all
        select name, 'repository:' || name, 1 from repository where position is not null and lower(name) = lower($name)
        union all
        select distinct vendor, 'vendor:' || vendor, 2 from repository where position is not null and lower(vendor) = lower($name)
        union all
        select title, 'category:' || category, 3 from category where lower($name) in (lower(category), lower(title))
        union all
        select title, 'group:' || scope, 4 from scope_group where lower($name) in (lower(scope), lower(title))
        order by place
        limit 1
        """;

    /// <summary>Reads what a person wrote: a term such as <c>vendor:amd</c>, or the bare name of an ecosystem, repository, vendor, category or group, looked for in this order.</summary>
    /// <param name="connection">To the store.</param>
    /// <param name="text">What was written.</param>
    /// <param name="ownOf">The repositories that belong to an ecosystem, by its short name: the catalog's rules know.</param>
    /// <exception cref="MetricException">The store knows nothing of the name.</exception>
    public static Side Parse(DuckDbConnection connection, string text, Func<string, IEnumerable<string>> ownOf)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(ownOf);
        (string title, string term) = text.Contains(':', StringComparison.Ordinal) ? (TitleOf(connection, text), text) : Find(connection, text);
        return new Side(title, ScopeTerm.Parse(term), OwnRepository.Read(connection, term.Split(':', 2) switch
        {
            ["ecosystem", var ecosystem] => ownOf(ecosystem).ToList(),
            ["repository", var name] => [name],
            ["vendor", var vendor] => OwnRepository.NamesOf(connection, "select name from repository where position is not null and lower(vendor) = lower($value)", vendor),
            ["category" or "group", var scope] => OwnRepository.NamesOf(connection, "select r.name from scope_member m join repository r on r.repository = m.repository where m.kind in ('category', 'group') and lower(m.scope) = lower($value)", scope),
            _ => [],
        }));
    }

    private static (string Title, string Term) Find(DuckDbConnection connection, string name)
    {
        using DuckDbResult rows = connection.Query(Names, ("name", name));
        if (rows.Read()) return (rows.GetString(0), rows.GetString(1));
        throw new MetricException($"'{name}' is no ecosystem, repository, vendor, category or group of the store. Write one of these, or a scope such as organisation:AMD.");
    }

    private static string TitleOf(DuckDbConnection connection, string term)
    {
        string value = term[(term.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return connection.QueryScalar("select min(title) from work_label where aspect = $aspect and lower(label) = lower($label)", ("aspect", term[..term.IndexOf(':', StringComparison.Ordinal)]), ("label", value)) as string ?? value;
    }
}
