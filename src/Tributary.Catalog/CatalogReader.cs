using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tributary.Catalog.Work;
using Tributary.Model;
using Tributary.Yaml;

namespace Tributary.Catalog;

/// <summary>Reads a catalog's folder: <c>catalog.yaml</c>, a file for each category in <c>repositories/</c>, and the rules in <c>work/</c>.</summary>
public sealed partial class CatalogReader
{
    private readonly YamlProblems _problems = new();
    private readonly Dictionary<RepositoryName, (string File, long Line)> _seen = [];

    private CatalogReader() { }

    /// <summary>Reads and checks a catalog.</summary>
    /// <exception cref="CatalogException">Something in it is wrong; all that was found is named at once.</exception>
    public static RepositoryCatalog Read(string folder)
    {
        var reader = new CatalogReader();
        string file = Path.Combine(folder, "catalog.yaml");
        if (!File.Exists(file)) throw new CatalogException([new YamlProblem(file, 1, "there is no such file; name a folder that holds a catalog.yaml")]);
        RepositoryCatalog catalog = reader.ReadCatalog(folder, file);
        ThrowIfAny(reader._problems);
        return catalog;
    }

    /// <summary>Reads which catalog a workspace's settings name.</summary>
    /// <exception cref="CatalogException">The settings are wrong.</exception>
    public static string ReadCatalogName(string settings)
    {
        var problems = new YamlProblems();
        YamlEntry? top = YamlEntry.ReadFile(settings, problems);
        top?.AllowOnly("catalog", "reword");
        string? name = top?.Required("catalog")?.Text();
        ThrowIfAny(problems);
        return name!;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortName { get; }

    private RepositoryCatalog ReadCatalog(string folder, string file)
    {
        YamlEntry? top = YamlEntry.ReadFile(file, _problems);
        top?.AllowOnly("name", "title", "source", "categories", "groups");
        string name = ReadShortName(top?.Required("name"));
        string title = top?.Required("title")?.Text() ?? "";
        RemoteUrl source = ReadUrl(top?.Optional("source")) ?? RepositoryCatalog.UsualSource;
        List<Category> categories = ReadCategories(top?.Required("categories"));
        List<CatalogRepository> repositories = ReadRepositories(folder, categories);
        List<RepositoryGroup> groups = GroupReader.Read(top?.Optional("groups"), name, categories, repositories);
        WorkRules? work = WorkReader.Read(folder, _problems, categories, repositories);
        return new RepositoryCatalog(name, title, categories, repositories, groups, work, source, Fingerprint(name, title, categories, repositories, groups));
    }

    private static List<Category> ReadCategories(YamlEntry? list)
    {
        var categories = new List<Category>();
        foreach (YamlEntry entry in list?.Items() ?? [])
        {
            entry.AllowOnly("id", "title");
            YamlEntry? id = entry.Required("id");
            var category = new Category(ReadShortName(id), entry.Required("title")?.Text() ?? "");
            if (categories.Any(earlier => earlier.Id == category.Id)) id?.Problem($"the category '{category.Id}' is listed twice; remove one");
            else categories.Add(category);
        }

        return categories;
    }

    private List<CatalogRepository> ReadRepositories(string folder, List<Category> categories)
    {
        string repositoriesFolder = Path.Combine(folder, "repositories");
        IEnumerable<string> files = Directory.Exists(repositoriesFolder) ? Directory.EnumerateFiles(repositoriesFolder, "*.yaml").Order(StringComparer.Ordinal) : [];
        return files
            .SelectMany(file => ReadRepositoryFile(file, categories))
            .OrderBy(repository => categories.FindIndex(category => category.Id == repository.Category))
            .ToList();
    }

    private List<CatalogRepository> ReadRepositoryFile(string file, List<Category> categories)
    {
        YamlEntry? top = YamlEntry.ReadFile(file, _problems);
        top?.AllowOnly("category", "repositories");
        YamlEntry? categoryEntry = top?.Required("category");
        string category = categoryEntry?.Text() ?? "";
        if (categoryEntry is not null && !categories.Exists(known => known.Id == category))
            categoryEntry.Problem($"there is no category '{category}'; use one of {string.Join(", ", categories.Select(known => known.Id))}, or add it to catalog.yaml");
        return (top?.Required("repositories")?.Items() ?? []).Select(entry => ReadRepository(entry, category)).OfType<CatalogRepository>().ToList();
    }

    private CatalogRepository? ReadRepository(YamlEntry entry, string category)
    {
        entry.AllowOnly("name", "vendor", "fork_of", "url");
        YamlEntry? nameEntry = entry.Required("name");
        RepositoryName? name = ReadName(nameEntry);
        string vendor = ReadShortName(entry.Required("vendor"));
        RepositoryName? upstream = ReadName(entry.Optional("fork_of"));
        RemoteUrl? url = ReadUrl(entry.Optional("url"));
        if (name is null) return null;
        if (name == upstream) entry.Problem($"{name} can't be a fork of itself; name its upstream or remove fork_of");
        if (_seen.TryGetValue(name, out (string File, long Line) first))
        {
            nameEntry!.Problem($"{name} is listed already in {first.File}:{first.Line}; remove one");
            return null;
        }

        _seen.Add(name, (nameEntry!.File, nameEntry.Line));
        return new CatalogRepository(name, category, vendor, upstream, url);
    }

    internal static RepositoryName? ReadName(YamlEntry? entry)
    {
        if (entry?.Text() is not { } text) return null;
        if (RepositoryName.TryParse(text, out RepositoryName? name)) return name;
        entry.Problem($"'{text}' is no repository's name; write it as owner/name");
        return null;
    }

    private static RemoteUrl? ReadUrl(YamlEntry? entry)
    {
        if (entry?.Text() is not { } text) return null;
        if (RemoteUrl.TryParse(text, out RemoteUrl? url, out string? problem)) return url;
        entry.Problem(problem);
        return null;
    }

    internal static string ReadShortName(YamlEntry? entry)
    {
        string text = entry?.Text() ?? "";
        if (text.Length > 0 && !ShortName.IsMatch(text)) entry!.Problem($"'{text}' is no short name; write lower-case letters, digits and '-'");
        return text;
    }

    private static void ThrowIfAny(YamlProblems problems)
    {
        if (problems.Noted is { Count: > 0 } noted) throw new CatalogException(noted);
    }

    private static string Fingerprint(string name, string title, List<Category> categories, List<CatalogRepository> repositories, List<RepositoryGroup> groups)
    {
        var text = new StringBuilder().AppendLine(name).AppendLine(title);
        foreach (Category category in categories) text.AppendLine(category.ToString());
        // Where a repository is fetched from changes no figure.
        foreach (CatalogRepository repository in repositories) text.AppendLine($"CatalogRepository {{ Name = {repository.Name}, Category = {repository.Category}, Vendor = {repository.Vendor}, ForkOf = {repository.ForkOf} }}");
        foreach (RepositoryGroup group in groups) text.AppendLine($"RepositoryGroup {{ Id = {group.Id}, Title = {group.Title}, Repositories = {string.Join(' ', group.Repositories)} }}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }
}
