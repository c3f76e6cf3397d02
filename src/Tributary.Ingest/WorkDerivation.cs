using Tributary.Catalog;
using Tributary.Catalog.Work;
using Tributary.Model;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>
/// Makes <c>work</c>, <c>work_label</c> and <c>excluded_path</c> by the catalog's rules. What a commit is about follows from its subject and its paths
/// alone, so only new commits are asked, unless the rules are others.
/// </summary>
internal static class WorkDerivation
{
    private const string Provenance = "work";

    /// <summary>What the tables follow from beside the facts.</summary>
    public static string Rules(RepositoryCatalog catalog) =>
        $"{catalog.Fingerprint} {catalog.Work?.Fingerprint ?? "none"} {typeof(WorkRules).Assembly.ManifestModule.ModuleVersionId} {typeof(WorkDerivation).Assembly.ManifestModule.ModuleVersionId}";

    /// <summary>Whose commits can be told of while they are read: those of which nothing is told yet, where what is told follows from the catalog's rules, or nothing ever was.</summary>
    /// <param name="connection">Not in a transaction.</param>
    /// <param name="catalog">Its rules may be none.</param>
    /// <param name="numbers">The repositories' numbers.</param>
    /// <returns>The rules for a repository by its number; null: all are told of by <see cref="Write"/>.</returns>
    public static Func<int, RepositoryWork>? Prepare(DuckDbConnection connection, RepositoryCatalog catalog, IReadOnlyDictionary<RepositoryName, int> numbers)
    {
        if (catalog.Work is not { } rules) return null;
        object? followed = connection.QueryScalar("select value from provenance where name = $name", ("name", Provenance));
        if (followed is not null && !Equals(followed, Rules(catalog))) return null;
        if (followed is null) Begin(connection, catalog);
        Dictionary<int, CatalogRepository> byNumber = catalog.Repositories.ToDictionary(repository => numbers[repository.Name]);
        return number => rules.For(byNumber[number]);
    }

    /// <summary>Writes them.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="catalog">Its rules may be none: then nothing is told of any commit.</param>
    /// <param name="cancellation">Ends it between two repositories.</param>
    /// <returns>Whether the rules are others than those of the last time.</returns>
    public static bool Write(DuckDbConnection connection, RepositoryCatalog catalog, CancellationToken cancellation)
    {
        bool same = Equals(connection.QueryScalar("select value from provenance where name = $name", ("name", Provenance)), Rules(catalog));
        if (!same) Empty(connection, catalog.Work);
        if (catalog.Work is not { } rules) return !same;
        Dictionary<RepositoryName, CatalogRepository> byName = catalog.Repositories.ToDictionary(repository => repository.Name);
        using DuckDbAppender work = connection.Append("work");
        using DuckDbAppender excluded = connection.Append("excluded_path");
        foreach ((int number, RepositoryName name, int from) in Unread(connection))
        {
            cancellation.ThrowIfCancellationRequested();
            new RepositoryWorkWriter(connection, number, rules.For(byName[name]), work, excluded).Write(from);
        }

        work.Complete();
        excluded.Complete();
        return !same;
    }

    /// <summary>Notes what they follow from.</summary>
    public static (string Name, string Value) Note(RepositoryCatalog catalog) => (Provenance, Rules(catalog));

    private static void Begin(DuckDbConnection connection, RepositoryCatalog catalog)
    {
        using DuckDbTransaction transaction = connection.Begin();
        Empty(connection, catalog.Work);
        _ = connection.Execute("insert into provenance (name, value) values ($name, $value)", ("name", Provenance), ("value", Rules(catalog)));
        transaction.Commit();
    }

    private static void Empty(DuckDbConnection connection, WorkRules? rules)
    {
        connection.Execute("delete from work; delete from work_label; delete from excluded_path");
        if (rules is null) return;
        using DuckDbAppender rows = connection.Append("work_label");
        foreach ((string aspect, IEnumerable<WorkLabel> labels) in (ReadOnlySpan<(string, IEnumerable<WorkLabel>)>)
            [(WorkRows.Area, rules.Areas), (WorkRows.Kind, rules.Kinds), (WorkRows.Ecosystem, rules.Ecosystems), (WorkRows.Layer, rules.Layers)])
        {
            int position = 0;
            foreach (WorkLabel label in labels)
                rows.Add(aspect).Add(label.Id).Add(label.Title).Add(position++).Add(label is not WorkArea { Group: AreaGroup.Excluded }).EndRow();
        }

        rows.Complete();
    }

    // Commits are numbered as they come, and each non-merge commit has an area.
    private static List<(int Number, RepositoryName Name, int From)> Unread(DuckDbConnection connection)
    {
        var repositories = new List<(int, RepositoryName, int)>();
        using DuckDbResult rows = connection.Query("""
            with told as (select repository, max(commit) as commit from work group by repository),
            held as (select repository, max(commit) as commit from commit where parent_count < 2 group by repository)
            select r.repository, r.name, coalesce(told.commit + 1, 0)
            from repository r
            join held on held.repository = r.repository
            left join told on told.repository = r.repository
            where r.position is not null and held.commit > coalesce(told.commit, -1)
            order by r.repository
            """);
        while (rows.Read()) repositories.Add((rows.GetInt32(0), RepositoryName.Parse(rows.GetString(1)), rows.GetInt32(2)));
        return repositories;
    }
}
