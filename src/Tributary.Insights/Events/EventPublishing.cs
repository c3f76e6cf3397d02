namespace Tributary.Insights.Events;

/// <summary>Withholds what a comparison tells of fewer than five people, before it is published.</summary>
public static class EventPublishing
{
    /// <summary>The comparison as it may be published: a small figure is gone, and so is every change that was made of it.</summary>
    public static EventComparison Published(EventComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        bool isGrowthSmall = comparison.Measures.Count > 0 && comparison.Measures[SeriesReader.Contributors].IsSmall;
        return comparison with
        {
            GrowthBefore = isGrowthSmall ? null : comparison.GrowthBefore,
            ControlGrowthBefore = isGrowthSmall ? null : comparison.ControlGrowthBefore,
            Moments = comparison.Moments.Select(moment => moment with { Figures = moment.Figures.Select(Published).ToList() }).ToList(),
            Measures = comparison.Measures.Select(measure => measure.IsSmall
                ? measure with { Change = null, ControlChange = null, Difference = null, Low = null, High = null, P = null }
                : measure).ToList(),
        };
    }

    private static EventFigure Published(EventFigure figure) =>
        figure with { Ours = figure.IsOursSmall ? null : figure.Ours, Controls = figure.IsControlsSmall ? null : figure.Controls };
}
