using Tributary.Insights.Comparing;
using Tributary.Metrics;
using Tributary.Metrics.Uncertainty;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Insights.Stacks;

/// <summary>Measures two stacks beside each other: what <c>tributary compare</c> says of them by layer, for each of eight periods.</summary>
/// <param name="store">Open for reading.</param>
/// <param name="period">The last of them.</param>
internal sealed class StackComparisonBuilder(FactStore store, Period period)
{
    private const string People = "contributors";

    /// <summary>Measures them.</summary>
    /// <param name="one">The larger, an ecosystem.</param>
    /// <param name="other">Another.</param>
    /// <param name="layers">Titles of the layers, by their short names.</param>
    public StackComparison Build(Side one, Side other, Func<string, string> layers)
    {
        List<Period> periods = [.. ComparisonBuilder.Moments(period)];
        List<string> neutral = NeutralRepositories.Read(store.Connection, one.Term.Value, other.Term.Value);
        List<(Period At, Side One, Side Other, ScopeKind By)> asked = periods.ConvertAll(at => (at, one, other, ScopeKind.Layer));
        Period yearBefore = periods[^(ComparisonBuilder.MomentsAYear + 1)];
        if (neutral.Count > 0)
        {
            (Side home, Side away) = (Within(one, neutral), Within(other, neutral));
            asked.AddRange([(yearBefore, home, away, ScopeKind.Catalog), (period, home, away, ScopeKind.Catalog)]);
        }

        IReadOnlyList<IReadOnlyList<MetricParts>> parts = MetricBatch.Run(store, asked.SelectMany(it => (Side[])[it.One, it.Other], (it, side) => (Func<MetricEngine, IReadOnlyList<MetricParts>>)(engine => ComparisonBuilder.PartsOf(engine, People, side, it.At, it.By))).ToList());
        List<Measured> byLayer = asked.Select((it, place) => new Measured(it.At, it.One, it.Other, parts[2 * place], parts[(2 * place) + 1])).ToList();
        List<Measured> past = byLayer.Take(periods.Count).ToList(), abroad = byLayer.Skip(periods.Count).ToList();
        Measured now = past[^1];
        return new StackComparison
        {
            One = one,
            Other = other,
            Whole = Row(People, "All layers", past.ConvertAll(it => it.All())),
            Layers = Enumerable.Range(0, now.Below.Count).Where(layer => now.Below[layer].Members.Count + now.Above[layer].Members.Count > 0)
                .Select(layer => Row(now.Below[layer].Scope, layers(now.Below[layer].Scope), past.ConvertAll(it => it.At(layer)))).ToList(),
            Neutral = abroad.Count == 0 ? null : Row(People, "Neutral repositories", abroad.ConvertAll(it => it.At(0))),
            NeutralRepositories = neutral.Count,
            Coverage = now.Below.Count == 0 ? (0, 0) : (now.Below[0].Covered, now.Below[0].Of),
        };
    }

    private static Side Within(Side side, List<string> repositories) => side with { Within = ScopeTerm.Repositories(repositories) };

    private static LayerParity Row(string name, string title, List<Pair> pairs)
    {
        List<StackMoment> history = pairs.ConvertAll(it => it.Moment(name));
        int yearBefore = Math.Max(0, pairs.Count - 1 - ComparisonBuilder.MomentsAYear);
        return new LayerParity(name, title, history, history[yearBefore], Parity.Change($"{name} since {pairs[yearBefore].Period}", (pairs[yearBefore].Below, pairs[yearBefore].Above), (pairs[^1].Below, pairs[^1].Above)));
    }

    // Both sides in a period, by layer.
    private sealed record Measured(Period Period, Side One, Side Other, IReadOnlyList<MetricParts> Below, IReadOnlyList<MetricParts> Above)
    {
        public Pair At(int place) => new(Period, One, Other, Below[place], Above[place]);

        public Pair All() => new(Period, One, Other, Union(Below), Union(Above));

        // Each commit is in one layer, so that all of them are the whole.
        private static MetricParts Union(IReadOnlyList<MetricParts> layers) => new(
            People, layers.Max(it => it.Covered), layers.Max(it => it.Of), layers.Any(it => it.IsRead), layers.SelectMany(it => it.Members).DistinctBy(it => it.Member).OrderBy(it => it.Member).ToList());
    }

    // Both sides of one row in a period.
    private sealed record Pair(Period Period, Side One, Side Other, MetricParts Below, MetricParts Above)
    {
        public StackMoment Moment(string name) => new(Period, Cell(Below), Cell(Above), ComparisonBuilder.ParityOf(name, Period, One, Other, Below, Above));

        private static StackCell Cell(MetricParts parts) => new(parts.IsRead ? parts.Members.Count : null, null);
    }
}
