using Tributary.Model;

namespace Tributary.Insights.Predictions;

/// <summary>What somebody said of a quarter before it began, in a form that can be judged by measuring.</summary>
public sealed record Prediction
{
    /// <summary>The share of a scope's repositories that have to be read unless a prediction says otherwise.</summary>
    public const decimal UsualCoverage = 0.9m;

    /// <summary>1 for the first of a ledger, and so on without a gap.</summary>
    public required int Number { get; init; }

    /// <summary>The day on which it was made, in UTC; before the deciding quarter begins.</summary>
    public required DateOnly Made { get; init; }

    /// <summary>The day on which it came into the ledger, in UTC; not before it was made.</summary>
    public required DateOnly Recorded { get; init; }

    /// <summary>Who made it.</summary>
    public required string Author { get; init; }

    /// <summary>The sentence that people read.</summary>
    public required string Text { get; init; }

    /// <summary>What is measured: all of these have to hold. None where nothing can be measured.</summary>
    public required IReadOnlyList<Condition> Claim { get; init; }

    /// <summary>What of the sentence, or that all of it, can't be measured, and why; null: the claim is the whole of it.</summary>
    public required string? Unchecked { get; init; }

    /// <summary>The quarter that decides.</summary>
    public required Quarter Quarter { get; init; }

    /// <summary>How likely its author thinks that it comes true, in 0 to 1; null: none was stated.</summary>
    public required decimal? Probability { get; init; }

    /// <summary>The least share of the repositories of each condition's scope that have to cover what is read; above 0, at most 1.</summary>
    public required decimal Coverage { get; init; }

    /// <summary>Why its author thinks so, and how the claim reads the sentence.</summary>
    public required string Why { get; init; }

    /// <summary>Where it was said, or what it rests on.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it came into the ledger after its quarter began: that it was made before rests on its source alone, and it is judged, but not scored.</summary>
    public bool IsLate => Recorded >= Quarter.FirstDay;

    /// <summary>Whether measuring can tell that it came true: else it can at most be found wrong.</summary>
    public bool IsWhole => Claim.Count > 0 && Unchecked is null;
}
