using System.Globalization;

namespace Tributary.Insights.Events;

/// <summary>What has to be said beside a comparison, wherever it is shown.</summary>
public static class EventText
{
    private const int Named = 5;

    /// <summary>Stands beside every comparison.</summary>
    public const string NoProof =
        "This is no proof. Who is funded, bought or taken up was growing before, and mostly for that reason; what else happened in these quarters is not in these figures.";

    /// <summary>What the figures say of contributors, in a sentence that claims no more than its interval does.</summary>
    public static string Verdict(EventComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        if (comparison.Refusal is { } refusal) return refusal;
        EventMeasure contributors = comparison.Measures[SeriesReader.Contributors];
        return contributors switch
        {
            { Difference: null } => "What changed in contributors tells of fewer than 5 people, and is withheld.",
            { P: null } => string.Create(CultureInfo.InvariantCulture, $"Only {contributors.Placebos} repositories without an event can be compared in the same way: too few to say how much chance there is in the difference."),
            { P: <= 0.05, Difference: > 0 } => "Contributors grew more than in similar repositories, by more than chance mostly gives.",
            { P: <= 0.05 } => "Contributors grew less than in similar repositories, by more than chance mostly gives.",
            _ => "The difference in contributors is one that is found without any event, too.",
        };
    }

    /// <summary>Cautions, a sentence each; <see cref="NoProof"/> is the last.</summary>
    public static IReadOnlyList<string> Cautions(EventComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        List<string> cautions = comparison.Concerned.Where(it => it.LeftOut is not null)
            .GroupBy(it => it.LeftOut, StringComparer.Ordinal)
            .Select(it => $"Left out: {Few(it.Select(repository => repository.Name).ToList())}. {it.Key}.")
            .ToList();
        if (comparison.OtherEvents.Count > 0) cautions.Add($"Other events concern the same repositories in the same quarters: {string.Join(", ", comparison.OtherEvents)}. Their part can't be told apart.");
        cautions.Add(NoProof);
        return cautions;
    }

    private static string Few(List<string> names) =>
        names.Count <= Named ? string.Join(", ", names) : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(Named))} and {names.Count - Named} more");
}
