using Tributary.Metrics;
using Tributary.Metrics.Publishing;

namespace Tributary.Insights.Stacks;

/// <summary>Withholds what a comparison of stacks tells of fewer than five people, before it is published.</summary>
internal static class StackPublishing
{
    private static readonly Metric Contributors = MetricRegistry.Find("contributors");

    private static readonly Dictionary<string, double?> NoDetails = [];

    /// <summary>The comparison as it may be published. A parity is gone with either of its sides, a change with any of its four.</summary>
    public static StackComparison Published(StackComparison comparison)
    {
        // Layers of a period and a side stand beside each other, as a metric's rows do.
        List<List<StackMoment>> told = Enumerable.Range(0, comparison.Whole.History.Count).Select(at => Beside(comparison.Layers.Select(layer => layer.History[at]).ToList())).ToList();
        return comparison with
        {
            Whole = Row(comparison.Whole, comparison.Whole.History.Select(Alone).ToList()),
            Layers = comparison.Layers.Select((layer, place) => Row(layer, told.ConvertAll(moments => moments[place]))).ToList(),
            Neutral = comparison.Neutral is { } neutral ? Row(neutral, neutral.History.Select(it => Apart(it, comparison.Whole.History.First(whole => whole.Period == it.Period))).ToList()) : null,
        };
    }

    private static LayerParity Row(LayerParity row, List<StackMoment> history)
    {
        StackMoment before = history.Find(it => it.Period == row.Before.Period)!;
        return row with { History = history, Before = before, Change = before.Parity is null || history[^1].Parity is null ? null : row.Change };
    }

    private static List<StackMoment> Beside(List<StackMoment> moments)
    {
        List<StackCell> ones = Cells(moments.ConvertAll(it => it.One)), others = Cells(moments.ConvertAll(it => it.Other));
        return moments.Select((it, place) => Told(it, ones[place], others[place])).ToList();
    }

    private static StackMoment Alone(StackMoment moment) => Told(moment, Cells([moment.One])[0], Cells([moment.Other])[0]);

    // What the whole has more tells of those who are nowhere else.
    private static StackMoment Apart(StackMoment moment, StackMoment whole) => Told(moment, Apart(moment.One, whole.One), Apart(moment.Other, whole.Other));

    private static StackCell Apart(StackCell part, StackCell whole) =>
        Cells([part])[0] is { Withheld: { } } small ? small : SmallCells.IsFew(whole.People - part.People) ? new StackCell(null, SmallCells.OtherFigure) : part;

    private static StackMoment Told(StackMoment moment, StackCell one, StackCell other) =>
        moment with { One = one, Other = other, Parity = one.Withheld is null && other.Withheld is null ? moment.Parity : null };

    private static List<StackCell> Cells(List<StackCell> cells) => SmallCells
        .Withhold(Contributors, cells.Select((cell, place) => new MetricRow($"{place}", [], cell.People, 1, 1, NoDetails) { People = cell.People }).ToList())
        .Select(row => new StackCell(row.Value, row.Withheld)).ToList();
}
