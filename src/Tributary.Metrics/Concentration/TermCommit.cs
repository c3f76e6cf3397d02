namespace Tributary.Metrics.Concentration;

/// <summary>A person's commit, and what it is about.</summary>
/// <param name="Repository">The repository's name.</param>
/// <param name="Commit">Its number there.</param>
/// <param name="Contributor">Whose it is.</param>
/// <param name="Days">Its day, counted from the period's first; below 0 in the year before.</param>
/// <param name="Subject">As it was written.</param>
/// <param name="Terms">Numbers of the terms of its subject, each once.</param>
/// <param name="Folders">Numbers of the folders in which it changed something, each once, with those that they lie in.</param>
internal sealed record TermCommit(string Repository, int Commit, long Contributor, int Days, string Subject, int[] Terms, int[] Folders)
{
    public bool IsNow => Days >= 0;
}

/// <summary>A scope, and its people's commits of the period and the year before.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Covered">Repositories that cover both.</param>
/// <param name="Of">Repositories.</param>
/// <param name="IsRead">Whether any was read.</param>
/// <param name="Commits">None where nothing is there.</param>
internal sealed record TermScope(string Name, int Covered, int Of, bool IsRead, List<TermCommit> Commits)
{
    /// <summary>Whether all of it is one repository, whose folders need no other name.</summary>
    public bool IsAlone => Of == 1;

    /// <summary>The same scope with its repositories of another part of the catalog.</summary>
    public TermScope With(TermScope part) => this with { Covered = Covered + part.Covered, Of = Of + part.Of, IsRead = IsRead || part.IsRead, Commits = [.. Commits, .. part.Commits] };
}
