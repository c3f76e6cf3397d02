using Tributary.Model;

namespace Tributary.Ingest;

/// <summary>Something that happens in a sync, told from the thread on which it does.</summary>
/// <param name="Repository">To which repository.</param>
public abstract record SyncEvent(RepositoryName Repository)
{
    /// <summary>A transfer goes on.</summary>
    /// <param name="Repository">Whose.</param>
    /// <param name="Line">Git's words on it.</param>
    public sealed record Transferring(RepositoryName Repository, string Line) : SyncEvent(Repository);

    /// <summary>A repository was read; it is done once what was read is kept, together with what is read after it.</summary>
    /// <param name="Repository">Which.</param>
    /// <param name="NewCommits">Commits read.</param>
    /// <param name="Total">Repositories to do.</param>
    public sealed record Read(RepositoryName Repository, int NewCommits, int Total) : SyncEvent(Repository);

    /// <summary>A try failed, and another will be made.</summary>
    /// <param name="Repository">Whose.</param>
    /// <param name="Reason">Why it failed.</param>
    /// <param name="Wait">When the next one comes.</param>
    public sealed record Retrying(RepositoryName Repository, string Reason, TimeSpan Wait) : SyncEvent(Repository);
}

/// <summary>A repository is done.</summary>
/// <param name="Repository">Which.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">One sentence or two, where there is something to say.</param>
/// <param name="IsUnchanged">It is as it was: nothing is new, or what failed had failed before.</param>
/// <param name="NewCommits">Commits read now.</param>
/// <param name="LostCommits">Commits that a rewritten branch reaches no longer.</param>
/// <param name="UnknownChanges">Commits read now of which the changes are not known: their mirror lacks folders.</param>
/// <param name="Done">Repositories done so far.</param>
/// <param name="Total">Repositories to do.</param>
public sealed record SyncProgress(RepositoryName Repository, Outcome Outcome, string? Reason, bool IsUnchanged, int NewCommits, int LostCommits, int UnknownChanges, int Done, int Total)
    : SyncEvent(Repository);

/// <summary>What a sync did.</summary>
/// <param name="Catalogued">Repositories in the catalog.</param>
/// <param name="Uncatalogued">Mirrors in the folder that no catalogued repository belongs to; they were not read.</param>
/// <param name="Repositories">What became of each repository that was looked at.</param>
public sealed record SyncSummary(int Catalogued, IReadOnlyList<string> Uncatalogued, IReadOnlyList<SyncProgress> Repositories)
{
    /// <summary>Commits read now.</summary>
    public int NewCommits => Repositories.Sum(it => it.NewCommits);

    /// <summary>Commits read now of which the changes are not known.</summary>
    public int UnknownChanges => Repositories.Sum(it => it.UnknownChanges);

    /// <summary>Commits that rewritten branches reach no longer.</summary>
    public int LostCommits => Repositories.Sum(it => it.LostCommits);

    /// <summary>Repositories with nothing new.</summary>
    public int Unchanged => Repositories.Count(it => it is { Outcome: Outcome.Read, IsUnchanged: true });

    /// <summary>Repositories that were there and had something new.</summary>
    public int Read => Repositories.Count(it => it is { Outcome: Outcome.Read, IsUnchanged: false });

    /// <summary>Repositories of which there is no mirror, by name.</summary>
    public IReadOnlyList<RepositoryName> Missing => Of(Outcome.Missing).Select(it => it.Repository).ToList();

    /// <summary>Repositories that are there and could not be read, by name.</summary>
    public IEnumerable<SyncProgress> Broken => Of(Outcome.Broken);

    /// <summary>Whether something could not be done that another sync, or a person, may mend.</summary>
    public bool IsIncomplete => Repositories.Any(it => it.Outcome is Outcome.Broken or Outcome.Unreachable);

    /// <summary>Those that ended so, by name.</summary>
    public IEnumerable<SyncProgress> Of(Outcome outcome) =>
        Repositories.Where(it => it.Outcome == outcome).OrderBy(it => it.Repository.ToString(), StringComparer.OrdinalIgnoreCase);
}
