using Tributary.Catalog;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Brings the store's catalog tables up to date, and gives each repository its number.</summary>
internal static class CatalogWriter
{
    /// <summary>Writes the catalog in one transaction. A repository that is catalogued no longer keeps its number and facts, but is in no scope.</summary>
    /// <remarks>A repository that the catalog lists under a name by which its host, or the catalog, knew it before is that repository.</remarks>
    /// <returns>The numbers of the catalogued repositories.</returns>
    public static IReadOnlyDictionary<RepositoryName, int> Write(DuckDbConnection connection, RepositoryCatalog catalog, TimeProvider clock)
    {
        Dictionary<RepositoryName, int> known = ReadNumbers(connection);
        Dictionary<RepositoryName, int> numbers = Number(catalog, known, Alias.ReadAll(connection));
        using DuckDbTransaction transaction = connection.Begin();
        foreach ((RepositoryName name, int number) in known)
        {
            if (numbers.ContainsValue(number) && !numbers.ContainsKey(name)) new Alias(number, name).Note(connection, Alias.FromCatalog, StoreTime.Now(clock));
        }

        connection.Execute("delete from category; delete from scope_group; delete from scope_member");
        WriteCategories(connection, catalog);
        WriteGroups(connection, catalog);
        WriteScopes(connection, catalog, numbers);
        WriteRepositories(connection, catalog, numbers);
        // What was derived followed from another catalog, until it is derived anew.
        _ = connection.Execute(
            "delete from provenance where name = $derived and not exists (select 1 from provenance where name = 'catalog_fingerprint' and value = $fingerprint)",
            ("derived", FactStore.DerivedTips), ("fingerprint", catalog.Fingerprint));
        transaction.Commit();
        return numbers;
    }

    private static Dictionary<RepositoryName, int> ReadNumbers(DuckDbConnection connection)
    {
        var numbers = new Dictionary<RepositoryName, int>();
        using DuckDbResult rows = connection.Query("select name, repository from repository");
        while (rows.Read()) numbers.Add(RepositoryName.Parse(rows.GetString(0)), rows.GetInt32(1));
        return numbers;
    }

    private static Dictionary<RepositoryName, int> Number(RepositoryCatalog catalog, Dictionary<RepositoryName, int> known, IReadOnlyList<Alias> aliases)
    {
        var numbers = new Dictionary<RepositoryName, int>();
        int next = known.Count == 0 ? 0 : known.Values.Max() + 1;
        // Names go before aliases: where both a repository's old and its new name are catalogued, they are two.
        foreach (RepositoryName name in catalog.Repositories.Select(it => it.Name).Where(known.ContainsKey)) numbers.Add(name, known[name]);
        HashSet<int> taken = [.. numbers.Values];
        foreach (RepositoryName name in catalog.Repositories.Select(it => it.Name).Where(name => !known.ContainsKey(name)))
        {
            int number = aliases.FirstOrDefault(alias => alias.Name == name && !taken.Contains(alias.Repository))?.Repository ?? next++;
            taken.Add(number);
            numbers.Add(name, number);
        }

        return numbers;
    }

    private static void WriteCategories(DuckDbConnection connection, RepositoryCatalog catalog)
    {
        using DuckDbAppender rows = connection.Append("category");
        for (int i = 0; i < catalog.Categories.Count; i++)
            rows.Add(catalog.Categories[i].Id).Add(catalog.Categories[i].Title).Add(i).EndRow();
        rows.Complete();
    }

    private static void WriteGroups(DuckDbConnection connection, RepositoryCatalog catalog)
    {
        using DuckDbAppender rows = connection.Append("scope_group");
        for (int i = 0; i < catalog.Groups.Count; i++)
            rows.Add(catalog.Groups[i].Id).Add(catalog.Groups[i].Title).Add(i).EndRow();
        rows.Complete();
    }

    private static void WriteRepositories(DuckDbConnection connection, RepositoryCatalog catalog, Dictionary<RepositoryName, int> numbers)
    {
        connection.Execute("delete from repository where repository in (select repository from scope_member)");
        connection.Execute("update repository set position = null, precedence = null");
        Dictionary<RepositoryName, int> precedence = catalog.ByPrecedence().Select((repository, index) => (repository.Name, index)).ToDictionary();
        using DuckDbAppender rows = connection.Append("repository");
        for (int i = 0; i < catalog.Repositories.Count; i++)
        {
            CatalogRepository repository = catalog.Repositories[i];
            rows.Add(numbers[repository.Name]).Add(repository.Name.ToString()).Add(repository.Category).Add(repository.Vendor);
            _ = repository.ForkOf is { } upstream && numbers.TryGetValue(upstream, out int number) ? rows.Add(number) : rows.AddNull();
            rows.Add(i).Add(precedence[repository.Name]).EndRow();
        }

        rows.Complete();
    }

    private static void WriteScopes(DuckDbConnection connection, RepositoryCatalog catalog, Dictionary<RepositoryName, int> numbers)
    {
        using DuckDbAppender rows = connection.Append("scope_member");
        for (int i = 0; i < catalog.Repositories.Count; i++)
        {
            CatalogRepository repository = catalog.Repositories[i];
            int number = numbers[repository.Name];
            int category = catalog.Categories.TakeWhile(known => known.Id != repository.Category).Count();
            rows.Add("repository").Add(repository.Name.ToString()).Add(i).Add(number).Add(true).EndRow();
            rows.Add("category").Add(repository.Category).Add(category).Add(number).Add(false).EndRow();
            rows.Add("catalog").Add(catalog.Name).Add(0).Add(number).Add(false).EndRow();
        }

        for (int i = 0; i < catalog.Groups.Count; i++)
        {
            foreach (RepositoryName name in catalog.Groups[i].Repositories) rows.Add("group").Add(catalog.Groups[i].Id).Add(i).Add(numbers[name]).Add(false).EndRow();
        }

        rows.Complete();
    }
}
