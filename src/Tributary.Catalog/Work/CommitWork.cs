using System.Collections.Immutable;

namespace Tributary.Catalog.Work;

/// <summary>What a commit is about.</summary>
public sealed record CommitWork
{
    /// <summary>The areas that its paths lie in, in the order of the rules; at least one.</summary>
    public required IReadOnlyList<AreaShare> Areas { get; init; }

    /// <summary>
    /// The one that more than three quarters of it lie in, of what the project is made for, where that is a fourth of it or more, else of everything;
    /// null: it is spread over several.
    /// </summary>
    public required WorkArea? Main { get; init; }

    /// <summary>The rule that told what its code is for, of which the paths say nothing; null: none was asked, or none knew.</summary>
    public required WorkRule? CodeRule { get; init; }

    /// <summary>Whether its area is that of the kind that its subject says at its head, and not its paths'.</summary>
    public required bool HeadDecides { get; init; }

    /// <summary>What it does.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>The rule of its subject that told its kind; null: none did.</summary>
    public required WorkRule? KindRule { get; init; }

    /// <summary>The rule of what it touches that told its kind before its subject, or of what it adds where its subject tells nothing; null: none did.</summary>
    public required TouchRule? Touch { get; init; }

    /// <summary>The hardware stacks that it serves in particular, in the order of the rules.</summary>
    public required IReadOnlyList<Ecosystem> Ecosystems { get; init; }

    /// <summary>Its layer of the stack.</summary>
    public required WorkLabel Layer { get; init; }
}

/// <summary>A commit's part in an area.</summary>
/// <param name="Area">The area.</param>
/// <param name="Paths">Changed paths there.</param>
/// <param name="Share">Ten-thousandths of the commit's paths; those of its areas add up to <see cref="Whole"/>.</param>
/// <param name="IsAbout">Whether the commit is about the area, by <see cref="RepositoryWork.IsMuch"/>.</param>
public readonly record struct AreaShare(WorkArea Area, int Paths, int Share, bool IsAbout)
{
    /// <summary>All of a commit.</summary>
    public const int Whole = 10_000;

    /// <summary>The shares of counts that are not 0, by largest remainders, of equal ones the first.</summary>
    internal static IReadOnlyList<AreaShare> Of(ImmutableArray<WorkArea> areas, ReadOnlySpan<int> counts, int all)
    {
        var shares = new AreaShare[counts.Length - counts.Count(0)];
        int missing = Whole, place = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0) continue;
            int share = (int)((long)counts[i] * Whole / all);
            missing -= share;
            shares[place++] = new AreaShare(areas[i], counts[i], share, RepositoryWork.IsMuch(counts[i], all));
        }

        if (missing == 0) return shares;
        foreach (int i in Enumerable.Range(0, shares.Length).OrderByDescending(i => (long)shares[i].Paths * Whole % all).Take(missing).ToList()) shares[i] = shares[i] with { Share = shares[i].Share + 1 };
        return shares;
    }
}
