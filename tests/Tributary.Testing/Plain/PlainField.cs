namespace Tributary.Testing.Plain;

/// <summary>A repository, and what of it is read.</summary>
/// <param name="Name">As the catalog has it; its place in the field's list is its number.</param>
/// <param name="Category">A category's name.</param>
/// <param name="CoveredFrom">What is older is cut off; null: read from the first commit.</param>
/// <param name="CoveredUntil">null: nothing is read.</param>
public sealed record PlainRepository(string Name, string Category, DateTime? CoveredFrom, DateTime? CoveredUntil);

/// <summary>What a contributor did in a repository on a day by one clock.</summary>
public sealed record PlainEvent(DateOnly Day, int Repository, long Contributor)
{
    /// <summary>human, bot or agent.</summary>
    public string Kind { get; init; } = "human";

    /// <summary>Whether it is at home in another repository.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Commits authored.</summary>
    public int Commits { get; init; }

    /// <summary>Commits of others that name them.</summary>
    public int Coauthored { get; init; }

    /// <summary>Paths touched by what they authored.</summary>
    public int Touches { get; init; }

    /// <summary>Commits authored that carry an agent's mark.</summary>
    public int Assisted { get; init; }

    /// <summary>Minutes east of UTC; null: not known.</summary>
    public int? Offset { get; init; }

    /// <summary>The first of its commits' numbers in the repository, the others follow; 0: nothing is told by commit.</summary>
    public int Commit { get; init; }

    /// <summary>What each of its commits is about.</summary>
    public IReadOnlyList<PlainWork> Work { get; init; } = [];

    /// <summary>Whether it is a person's.</summary>
    public bool IsPerson => Kind == "human";

    /// <summary>The Monday of the day's ISO week.</summary>
    public DateOnly Week => Day.AddDays(-(((int)Day.DayOfWeek + 6) % 7));
}

/// <summary>A changed path of a commit authored.</summary>
/// <param name="Day">The author's day.</param>
/// <param name="Repository">The repository's number.</param>
/// <param name="Commit">The commit's number in it.</param>
/// <param name="Contributor">Who authored it.</param>
/// <param name="IsCopy">Whether it is at home elsewhere.</param>
/// <param name="Status">Git's letter.</param>
/// <param name="Path">The path's number in the repository.</param>
public sealed record PlainChange(DateOnly Day, int Repository, int Commit, long Contributor, bool IsCopy, char Status, int Path)
{
    /// <summary>When it was committed: seconds since 1970.</summary>
    public long Committed { get; init; }

    /// <summary>Whether its commit is one of unusual size.</summary>
    public bool IsBulk { get; init; }

    /// <summary>What its commit is about.</summary>
    public IReadOnlyList<PlainWork> Work { get; init; } = [];

    /// <summary>What its commit says.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The path itself; empty: whatever.</summary>
    public string Name { get; init; } = "";
}

/// <summary>What commits can be about.</summary>
/// <param name="Aspect">area, kind, ecosystem or layer.</param>
/// <param name="Name">Short name.</param>
public sealed record PlainLabel(string Aspect, string Name);

/// <summary>Something that a commit is about.</summary>
/// <param name="Label">What.</param>
/// <param name="Share">Ten-thousandths.</param>
/// <param name="IsAbout">Whether it is more than a lesser part.</param>
public sealed record PlainWork(PlainLabel Label, int Share = 10_000, bool IsAbout = true);

/// <summary>Whom a person works for.</summary>
public sealed record PlainEmployment(long Contributor, string Organisation, string Kind, DateOnly From, DateOnly Until);

/// <summary>All that metrics follow from, in plain lists.</summary>
public sealed record PlainField(
    IReadOnlyList<PlainRepository> Repositories, IReadOnlyList<PlainEvent> Events, IReadOnlyList<PlainEmployment> Employments, IReadOnlyList<PlainChange> Changes)
{
    /// <summary>What commits can be about, in the order in which it is printed.</summary>
    public IReadOnlyList<PlainLabel> Labels { get; init; } = [];

    /// <summary>Paths that are vendored or generated.</summary>
    public IReadOnlySet<(int Repository, int Path)> Excluded { get; init; } = new HashSet<(int, int)>();
}
