namespace Tributary.Catalog;

/// <summary>The tracked repositories of a field, and their categories.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Categories">In the order in which an edition prints them.</param>
/// <param name="Repositories">In order of category and of their file: the order that decides where a shared commit counts.</param>
/// <param name="Groups">Scopes of the user's making, beside the categories.</param>
/// <param name="Work">What tells what a commit is about; null: nothing does.</param>
/// <param name="Source">Where repositories are fetched from that do not say otherwise, by their owner and name.</param>
/// <param name="Fingerprint">Equal for equal content but <paramref name="Work"/>, which has its own: the first 12 hexadecimal digits of SHA-256.</param>
public sealed record RepositoryCatalog(
    string Name,
    string Title,
    IReadOnlyList<Category> Categories,
    IReadOnlyList<CatalogRepository> Repositories,
    IReadOnlyList<RepositoryGroup> Groups,
    Work.WorkRules? Work,
    Model.RemoteUrl Source,
    string Fingerprint)
{
    /// <summary>Where a catalog's repositories are fetched from unless it says otherwise.</summary>
    public static Model.RemoteUrl UsualSource { get; } = Model.RemoteUrl.Parse("https://github.com");

    /// <summary>Where a repository is fetched from.</summary>
    public Model.RemoteUrl UrlOf(CatalogRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.Url ?? Source.Of(repository.Name);
    }

    /// <summary>
    /// The repositories in the order in which they are asked whether a commit is theirs: the catalog's order,
    /// but an upstream stands before the first of its forks.
    /// </summary>
    public IReadOnlyList<CatalogRepository> ByPrecedence()
    {
        Dictionary<Model.RepositoryName, CatalogRepository> byName = Repositories.ToDictionary(repository => repository.Name);
        var ordered = new List<CatalogRepository>(Repositories.Count);
        var placed = new HashSet<Model.RepositoryName>();
        foreach (CatalogRepository repository in Repositories) Place(repository);
        return ordered;

        void Place(CatalogRepository repository)
        {
            if (!placed.Add(repository.Name)) return;
            if (repository.ForkOf is { } upstream && byName.TryGetValue(upstream, out CatalogRepository? declared)) Place(declared);
            ordered.Add(repository);
        }
    }
}

/// <summary>A part of the field.</summary>
/// <param name="Id">Short name, as scopes are named.</param>
/// <param name="Title">As it is printed.</param>
public sealed record Category(string Id, string Title);

/// <summary>Repositories that somebody wants to see together.</summary>
/// <param name="Id">Short name, as scopes are named; no category's.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Repositories">At least one, in the catalog's order.</param>
public sealed record RepositoryGroup(string Id, string Title, IReadOnlyList<Model.RepositoryName> Repositories);

/// <summary>A tracked repository.</summary>
/// <param name="Name">owner/name.</param>
/// <param name="Category">The category's id.</param>
/// <param name="Vendor">Who stands behind it.</param>
/// <param name="ForkOf">The declared upstream, whose history this repository carries; it need not be catalogued.</param>
/// <param name="Url">Where it is fetched from; null: from the catalog's source, by its name.</param>
public sealed record CatalogRepository(Model.RepositoryName Name, string Category, string Vendor, Model.RepositoryName? ForkOf, Model.RemoteUrl? Url = null);
