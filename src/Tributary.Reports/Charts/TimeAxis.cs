using Tributary.Model;

namespace Tributary.Reports.Charts;

/// <summary>Where time lies from left to right: each quarter has a stretch of its own, in whose middle its figure stands.</summary>
/// <param name="First">The first quarter.</param>
/// <param name="Count">How many, at least one.</param>
/// <param name="Left">Where the first begins.</param>
/// <param name="Right">Where the last ends.</param>
public sealed record TimeAxis(Quarter First, int Count, double Left, double Right)
{
    /// <summary>The middle of a quarter, by its place from 0.</summary>
    public double Middle(int place) => Left + ((place + 0.5) * Stretch);

    /// <summary>A day; null: it lies outside.</summary>
    public double? Of(DateOnly day)
    {
        if (day < First.FirstDay || day >= First.Plus(Count).FirstDay) return null;
        var quarter = Quarter.Containing(day);
        int place = Enumerable.Range(0, Count).First(it => First.Plus(it) == quarter);
        double share = (double)(day.DayNumber - quarter.FirstDay.DayNumber) / (quarter.Next.FirstDay.DayNumber - quarter.FirstDay.DayNumber);
        return Left + ((place + share) * Stretch);
    }

    private double Stretch => (Right - Left) / Count;
}
