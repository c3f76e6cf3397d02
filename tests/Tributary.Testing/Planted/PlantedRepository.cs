using Tributary.Model;

namespace Tributary.Testing.Planted;

/// <summary>A repository of a planted field.</summary>
public sealed record PlantedRepository
{
    /// <summary>From 0, in the catalog's order.</summary>
    public required int Number { get; init; }

    /// <summary>owner/name.</summary>
    public required RepositoryName Name { get; init; }

    /// <summary>The category's number.</summary>
    public required int Category { get; init; }

    /// <summary>Its part of all commits.</summary>
    public required double Share { get; init; }

    /// <summary>The day of its first own commit: what it took over from another is older.</summary>
    public required DateOnly Birth { get; init; }

    /// <summary>The repository whose commits up to <see cref="Birth"/> it begins with; null: none.</summary>
    public int? Source { get; init; }

    /// <summary>Whether those have new ids and another committer.</summary>
    public bool IsImport { get; init; }

    /// <summary>Whether the catalog names the source as its upstream.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Catalogued, but without a mirror.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The repository that named its first paths: itself, or its source.</summary>
    public int Lineage => Source ?? Number;

    /// <summary>What a path of this number is called.</summary>
    public string PathOf(int path) => PlantedPaths.NameOf(Lineage, path);
}
