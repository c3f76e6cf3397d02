using Tributary.Model;

namespace Tributary.Testing.Plain;

/// <summary>What is asked of a field.</summary>
public sealed record PlainQuestion
{
    /// <summary>The scope that a repository is of.</summary>
    public required Func<PlainRepository, string> By { get; init; }

    /// <summary>The aspect whose labels are the scopes; null: repositories make them.</summary>
    public string? Aspect { get; init; }

    /// <summary>Whether each scope is one repository, where copies count.</summary>
    public bool IsAlone { get; init; }

    /// <summary>When.</summary>
    public required Period Period { get; init; }

    /// <summary>Leaves out who is only named as a co-author.</summary>
    public bool AuthorsOnly { get; init; }

    /// <summary>Whether only repositories count that cover this period and the one before.</summary>
    public Period? Comparable { get; init; }

    /// <summary>Which repositories are asked about.</summary>
    public Func<PlainRepository, bool> Where { get; init; } = _ => true;

    /// <summary>Which activity counts: a day, a contributor and an offset.</summary>
    public Func<DateOnly, long, int?, bool> Whose { get; init; } = (_, _, _) => true;

    /// <summary>Which commits count, by what they are about.</summary>
    public Func<IReadOnlyList<PlainWork>, bool> About { get; init; } = _ => true;
}

/// <summary>A value that follows.</summary>
/// <param name="Scope">The scope's name.</param>
/// <param name="Names">The row's names within it.</param>
/// <param name="Value">null: missing.</param>
/// <param name="Covered">Repositories that cover what is read.</param>
/// <param name="Of">Repositories.</param>
public sealed record PlainRow(string Scope, IReadOnlyList<string> Names, double? Value, int Covered, int Of)
{
    /// <summary>What stands beside the value; of a metric's details, those that this reading has.</summary>
    public IReadOnlyDictionary<string, double> Details { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
