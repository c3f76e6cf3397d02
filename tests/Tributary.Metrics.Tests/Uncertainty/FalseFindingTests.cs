using Tributary.Metrics.Uncertainty;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests.Uncertainty;

/// <summary>
/// People placed, and moved, at random between places of quite different sizes: nothing is to be found. Where none is true, naming what has q of .1 or less
/// finds something in at most one world in ten; the bounds leave room for three standard errors.
/// </summary>
public sealed class FalseFindingTests
{
    private const double Rate = .1;

    private static readonly int Worlds = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1" ? 400 : 40;

    private static readonly double Most = Rate + (3 * Math.Sqrt(Rate * (1 - Rate) / Worlds));

    [Fact]
    public void People_placed_at_random_overlap_no_more_than_chance() => Named("overlap", 2026, PlaceAtRandom).ShouldBeLessThan(Most);

    [Fact]
    public void People_moved_at_random_flow_nowhere() => Named("migration", 2026, MoveAtRandom).ShouldBeLessThan(Most);

    [Fact]
    public void People_who_begin_anywhere_come_from_nowhere() => Named("upstream-order", 2026, BeginAnywhere).ShouldBeLessThan(Most);

    [Fact]
    public void A_flow_that_there_is_is_named()
    {
        var events = new List<PlainEvent>();
        for (int person = 0; person < 60; person++) events.AddRange(Stay(person, 2024, 0).Concat(Stay(person, 2025, person < 15 ? 1 : 0)));
        for (int person = 60; person < 120; person++) events.AddRange(Stay(person, 2024, 1).Concat(Stay(person, 2025, person < 62 ? 0 : 1)));
        MetricRow flow = Measure("migration", events).Single(row => row.Scope == "p0" && row.Names is ["p1"]);
        (flow.Value, flow.Details["back"]).ShouldBe((15, 2));
        flow.Details["q"]!.Value.ShouldBeLessThan(Rate);
    }

    [Fact]
    public void Expected_overlap_is_that_of_all_assignments_that_could_be()
    {
        // One is in two of three places, another in the third: each of the three pairs of places is as likely to be the shared one.
        MetricParts[] presence = [new("a", 1, 1, true, [new(1, 1, 1)]), new("b", 1, 1, true, [new(1, 1, 1)]), new("c", 1, 1, true, [new(2, 1, 1)])];
        MetricRow pair = new("a", ["b"], 1, 1, 1, new Dictionary<string, double?>());
        RandomAssignment.Judge([pair], presence).Single().Details["expected"]!.Value.ShouldBe(1.0 / 3, .12);
    }

    private static double Named(string metric, int seed, Func<Random, List<PlainEvent>> world)
    {
        var random = new Random(seed);
        int named = Enumerable.Range(0, Worlds).Count(_ => Measure(metric, world(random)).Any(row => row.Details.GetValueOrDefault("q") <= Rate));
        return (double)named / Worlds;
    }

    private static IReadOnlyList<MetricRow> Measure(string metric, List<PlainEvent> events)
    {
        using FactStore store = PlainStore.Create(new PlainField([.. Enumerable.Range(0, Places.Length).Select(it => new PlainRepository($"p{it}/r", $"p{it}", null, new DateTime(2026, 7, 1)))], events, [], []));
        return new MetricEngine(store.Connection).Measure(MetricRegistry.Find(metric), new MetricQuery { By = ScopeKind.Category, Period = new Quarter(2026, 2).Period });
    }

    // The odds of each of the places.
    private static readonly double[] Places = [.3, .25, .2, .1, .1, .05];

    private static int Place(Random random)
    {
        double dice = random.NextDouble();
        for (int place = 0; place < Places.Length - 1; place++)
        {
            dice -= Places[place];
            if (dice < 0) return place;
        }

        return Places.Length - 1;
    }

    private static List<PlainEvent> PlaceAtRandom(Random random) => Enumerable.Range(0, 250)
        .SelectMany(person => Enumerable.Range(0, 1 + (random.Next(3) / 2) + (random.Next(6) / 5)).Select(_ => Place(random)).Distinct().Select(place => Day(new DateOnly(2026, 5, 1), place, person)))
        .ToList();

    private static List<PlainEvent> MoveAtRandom(Random random) => Enumerable.Range(0, 250)
        .SelectMany(person =>
        {
            int home = Place(random), other = Place(random);
            // Who moves, moves either way alike: the order of the two homes is the coin's.
            return random.Next(4) != 0 ? Stay(person, 2024, home).Concat(Stay(person, 2025, home))
                : random.Next(2) == 0 ? Stay(person, 2024, home).Concat(Stay(person, 2025, other))
                : Stay(person, 2024, other).Concat(Stay(person, 2025, home));
        })
        .ToList();

    private static List<PlainEvent> BeginAnywhere(Random random) => Enumerable.Range(0, 200)
        .SelectMany(person => new[] { Place(random), Place(random) }.Distinct().SelectMany(place => (PlainEvent[])
            [Day(new DateOnly(2024, 1, 1).AddDays(random.Next(500)), place, person), Day(new DateOnly(2026, 5, 1), place, person)]))
        .ToList();

    private static IEnumerable<PlainEvent> Stay(int person, int year, int place) =>
        Enumerable.Range(0, 3).Select(week => Day(new DateOnly(year, 9, 1).AddDays(7 * week), place, person));

    private static PlainEvent Day(DateOnly day, int place, int person) => new(day, place, person) { Commits = 1 };
}
