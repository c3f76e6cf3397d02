using System.Globalization;
using Tributary.Catalog;
using Tributary.Model;

namespace Tributary.Testing.Planted;

/// <summary>
/// A made field of repositories, of which everything is known: who is who, who came and went when, whose each commit is and where it is at home.
/// Made from a seed alone; histories are made when they are asked for, and the same each time.
/// </summary>
public sealed class PlantedField
{
    private static readonly string[] CategoryNames = ["kernels", "compilers", "serving", "training", "frameworks", "distributed", "quantization", "data", "evaluation", "platforms", "drivers", "agents"];

    private readonly Dictionary<int, int> _takenOver = [];
    private readonly Dictionary<string, int> _owners;
    private readonly ILookup<int, PlantedStay> _stays;

    private PlantedField(PlantedOptions options, IReadOnlyList<PlantedRepository> repositories)
    {
        Options = options;
        Repositories = repositories;
        Accounts = PlantedAccount.PlantAll(options);
        People = new PeoplePlanting(options, repositories).Run();
        _stays = People.SelectMany(person => person.Stays).ToLookup(stay => stay.Repository);
        _owners = People.SelectMany(person => ((string[])[person.Name, person.Login]).Select(name => (name, person.Number))).ToDictionary(StringComparer.Ordinal);
        Catalog = MakeCatalog(options, repositories);
    }

    /// <summary>What was asked for.</summary>
    public PlantedOptions Options { get; }

    /// <summary>All repositories, in the catalog's order, each at the place of its number.</summary>
    public IReadOnlyList<PlantedRepository> Repositories { get; }

    /// <summary>All people, each at the place of their number.</summary>
    public IReadOnlyList<PlantedPerson> People { get; }

    /// <summary>Bots and agents; their numbers follow upon those of people.</summary>
    public IReadOnlyList<PlantedAccount> Accounts { get; }

    /// <summary>The catalog as a workspace would have it.</summary>
    public RepositoryCatalog Catalog { get; }

    /// <summary>Makes a field.</summary>
    public static PlantedField Plant(PlantedOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.People < options.Repositories) throw new ArgumentException("each repository has a founder of its own", nameof(options));
        return new PlantedField(options, new RepositoriesPlanting(options).Run());
    }

    /// <summary>A category's short name.</summary>
    public static string CategoryName(int category) =>
        category < CategoryNames.Length ? CategoryNames[category] : string.Create(CultureInfo.InvariantCulture, $"category-{category}");

    /// <summary>Who was in a repository, and when.</summary>
    public IEnumerable<PlantedStay> StaysIn(PlantedRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return _stays[repository.Number];
    }

    /// <summary>A repository's whole history, parents before children.</summary>
    public IEnumerable<PlantedCommit> HistoryOf(PlantedRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.IsMissing ? [] : new HistoryPlanting(this, repository).Run();
    }

    /// <summary>The paths, by number, that exist as a day begins: after all that was committed before.</summary>
    public IReadOnlySet<int> PathsBefore(PlantedRepository repository, DateOnly day)
    {
        var existing = new HashSet<int>();
        foreach (PlantedChange change in HistoryOf(repository).TakeWhile(commit => commit.CommitterTime < SecondsAt(day)).SelectMany(commit => commit.Changes))
        {
            if (change.Status == 'A') existing.Add(change.Path);
            else if (change.Status == 'D') existing.Remove(change.Path);
        }

        return existing;
    }

    /// <summary>The contributor who signs so.</summary>
    public int OwnerOf(Signature signature) => _owners.TryGetValue(signature.Name, out int person) ? person : Accounts.First(it => it.Signatures.Contains(signature)).Number;

    /// <summary>What a person is called, or a bot or an agent first of all.</summary>
    public string NameOf(int contributor) => contributor < People.Count ? People[contributor].Name : Accounts[contributor - People.Count].Signatures[0].Name;

    /// <summary>With how many commits of its source a repository begins.</summary>
    public int TakenOver(PlantedRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        if (repository.Source is not { } source) return 0;
        if (_takenOver.TryGetValue(repository.Number, out int known)) return known;
        long birth = SecondsAt(repository.Birth);
        return _takenOver[repository.Number] = HistoryOf(Repositories[source]).TakeWhile(commit => commit.CommitterTime < birth).Count();
    }

    /// <summary>The first second of a day in UTC, since 1970.</summary>
    internal static long SecondsAt(DateOnly day) => (day.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * 86_400L;

    private static RepositoryCatalog MakeCatalog(PlantedOptions options, IReadOnlyList<PlantedRepository> repositories)
    {
        List<Category> categories = [.. Enumerable.Range(0, options.Categories).Select(it => new Category(CategoryName(it), PlantedNames.Capital(CategoryName(it))))];
        List<CatalogRepository> catalogued = [.. repositories.Select(it => new CatalogRepository(it.Name, CategoryName(it.Category), it.Name.Owner, it is { Source: { } source, IsDeclared: true } ? repositories[source].Name : null))];
        return new RepositoryCatalog(
            "planted",
            "A Planted Field",
            categories,
            catalogued,
            [new RepositoryGroup("every-third", "Every Third", [.. repositories.Where(it => it.Number % 3 == 0).Select(it => it.Name)])],
            options.HasWork ? PlantedWork.Rules(categories, catalogued) : null,
            RepositoryCatalog.UsualSource,
            string.Create(CultureInfo.InvariantCulture, $"planted-{options.Seed}"));
    }
}
