using Tributary.Insights.Stacks;

namespace Tributary.Reports.Rendering;

/// <summary>How a comparison of two stacks is written, in every format alike.</summary>
internal static class StackText
{
    /// <summary>The rows: the layers, then all of them, then the neutral repositories where there are some.</summary>
    public static IEnumerable<LayerParity> Rows(StackComparison stacks) => [.. stacks.Layers, stacks.Whole, .. stacks.Neutral is { } neutral ? [neutral] : Array.Empty<LayerParity>()];

    /// <summary>What the parity is of.</summary>
    public static string Heading(StackComparison stacks) => $"{stacks.Other.Title} to {stacks.One.Title}";

    /// <summary>A number of people.</summary>
    public static string People(StackCell cell) => cell.Withheld ?? Wording.Count(cell.People);

    /// <summary>A parity with its interval.</summary>
    public static string Parity(StackMoment moment) => IsWithheld(moment) ? ComparisonText.Withheld : ComparisonText.Of(moment.Parity, isPublished: false);

    /// <summary>A parity alone.</summary>
    public static string Ratio(StackMoment moment) => IsWithheld(moment) ? ComparisonText.Withheld : moment.Parity?.Ratio is { } ratio ? ComparisonText.Number(ratio) : Wording.Missing;

    /// <summary>What has to be known to read the table.</summary>
    public static string Note(StackComparison stacks) =>
        $"“{Heading(stacks)}” is the people of {stacks.Other.Title} divided by those of {stacks.One.Title}; in brackets its 95 % interval, by resampling people. Who works for both, or at several layers, counts in each. "
        + (stacks.Neutral is null ? "" : $"Neutral are the {Wording.Repositories(stacks.NeutralRepositories)} that belong to neither as a whole. ")
        + $"Withheld is what would tell of fewer than five people. The same figures: tributary compare {stacks.One.Term} {stacks.Other.Term} --by layer --period {stacks.Period.Name}.";

    private static bool IsWithheld(StackMoment moment) => moment.One.Withheld is not null || moment.Other.Withheld is not null;
}
