using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Insights.Tests.Findings;

/// <summary>Four categories of forty people each, the same in every quarter for three years; then one grows.</summary>
public sealed class NewsTests
{
    private const int Categories = 4;
    private const int Quarters = 14;
    private static readonly Quarter Last = new(2026, 2);

    // Nothing ever changed: the forecast is forty and nothing else. Eighty lie ln(80.5 / 40.5) = 0.687 above, in units of the least width, 0.05: far beyond what counts.
    [Fact]
    public void What_doubles_for_the_first_time_surprises_and_counts_twice()
    {
        FindingSet findings = Find(people => people == Quarters - 1 ? 80 : 40);
        Finding grown = findings.Of("contributors", ScopeKind.Category, "p3")!, still = findings.Of("contributors", ScopeKind.Category, "p0")!;
        (grown.Expected!.Low, grown.Expected.Median, grown.Expected.High, grown.Expected.Value).ShouldBe((40, 40, 40, 80));
        grown.Expected.Surprise.ShouldBe(Math.Log(80.5 / 40.5) / .05, 1e-9);
        (grown.Expected.IsAbove, grown.Expected.IsBelow, grown.WasTold).ShouldBe((true, false, false));
        // 80 of 200 people; p is cut at a millionth.
        grown.Score.ShouldBe(Math.Sqrt(80 / 200.0) * -Math.Log10(Math.Max(grown["p"]!.Value, 1e-6)) * 2, 1e-9);
        (still.Expected!.Surprise, still.Expected.IsAbove, still.IsChange).ShouldBe((0, false, false));
        still.Score.ShouldBe(Math.Sqrt(40 / 200.0) * -Math.Log10(still["p"]!.Value) / 2, 1e-9);
    }

    [Fact]
    public void What_doubles_again_is_no_news()
    {
        FindingSet findings = Find(people => people == Quarters - 1 ? 160 : people == Quarters - 2 ? 80 : 40);
        Finding again = findings.Of("contributors", ScopeKind.Category, "p3")!;
        again.IsChange.ShouldBeTrue("that it was told before makes it no chance");
        (again.WasTold, findings.Of("contributors", ScopeKind.Category, "p0")!.WasTold).ShouldBe((true, false));
        double weight = Math.Clamp(Math.Abs(again.Expected!.Surprise), .5, 2);
        again.Score.ShouldBe(Math.Sqrt(160 / 280.0) * -Math.Log10(Math.Max(again["p"]!.Value, 1e-6)) * weight / 2, 1e-9);
    }

    [Fact]
    public void What_falls_back_after_a_rise_is_news() =>
        Find(people => people == Quarters - 2 ? 80 : 40).Of("contributors", ScopeKind.Category, "p3")!.WasTold.ShouldBeFalse("the quarter before told of the other direction");

    // Of a short history nothing is forecast, and the score is as it was.
    [Fact]
    public void Where_nothing_was_forecast_nothing_is_weighed()
    {
        Finding grown = Find(people => people == Quarters - 1 ? 80 : 40, first: Quarters - 3).Of("contributors", ScopeKind.Category, "p3")!;
        grown.Expected.ShouldBeNull();
        grown.Score.ShouldBe(Math.Sqrt(80 / 200.0) * -Math.Log10(Math.Max(grown["p"]!.Value, 1e-6)), 1e-9);
    }

    private static FindingSet Find(Func<int, int> people, int first = 0)
    {
        List<PlainEvent> events = [.. from category in Enumerable.Range(0, Categories)
                                      from quarter in Enumerable.Range(first, Quarters - first)
                                      from person in Enumerable.Range(0, category == 3 ? people(quarter) : 40)
                                      select new PlainEvent(Last.Plus(quarter - Quarters + 1).FirstDay.AddDays(20), category, (category * 1000) + person) { Commits = 2 }];
        using FactStore store = PlainStore.Create(new PlainField([.. Enumerable.Range(0, Categories).Select(it => new PlainRepository($"p{it}/r", $"p{it}", null, new DateTime(2026, 7, 1)))], events, [], []));
        return new FindingBuilder(store, Last, isPublished: true).Build();
    }
}
