using Tributary.Metrics.Uncertainty;

namespace Tributary.Insights.Events;

/// <summary>
/// How far from zero a difference is where there was no event: the same, computed for repositories without one (placebo in space; Abadie, Diamond and Hainmueller 2010).
/// A difference is judged by its place among them, and its 95 % interval holds every effect that this would not reject.
/// </summary>
internal sealed class Placebos
{
    // With fewer, even the farthest of all is not one in twenty.
    private const int Least = 19;

    private const int Draws = 999;
    private const double Level = 0.05;
    private const double Normal95 = 1.959963984540054;

    private readonly List<double> _distances;

    private Placebos(IEnumerable<double> effects, int count)
    {
        _distances = effects.Select(Math.Abs).Order().ToList();
        Count = count;
    }

    /// <summary>Repositories that served as placebos; where several repositories are compared, the fewest for one of them.</summary>
    public int Count { get; }

    /// <summary>The placebos of a mean over several repositories: means over as many different ones without an event, all of them for one repository, drawn with a fixed seed for more.</summary>
    /// <param name="stands">For each compared repository, those that could stand in its place, in one order.</param>
    /// <param name="metric">Of which figure.</param>
    public static Placebos Of(IReadOnlyList<IReadOnlyList<ComparedRepository>> stands, int metric)
    {
        int count = stands.Min(it => it.Count);
        if (stands.Count == 1) return new Placebos(stands[0].Select(it => it.Effect(metric)), count);
        if (count < Math.Max(Least, 2 * stands.Count)) return new Placebos([], count);
        var pools = stands.Select(pool => pool.Select(it => new Stand(it, metric)).ToList()).ToList();
        var random = new SplitMix64(0x6576656e74);
        var effects = new List<double>(Draws);
        double scale = Scale(count, stands.Count);
        for (int i = 0; i < Draws; i++)
        {
            if (Draw(pools, ref random) is { } effect) effects.Add(scale * effect);
        }

        return new Placebos(effects, count);
    }

    /// <summary>How often a difference as far from zero is found without an event; null where too few placebos are at hand.</summary>
    public double? ChanceOf(double difference) =>
        _distances.Count < Least ? null : (1.0 + _distances.Count(it => it >= Math.Abs(difference))) / (_distances.Count + 1.0);

    /// <summary>Half the width of the 95 % interval; null where too few placebos are at hand.</summary>
    public double? HalfWidth => _distances.Count < Least ? null : _distances[_distances.Count - (int)Math.Floor((Level * (_distances.Count + 1)) + 1e-9)];

    // Different ones of so few waver less together than as many of a whole world would; and how much they waver is itself known from so few only (Student's factor).
    private static double Scale(int count, int drawn) => (1 + (((Normal95 * Normal95) + 1) / (4 * (count - 1)))) / Math.Sqrt(1 - ((double)drawn / count));

    // Null where those drawn leave one of them too few controls.
    private static double? Draw(List<List<Stand>> pools, ref SplitMix64 random)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var drawn = new List<Stand>(pools.Count);
        foreach (List<Stand> pool in pools)
        {
            Stand next;
            do next = pool[(int)random.Below((uint)pool.Count)];
            while (!names.Add(next.Name));
            drawn.Add(next);
        }

        return drawn.Average(it => it.Effect(names)) is var mean && double.IsNaN(mean) ? null : mean;
    }

    // A placebo's changes, worked out once for all draws.
    private sealed class Stand(ComparedRepository repository, int metric)
    {
        private readonly double _change = repository.Series.Change(metric, repository.Before, repository.After);
        private readonly List<(string Name, double Change)> _similar = [.. repository.Similar.Select(it => (it.Name, it.Change(metric, repository.Before, repository.After)))];

        public string Name => repository.Series.Name;

        // The event's repositories are no controls of each other; nor are those that stand for them.
        public double Effect(HashSet<string> drawn)
        {
            double sum = 0;
            int count = 0;
            foreach ((string name, double change) in _similar)
            {
                if (drawn.Contains(name)) continue;
                sum += change;
                if (++count == ControlMatching.Most) break;
            }

            return count < ControlMatching.Least ? double.NaN : _change - (sum / count);
        }
    }
}
