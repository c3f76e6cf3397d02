using Tributary.Model;
using Tributary.Yaml;

namespace Tributary.Catalog;

/// <summary>Reads and checks a catalog's <c>groups</c>.</summary>
internal static class GroupReader
{
    /// <summary>The groups, in their order; what is wrong with one is noted at its line.</summary>
    /// <param name="list">The value of <c>groups</c>; null: there are none.</param>
    /// <param name="catalog">The catalog's name, which is a scope already, as are the categories.</param>
    /// <param name="categories">The catalog's.</param>
    /// <param name="repositories">The catalog's.</param>
    public static List<RepositoryGroup> Read(YamlEntry? list, string catalog, IReadOnlyList<Category> categories, IReadOnlyList<CatalogRepository> repositories)
    {
        Dictionary<string, string> taken = categories.ToDictionary(category => category.Id, category => $"'{category.Id}' is a category", StringComparer.Ordinal);
        taken.TryAdd(catalog, $"'{catalog}' is the catalog");
        var groups = new List<RepositoryGroup>();
        foreach (YamlEntry entry in list?.Items() ?? [])
        {
            entry.AllowOnly("id", "title", "repositories", "categories");
            YamlEntry? idEntry = entry.Required("id");
            string id = CatalogReader.ReadShortName(idEntry);
            string title = entry.Required("title")?.Text() ?? "";
            if (!taken.TryAdd(id, $"the group '{id}' is listed twice")) idEntry?.Problem($"{taken[id]}; give this group another name");
            groups.Add(new RepositoryGroup(id, title, ReadMembers(entry, categories, repositories)));
        }

        return groups;
    }

    private static List<RepositoryName> ReadMembers(YamlEntry group, IReadOnlyList<Category> categories, IReadOnlyList<CatalogRepository> repositories)
    {
        (HashSet<RepositoryName> names, bool allNamed) = ReadList(group.Optional("repositories"), CatalogReader.ReadName,
            name => repositories.Any(it => it.Name == name) ? null : $"there is no repository '{name}' in the catalog; list it in repositories/ or remove it here");
        (HashSet<string> ids, bool allKnown) = ReadList(group.Optional("categories"), entry => entry.Text(),
            id => categories.Any(it => it.Id == id) ? null : $"there is no category '{id}'; use one of {string.Join(", ", categories.Select(it => it.Id))}");
        List<RepositoryName> members = repositories.Where(it => names.Contains(it.Name) || ids.Contains(it.Category)).Select(it => it.Name).ToList();
        if (members.Count == 0 && allNamed && allKnown) group.Problem("the group has no repository; list some under 'repositories', or 'categories' that have some");
        return members;
    }

    private static (HashSet<T> Values, bool AllGood) ReadList<T>(YamlEntry? list, Func<YamlEntry, T?> read, Func<T, string?> problemOf) where T : class
    {
        var values = new HashSet<T>();
        bool allGood = true;
        foreach (YamlEntry entry in list?.Items() ?? [])
        {
            T? value = read(entry);
            string? problem = value is null ? null : problemOf(value) ?? (values.Add(value) ? null : $"'{value}' is listed twice; remove one");
            if (problem is not null) entry.Problem(problem);
            allGood &= value is not null && problem is null;
        }

        return (values, allGood);
    }
}
