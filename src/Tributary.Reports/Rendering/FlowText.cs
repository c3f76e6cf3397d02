using Tributary.Insights.Findings;
using Tributary.Metrics.Publishing;
using Tributary.Model;
using Tributary.Reports.Charts;

namespace Tributary.Reports.Rendering;

/// <summary>How flows between categories are written, in every format alike.</summary>
internal static class FlowText
{
    private const int QuartersOfYear = 4;

    /// <summary>What is drawn.</summary>
    public static string Caption(Quarter quarter) =>
        $"People whose home was in one category in the year to {quarter.Plus(-QuartersOfYear)}, on the left, and is in another in the year to {quarter}, on the right";

    /// <summary>What the colours mean, and what is told apart from chance.</summary>
    public static string Reading(FlowLayout layout, Audience audience) =>
        (layout.Flows.Any(FlowLayout.IsTold)
            ? "In colour: taken oftener than the way back by more than chance gives. Grey: not told apart from chance."
            : "None of these ways is told apart from chance: each may as well have been taken the other way.")
        + (audience == Audience.Public ? $" Ways of fewer than {SmallCells.LeastPeople} people are withheld, and in no sum." : "");

    /// <summary>What stands in the place of a chart that would be empty.</summary>
    public static string Nothing(Audience audience) => audience == Audience.Public
        ? $"There is no chart of flows between categories: none of {SmallCells.LeastPeople} people or more is seen among those whose two years are read, and smaller ones are withheld."
        : "There is no chart of flows between categories: nobody whose two years are read has their home in another one than before.";

    /// <summary>The drawing in words.</summary>
    public static string Label(FlowLayout layout) =>
        "People by the category that they come from and the one that they go to: " + string.Join("; ", layout.Flows.Select(it => $"{it.Title} to {it.NameTitles[0]} {Wording.Count(it.Value)}"));

    /// <summary>How many went the other way, as it may be told.</summary>
    public static Reading Back(Finding flow) => flow["back"] is { } back ? new Reading(back, null) : new Reading(null, SmallCells.FewPeople);
}
