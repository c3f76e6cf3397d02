using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Tributary.Catalog.Work;

/// <summary>A catalog's rules of what a commit is about: the areas that it lies in, its kind, the ecosystems that it serves and its layer of the stack. Safe for several threads.</summary>
public sealed class WorkRules
{
    // Of 480 repositories there are some 60 kinds as far as rules go, and an index takes milliseconds to make.
    private readonly ConcurrentDictionary<string, Lazy<RuleIndex>> _indexes = new(StringComparer.Ordinal);

    /// <summary>Areas, in the order in which they are printed.</summary>
    public required ImmutableArray<WorkArea> Areas { get; init; }

    /// <summary>Kinds, in the order in which they are printed.</summary>
    public required ImmutableArray<WorkKind> Kinds { get; init; }

    /// <summary>Ecosystems, in the order in which they are printed; at most 64.</summary>
    public required ImmutableArray<Ecosystem> Ecosystems { get; init; }

    /// <summary>Layers of the stack, from the machine up.</summary>
    public required ImmutableArray<WorkLabel> Layers { get; init; }

    /// <summary>The rules of a path's area: the first that speaks of it decides. Their phrases are asked about code that no path tells anything of.</summary>
    public required ImmutableArray<WorkRule> AreaRules { get; init; }

    /// <summary>What code is for of which neither path nor subject tells anything: the first default that is for the repository.</summary>
    public required ImmutableArray<WorkRule> AreaDefaults { get; init; }

    /// <summary>The area of a path that no rule speaks of, and of a commit without paths.</summary>
    public required WorkArea OtherArea { get; init; }

    /// <summary>The rules of kinds.</summary>
    public required KindRules KindRules { get; init; }

    /// <summary>The rules of ecosystems: all that speak of a path or a subject count.</summary>
    public required ImmutableArray<WorkRule> EcosystemRules { get; init; }

    /// <summary>The layer of what an area gives none: the first default that is for the repository.</summary>
    public required ImmutableArray<WorkRule> LayerDefaults { get; init; }

    /// <summary>The layer of what neither its area nor its repository gives one.</summary>
    public required WorkLabel OtherLayer { get; init; }

    /// <summary>Equal for equal rules: the first 12 hexadecimal digits of the SHA-256 of the files.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The rules for one repository's commits.</summary>
    public RepositoryWork For(CatalogRepository repository) => new(this, repository);

    /// <summary>The bit that stands for an ecosystem.</summary>
    internal ulong BitOf(WorkLabel ecosystem) => 1UL << Ecosystems.IndexOf((Ecosystem)ecosystem);

    /// <summary>The rules of areas and ecosystems that are for a repository.</summary>
    internal RuleIndex IndexFor(CatalogRepository repository)
    {
        string which = string.Concat(AreaRules.Concat(EcosystemRules).Select(rule => rule.IsFor(repository) ? '1' : '0'));
        return _indexes.GetOrAdd(which, _ => new Lazy<RuleIndex>(() => new RuleIndex(this, repository))).Value;
    }
}

/// <summary>A hardware stack that people work on, or for.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Repositories">Those that belong to it as a whole: every commit there is its.</param>
public sealed record Ecosystem(string Id, string Title, RepositoryFilter Repositories) : WorkLabel(Id, Title);
