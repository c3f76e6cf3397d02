using Tributary.Insights.Events;

namespace Tributary.Reports.Charts;

/// <summary>The recorded events that a reader of the charts sees: those of the quarters shown that concern a category of the edition, numbered in order of date.</summary>
public sealed class EventMarks
{
    // A number has to be told from the next one's.
    private const double LeastApart = 11;

    /// <summary>Numbers an edition's events.</summary>
    public EventMarks(Edition edition)
    {
        Dictionary<string, string> categories = edition.Repositories.ToDictionary(it => it.Name, it => it.Category, StringComparer.OrdinalIgnoreCase);
        DateOnly from = edition.QuartersInCharts[0].FirstDay, to = edition.Quarter.Next.FirstDay;
        Shown = edition.Events
            .Where(it => it.Day >= from && it.Day < to)
            .Select(it => (Event: it, Categories: it.Repositories.Select(name => categories.GetValueOrDefault(name.ToString())).OfType<string>().ToHashSet(StringComparer.Ordinal)))
            .Where(it => it.Categories.Count > 0)
            .OrderBy(it => it.Event.Day).ThenBy(it => it.Event.Id, StringComparer.Ordinal)
            .Select((it, index) => new NumberedEvent(index + 1, it.Event, edition.Categories.Where(known => it.Categories.Contains(known.Id)).ToList()))
            .ToList();
    }

    /// <summary>In order of date.</summary>
    public IReadOnlyList<NumberedEvent> Shown { get; }

    /// <summary>The marks on a category's charts.</summary>
    public IReadOnlyList<EventMark> On(ScopeFigures category, TimeAxis axis)
    {
        var marks = new List<EventMark>();
        foreach (NumberedEvent it in Shown.Where(it => it.Categories.Contains(category)))
        {
            double x = axis.Of(it.Event.Day)!.Value;
            bool isCrowded = marks.Count > 0 && marks[^1].Level == 0 && x - marks[^1].X < LeastApart;
            marks.Add(new EventMark(it.Number, x, isCrowded ? 1 : 0));
        }

        return marks;
    }
}

/// <summary>An event with its number in the edition.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Event">What happened.</param>
/// <param name="Categories">Those of its repositories, in the catalog's order.</param>
public sealed record NumberedEvent(int Number, Occurrence Event, IReadOnlyList<ScopeFigures> Categories);

/// <summary>A mark on a chart over time.</summary>
/// <param name="Number">The event's.</param>
/// <param name="X">Where its day lies.</param>
/// <param name="Level">0, or 1 where its number would lie on the one before.</param>
public readonly record struct EventMark(int Number, double X, int Level);
