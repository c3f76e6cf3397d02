using Tributary.Metrics;
using Tributary.Metrics.Publishing;
using Tributary.Metrics.Uncertainty;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Insights.Findings;

/// <summary>
/// Finds the scarce pools: people who build at one layer of the stack and know another, those of them who know both of the largest stacks, and those who build in one
/// category and work in another. Whoever is in which is read once, with the weeks, and sets of people are taken together here: a pool by itself costs a query.
/// </summary>
/// <param name="store">Open for reading.</param>
/// <param name="quarter">Which.</param>
/// <param name="isPublished">A pool of one to four people is told as fewer than five.</param>
internal sealed class PoolFindings(FactStore store, Quarter quarter, bool isPublished)
{
    private const int Builder = 4;
    private const int Layers = 3;
    private const int Pairs = 4;

    private static readonly Metric Weeks = MetricRegistry.Find("active-weeks");
    private static readonly Metric People = MetricRegistry.Find("contributors");

    /// <summary>The pools, changes judged among each other.</summary>
    /// <param name="stacks">Names of two ecosystems; empty: there are none to tell of.</param>
    /// <param name="catalog">The catalog's name, and as it is printed.</param>
    /// <param name="titles">What places and labels are called, by kind and name.</param>
    public IEnumerable<Finding> Find(IReadOnlyList<string> stacks, (string Name, string Title) catalog, IReadOnlyDictionary<(string Kind, string Name), string> titles)
    {
        ScopeKind[] kinds = stacks.Count == 2 ? [ScopeKind.Category, ScopeKind.Layer, ScopeKind.Ecosystem] : [ScopeKind.Category];
        // A change is told over the repositories that cover both quarters.
        MetricQuery[] asked = [.. from kind in kinds from it in ((Period, Period?)[])[(quarter.Period, null), (quarter.Previous.Period, quarter.Period), (quarter.Period, quarter.Period)] select new MetricQuery { By = kind, Period = it.Item1, Comparable = it.Item2 }];
        IReadOnlyList<IReadOnlyList<MetricParts>> parts = MetricBatch.Run(store, asked.Select(it => (Func<MetricEngine, IReadOnlyList<MetricParts>>)(engine => engine.Parts(Weeks, it))).ToList());
        Dictionary<(ScopeKind, string), MetricParts> now = ByName(0), before = ByName(1), after = ByName(2);
        List<Pool> pools = [.. OfCategories(now)];
        if (stacks.Count == 2) pools.AddRange(OfStacks(now, stacks));
        return Multiplicity.Judge(pools.Distinct().Select(pool => Tell(pool, pool.Members(now), (pool.Members(before), pool.Members(after)), catalog, titles)).ToList());

        Dictionary<(ScopeKind, string), MetricParts> ByName(int place) => kinds.SelectMany((kind, index) => parts[(asked.Length / kinds.Length * index) + place].Select(it => (Key: (kind, it.Scope), it))).ToDictionary(it => it.Key, it => it.it);
    }

    // The pairs of categories of which most people build in the one and work in the other.
    private static IEnumerable<Pool> OfCategories(Dictionary<(ScopeKind Kind, string Name), MetricParts> now)
    {
        List<string> categories = now.Keys.Where(it => it.Kind == ScopeKind.Category).Select(it => it.Name).ToList();
        return (from one in categories from other in categories where one != other select new Pool([new Part(ScopeKind.Category, one, Builder), new Part(ScopeKind.Category, other, 1)]))
            .Select(pool => (Pool: pool, People: pool.Members(now).Members.Count)).Where(it => it.People > 0)
            .OrderByDescending(it => it.People).ThenBy(it => it.Pool.Name, StringComparer.Ordinal).Take(Pairs).Select(it => it.Pool);
    }

