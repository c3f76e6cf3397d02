using Tributary.Insights.Findings;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Reports.Tests;

/// <summary>Histories in which nothing changes: who is active and how much is drawn anew each quarter, from the same people with the same habits.</summary>
public sealed class FalseMoverTests(ITestOutputHelper output)
{
    private const int Categories = 12;
    private const double Rate = .05;

    private static readonly int Worlds = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1" ? 400 : 20;

    [Fact]
    public void At_most_one_edition_in_twenty_names_a_mover_where_none_is()
    {
        var random = new Random(2026);
        int named = Enumerable.Range(0, Worlds).Count(_ => Movers.Of(Find(Still(random))).Count > 0);
        output.WriteLine($"{named} of {Worlds}");
        // Three standard errors.
        named.ShouldBeLessThanOrEqualTo((int)(Worlds * (Rate + (3 * Math.Sqrt(Rate * (1 - Rate) / Worlds)))));
    }

    [Fact]
    public void A_category_that_doubles_is_named()
    {
        List<PlainEvent> events = Still(new Random(7));
        events.AddRange(Enumerable.Range(0, 60).SelectMany(person => Enumerable.Range(0, 4).Select(week => new PlainEvent(new DateOnly(2026, 4, 6).AddDays(7 * week), 3, 90_000 + person) { Commits = 3 })));
        Movers.Of(Find(events)).ShouldBe(["p3"]);
    }

    private static FindingSet Find(List<PlainEvent> events)
    {
        using FactStore store = PlainStore.Create(new PlainField([.. Enumerable.Range(0, Categories).Select(it => new PlainRepository($"p{it}/r", $"p{it}", null, new DateTime(2026, 7, 1)))], events, [], []));
        return new FindingBuilder(store, new Quarter(2026, 2), isPublished: true).Build();
    }

    private static List<PlainEvent> Still(Random random)
    {
        var events = new List<PlainEvent>();
        for (int person = 0; person < Categories * 80; person++)
        {
            // A few are there nearly always and do most, as in real histories.
            double presence = Math.Pow(random.NextDouble(), 2), pace = Math.Exp(2 * random.NextDouble());
            for (int week = 0; week < 78; week++)
            {
                if (week % 13 == 0 && random.NextDouble() > 0.25 + presence) week += 12;
                else if (random.NextDouble() < presence) events.Add(new PlainEvent(new DateOnly(2025, 1, 6).AddDays(7 * week), person % Categories, person) { Commits = 1 + (int)(pace * random.NextDouble()) });
            }
        }

        return events;
    }
}
