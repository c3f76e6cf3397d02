using System.Collections.Immutable;

namespace Tributary.Catalog.Work;

/// <summary>Which repositories a rule is for: <c>owner/name</c>, <c>owner/*</c>, <c>category:id</c> or <c>vendor:id</c>, any of which may hold.</summary>
public sealed record RepositoryFilter(ImmutableArray<string> Terms)
{
    /// <summary>The mark of a category's term.</summary>
    internal const string Category = "category:";

    /// <summary>The mark of a vendor's term.</summary>
    internal const string Vendor = "vendor:";

    /// <summary>The end of an owner's term.</summary>
    internal const string AnyName = "/*";

    /// <summary>No repository.</summary>
    public static RepositoryFilter None { get; } = new(ImmutableArray<string>.Empty);

    /// <summary>Whether a repository is one of them.</summary>
    public bool Covers(CatalogRepository repository) => TermFor(repository) is not null;

    /// <summary>The first term that names a repository; null: none does.</summary>
    public string? TermFor(CatalogRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        foreach (string term in Terms)
        {
            if (Names(term, repository)) return term;
        }

        return null;
    }

    private static bool Names(string term, CatalogRepository repository)
    {
        if (term.StartsWith(Category, StringComparison.Ordinal)) return repository.Category == term[Category.Length..];
        if (term.StartsWith(Vendor, StringComparison.Ordinal)) return repository.Vendor == term[Vendor.Length..];
        return term.EndsWith(AnyName, StringComparison.Ordinal)
            ? string.Equals(repository.Name.Owner, term[..^AnyName.Length], StringComparison.OrdinalIgnoreCase)
            : string.Equals(repository.Name.ToString(), term, StringComparison.OrdinalIgnoreCase);
    }
}