    private static IEnumerable<Pool> OfStacks(Dictionary<(ScopeKind Kind, string Name), MetricParts> now, IReadOnlyList<string> stacks)
    {
        Part[] both = [.. stacks.Select(stack => new Part(ScopeKind.Ecosystem, stack, 1))];
        List<Part> layers = now.Where(it => it.Key.Kind == ScopeKind.Layer).OrderByDescending(it => Deep(it.Value)).ThenBy(it => it.Key.Name, StringComparer.Ordinal).Take(Layers)
            .Select(it => new Part(ScopeKind.Layer, it.Key.Name, Builder)).ToList();
        yield return new Pool(both);
        foreach (Part layer in layers) yield return new Pool([layer, .. both]);
        foreach (Part layer in layers)
        {
            foreach (Part other in layers.Where(it => it != layer)) yield return new Pool([layer, other with { Weeks = 1 }]);
        }

        if (layers.Count > 1) yield return new Pool([layers[0], layers[1] with { Weeks = 1 }, .. both]);
    }

    private static int Deep(MetricParts parts) => parts.Members.Count(part => part.Amount >= Builder);

    private Finding Tell(Pool pool, MetricParts now, (MetricParts Before, MetricParts After) compared, (string Name, string Title) catalog, IReadOnlyDictionary<(string Kind, string Name), string> titles) => new()
    {
        Metric = People,
        By = ScopeKind.Catalog,
        Scope = catalog.Name,
        Title = catalog.Title,
        Names = [],
        NameTitles = [],
        Period = quarter.Period,
        Restrictions = pool.Parts.Select(part => part.Term).ToList(),
        RestrictionTitles = pool.Parts.Select(part => titles.GetValueOrDefault((part.Kind.ToString().ToLowerInvariant(), part.Name), part.Name)).ToList(),
        Values = Values(now.Members.Count, compared.Before, compared.After, pool.Parts.Max(part => part.Weeks)),
        Covered = now.Covered,
        Of = now.Of,
    };

    private Dictionary<string, double> Values(int count, MetricParts before, MetricParts after, int weeks)
    {
        int then = before.Members.Count, since = after.Members.Count;
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        if (weeks > 1) values["weeks"] = weeks;
        if (isPublished && SmallCells.IsFew(count))
        {
            values["fewer_than"] = SmallCells.LeastPeople;
            return values;
        }

        values["value"] = count;
        bool mayCompare = then > 0 && Math.Max(since, then) >= FindingBuilder.LeastPeople && !(isPublished && Math.Min(since, then) < SmallCells.LeastPeople);
        if (mayCompare && Differences.Between(People, [before], [after])[0] is { LowRatio: { } low, HighRatio: { } high } difference)
            (values["before"], values["after"], values["change"], values["low"], values["high"], values["p"]) = (then, since, ((double)since / then) - 1, low, high, difference.P);
        return values;
    }

    // In a place or at some work for at least so many weeks.
    private sealed record Part(ScopeKind Kind, string Name, int Weeks)
    {
        public string Term => $"{(Weeks >= Builder ? "builder" : "active")}:{Kind.ToString().ToLowerInvariant()}:{Name}";
    }

    private sealed record Pool(IReadOnlyList<Part> Parts)
    {
        public string Name => string.Join(' ', Parts.Select(part => part.Term));

        public MetricParts Members(Dictionary<(ScopeKind, string), MetricParts> all)
        {
            List<MetricParts> places = Parts.Select(part => all[(part.Kind, part.Name)]).ToList();
            IEnumerable<long> people = Parts.Zip(places, (part, place) => place.Members.Where(it => it.Amount >= part.Weeks).Select(it => it.Member)).Aggregate((one, other) => one.Intersect(other));
            return new MetricParts(Name, places.Max(it => it.Covered), places.Max(it => it.Of), places.All(it => it.IsRead), people.Order().Select(it => new MetricPart(it, 1, 1)).ToList());
        }

        public bool Equals(Pool? other) => other?.Name == Name;

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
    }
}
