using Tributary.Model;

namespace Tributary.Testing.Planted;

/// <summary>How large a planted field is, and of what shape. Equal options give equal fields.</summary>
public sealed record PlantedOptions
{
    /// <summary>What chance starts from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Catalogued repositories, those without a history among them.</summary>
    public int Repositories { get; init; } = 8;

    /// <summary>Categories; repositories are spread evenly over them.</summary>
    public int Categories { get; init; } = 3;

    /// <summary>People who ever contribute; at least one a repository, which is its founder.</summary>
    public int People { get; init; } = 60;

    /// <summary>Where all histories begin, at the earliest.</summary>
    public Quarter FirstQuarter { get; init; } = new(2024, 3);

    /// <summary>How many quarters are covered, each whole.</summary>
    public int Quarters { get; init; } = 8;

    /// <summary>About how many non-merge commits a quarter, copies not counted.</summary>
    public int CommitsPerQuarter { get; init; } = 300;

    /// <summary>Repositories that begin with another's commits, ids included. Two in three say so in the catalog, the first among them.</summary>
    public int Forks { get; init; } = 1;

    /// <summary>Repositories that begin with another's commits under new ids and another committer; the catalog knows nothing of it.</summary>
    public int Imports { get; init; } = 1;

    /// <summary>Repositories that are catalogued and have no mirror.</summary>
    public int Missing { get; init; }

    /// <summary>Whether the catalog has rules that say of each planted commit what it is about.</summary>
    public bool HasWork { get; init; }

    /// <summary>Share of commits that bots author.</summary>
    public double Bots { get; init; } = .05;

    /// <summary>Share of people's commits in which a coding agent has part.</summary>
    public double Assisted { get; init; } = .08;

    /// <summary>Share of people's commits that an agent authored for them.</summary>
    public double AgentAuthored { get; init; } = .01;

    /// <summary>Share of people's commits that are squashed at the host; one in four of them names co-authors.</summary>
    public double Squashes { get; init; } = .4;

    /// <summary>How often a merge follows upon a commit.</summary>
    public double Merges { get; init; } = .1;

    /// <summary>Share of people who leave their category for another about the middle of the field's time.</summary>
    public double Movers { get; init; } = .08;

    /// <summary>Share of people who are in several repositories.</summary>
    public double Several { get; init; } = .05;

    /// <summary>Share of people who sign with an organisation's address.</summary>
    public double Employed { get; init; } = .4;

    /// <summary>Share of people who come for a week at most.</summary>
    public double Visitors { get; init; } = .5;

    /// <summary>Share of commits that touch a hundred paths and more, as far as there are so many.</summary>
    public double Bulk { get; init; } = .001;

    /// <summary>Share of commits whose author's clock is wrong by decades.</summary>
    public double OddDates { get; init; } = .001;

    /// <summary>The first day of which there can be commits.</summary>
    public DateOnly FirstDay => FirstQuarter.FirstDay;

    /// <summary>The last day of which there can be commits.</summary>
    public DateOnly LastDay => FirstQuarter.Plus(Quarters).FirstDay.AddDays(-1);

    /// <summary>Up to when all histories are complete, UTC.</summary>
    public DateTime CoveredUntil => LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
