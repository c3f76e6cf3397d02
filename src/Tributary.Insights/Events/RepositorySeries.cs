namespace Tributary.Insights.Events;

/// <summary>A repository's quarters around an event.</summary>
/// <param name="Name">owner/name.</param>
/// <param name="Category">By id.</param>
/// <param name="Age">Days from its first commit to the first day of the event's quarter; null where the first commit is later, or not known.</param>
/// <param name="Figures">From four quarters before to four after; null is missing: not covered, or not wholly after the first commit.</param>
internal sealed record RepositorySeries(string Name, string Category, int? Age, IReadOnlyList<EventFigures?> Figures)
{
    /// <summary>How many quarters are looked at, before and after.</summary>
    public const int Reach = 4;

    // A figure of zero would have no logarithm.
    private const double Offset = 0.5;

    /// <summary>Known quarters in a row up to the event's own.</summary>
    public int Before => Enumerable.Range(1, Reach).TakeWhile(back => At(-back) is not null).Count();

    /// <summary>Known quarters in a row after the event's own.</summary>
    public int After => Enumerable.Range(1, Reach).TakeWhile(forth => At(forth) is not null).Count();

    /// <summary>A quarter's figures; null is missing.</summary>
    public EventFigures? At(int offset) => Figures[offset + Reach];

    /// <summary>The mean of a figure over the quarters before, of which there are as many.</summary>
    public double MeanBefore(int metric, int before) => Enumerable.Range(1, before).Average(back => At(-back)!.Values[metric]);

    /// <summary>The change of a figure's mean logarithm, from before to after.</summary>
    public double Change(int metric, int before, int after) =>
        Enumerable.Range(1, after).Average(forth => Log(metric, forth)) - Enumerable.Range(1, before).Average(back => Log(metric, -back));

    /// <summary>The mean growth of a figure's logarithm a quarter, over the quarters before, of which there are at least two.</summary>
    public double Growth(int metric, int before) => (Log(metric, -1) - Log(metric, -before)) / (before - 1);

    private double Log(int metric, int offset) => Math.Log(At(offset)!.Values[metric] + Offset);
}
