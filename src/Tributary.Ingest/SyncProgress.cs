using Tributary.Model;

namespace Tributary.Ingest;

/// <summary>A repository is done.</summary>
/// <param name="Repository">Which.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">One sentence, where it is broken.</param>
/// <param name="NewCommits">Commits read now.</param>
/// <param name="Done">Repositories done so far.</param>
/// <param name="Total">Repositories to do.</param>
public sealed record SyncProgress(RepositoryName Repository, Outcome Outcome, string? Reason, int NewCommits, int Done, int Total);

/// <summary>What a sync did.</summary>
/// <param name="Catalogued">Repositories in the catalog.</param>
/// <param name="Unchanged">Repositories with nothing new.</param>
/// <param name="Missing">Repositories that are not in the folder.</param>
/// <param name="Uncatalogued">Mirrors in the folder that no catalogued repository belongs to; they were not read.</param>
/// <param name="Done">What became of the others.</param>
public sealed record SyncSummary(int Catalogued, int Unchanged, IReadOnlyList<RepositoryName> Missing, IReadOnlyList<string> Uncatalogued, IReadOnlyList<SyncProgress> Done)
{
    /// <summary>Commits read now.</summary>
    public int NewCommits => Done.Sum(repository => repository.NewCommits);

    /// <summary>Repositories that are there and could not be read, by name.</summary>
    public IEnumerable<SyncProgress> Broken =>
        Done.Where(repository => repository.Outcome == Outcome.Broken).OrderBy(repository => repository.Repository.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>How many of those done ended so.</summary>
    public int Count(Outcome outcome) => Done.Count(repository => repository.Outcome == outcome);
}
