using Tributary.Insights.Events;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Reports.Prose;

/// <summary>An event that an edition tells of.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Comparison">Before and after, by what was known at the quarter's end; null: no quarter after it is over.</param>
internal sealed record ToldEvent(Occurrence Event, EventComparison? Comparison)
{
    // One quarter has to be over after it; after three, it is told of no more.
    private const int Before = 2;

    /// <summary>Those of a quarter and of the two before it, in order of time.</summary>
    public static IReadOnlyList<ToldEvent> Read(FactStore store, IReadOnlyList<Occurrence> events, Quarter quarter, Audience audience)
    {
        List<Occurrence> near = events.Where(it => it.Day >= quarter.Plus(-Before).FirstDay && it.Day < quarter.Next.FirstDay).OrderBy(it => it.Day).ThenBy(it => it.Id, StringComparer.Ordinal).ToList();
        List<Occurrence> past = near.Where(it => it.Day < quarter.FirstDay).ToList();
        if (past.Count == 0) return near.ConvertAll(it => new ToldEvent(it, null));
        Dictionary<string, EventComparison> compared = new EventComparisonBuilder(store, events).Compare(past, quarter)
            .Select(it => audience == Audience.Public ? EventPublishing.Published(it) : it).ToDictionary(it => it.Event.Id, StringComparer.Ordinal);
        return near.ConvertAll(it => new ToldEvent(it, compared.GetValueOrDefault(it.Id)));
    }
}
