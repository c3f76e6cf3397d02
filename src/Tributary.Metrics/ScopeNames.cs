using System.Globalization;
using Tributary.Store.DuckDb;

namespace Tributary.Metrics;

/// <summary>Finds in a store what people name in a scope, without case, as the store writes it.</summary>
internal sealed class ScopeNames(DuckDbConnection connection, bool isAggregated)
{
    /// <summary>Stands for those of whom no organisation is known.</summary>
    public const string Unknown = "unknown";

    private const string ReadHistories = "Run 'tributary init' and 'tributary sync' to read the histories.";
    private const int MostNamed = 5;

    /// <summary>Published aggregates can't be asked what commits are about.</summary>
    public static MetricException NoWork() => new($"Published aggregates say nothing of what commits are about. {ReadHistories}");

    /// <summary>Nor for whom people work, and by which clocks.</summary>
    public static MetricException NoPeople() => new($"Published aggregates say nothing of organisations and time zones. {ReadHistories}");

    /// <summary>A place of a kind, or of whichever has the name.</summary>
    public string Place(string? kind, string name) =>
        Find("select min(scope) from scope_member where lower(scope) = lower($name) and kind = coalesce(cast($kind as varchar), kind)", name, kind)
        ?? throw new MetricException($"'{name}' is no {kind ?? "repository, category, group or catalog"} of the store.");

    /// <summary>Who stands behind repositories of the catalog.</summary>
    public string Vendor(string name) =>
        Find("select min(vendor) from repository where position is not null and lower(vendor) = lower($name)", name) ?? throw new MetricException($"'{name}' is no vendor of the catalog.");

    /// <summary>What commits can be about.</summary>
    public string Label(string aspect, string name)
    {
        if (isAggregated) throw NoWork();
        return FindLabel(aspect, name) ?? throw new MetricException($"'{name}' is no {aspect} of the catalog. {Labels(aspect)}");
    }

    /// <summary>A kind of contributor; null: there is none of the name.</summary>
    public string? ContributorKind(string name) => Find("select min(kind) from contributor where kind = lower($name)", name);

    /// <summary>A kind of change, where no kind of contributor has the name.</summary>
    public string WorkKind(string name) =>
        (isAggregated ? null : FindLabel("kind", name))
        ?? throw new MetricException($"'{name}' is no kind of contributor in the store{(isAggregated ? "." : $", nor a kind of change. {Labels("kind")}")}");

    /// <summary>Whom people work for.</summary>
    public string Organisation(string name)
    {
        if (isAggregated) throw NoPeople();
        return name is Unknown ? name
            : Find("select min(organisation) from affiliation where lower(organisation) = lower($name)", name) ?? throw new MetricException($"'{name}' is no organisation that anybody in the store works for.");
    }

    /// <summary>The number of the contributor with a label, or with that number.</summary>
    public string Contributor(PeopleReading people, string name)
    {
        var fitting = new List<(long Number, long Commits)>();
        using (DuckDbResult rows = connection.Query(
            """
            select c.contributor, cast(coalesce(sum(a.commits), 0) as bigint)
            from contributor c
            left join activity a on a.people = c.people and a.contributor = c.contributor
            where c.people = $people and (lower(c.label) = lower($name) or c.contributor = $number)
            group by c.contributor
            order by 2 desc, 1
            """,
            ("people", people.ToString().ToLowerInvariant()), ("name", name), ("number", long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null)))
        {
            while (rows.Read()) fitting.Add((rows.GetInt64(0), rows.GetInt64(1)));
        }

        if (fitting is [var only]) return only.Number.ToString(CultureInfo.InvariantCulture);
        if (fitting.Count == 0) throw new MetricException($"No contributor is called '{name}', nor has that number. Write the name as 'tributary people find' prints it.");
        string several = string.Join(", ", fitting.Take(MostNamed).Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Number} ({it.Commits} commits)")));
        throw new MetricException($"'{name}' is the name of {fitting.Count} contributors. Write contributor: and the number of one: {several}{(fitting.Count > MostNamed ? ", and others" : "")}.");
    }

    private string? FindLabel(string aspect, string name) => Find("select min(label) from work_label where aspect = $kind and lower(label) = lower($name)", name, aspect);

    private string? Find(string query, string name, string? kind = null) => connection.QueryScalar(query, ("name", name), ("kind", kind)) as string;

    private string Labels(string aspect)
    {
        var labels = new List<string>();
        using DuckDbResult rows = connection.Query("select label from work_label where aspect = $aspect order by position, label", ("aspect", aspect));
        while (rows.Read()) labels.Add(rows.GetString(0));
        return labels.Count > 0 ? $"Use one of {string.Join(", ", labels)}." : $"It names no {aspect}.";
    }
}
