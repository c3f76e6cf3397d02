using Tributary.Insights.Events;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Insights.Tests.Events;

/// <summary>Comparisons over stores of which every figure is known.</summary>
public sealed class EventComparisonTests
{
    private const int Quarters = 12;

    // In 2024Q3: four whole quarters are before it, four after it, and one before and two after these.
    private static readonly DateOnly Day = new(2024, 8, 20);
    private static readonly Occurrence Round = new("round", Day, [Name(0)]);

    [Fact]
    public void An_effect_is_found_with_its_size_and_figures_are_those_of_the_quarters()
    {
        EventWorld world = World(factor: 2);
        EventComparison comparison = Compare(world, Round);
        comparison.Refusal.ShouldBeNull();
        comparison.Concerned.ShouldBe([new ConcernedRepository("o/r0", 4, 4, null)]);
        comparison.Controls.Count.ShouldBe(6);
        comparison.Pool.ShouldBe(world.Repositories.Count - 1);
        comparison.Moments.Select(it => it.Quarter.ToString()).ShouldBe(["2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1", "2025Q2", "2025Q3"]);
        comparison.Moments.Select(it => it.Figures[0].Ours!.Value).ShouldBe(world.Repositories[0].People.Take(9).Select(it => (double)it));
        comparison.Moments.Select(it => it.Figures[2].Ours!.Value).ShouldBe(world.Repositories[0].People.Take(9).Select(it => 3.0 * it));
        double[] controls = [.. Enumerable.Range(0, 9).Select(quarter => world.Repositories.Where(it => comparison.Controls.Contains(it.Name)).Average(it => it.People[quarter]))];
        comparison.Moments.Select(it => it.Figures[0].Controls!.Value).ShouldBe(controls, tolerance: 1e-9);
        EventMeasure contributors = comparison.Measures[0];
        contributors.Difference!.Value.ShouldBeInRange(.75, 1.25);
        contributors.P!.Value.ShouldBeLessThanOrEqualTo(.05);
        contributors.Low!.Value.ShouldBeInRange(0, .99);
        contributors.High!.Value.ShouldBeGreaterThan(1);
        EventText.Verdict(comparison).ShouldStartWith("Contributors grew more");
        EventText.Cautions(comparison)[^1].ShouldStartWith("This is no proof.");
    }

    [Fact]
    public void The_same_store_gives_the_same_comparison_and_where_nothing_happened_none_is_told()
    {
        EventWorld world = World(factor: 1);
        EventComparison comparison = Compare(world, Round);
        comparison.Measures[0].P!.Value.ShouldBeGreaterThan(.05);
        EventText.Verdict(comparison).ShouldBe("The difference in contributors is one that is found without any event, too.");
        Compare(world, Round).Measures.ShouldBe(comparison.Measures);
    }

    [Fact]
    public void Several_repositories_are_compared_together()
    {
        var both = new Occurrence("both", Day, [Name(0), Name(5), Name(6)]);
        EventComparison comparison = Compare(World(factor: 2, 0, 5, 6), both);
        comparison.Concerned.Select(it => it.LeftOut).ShouldAllBe(it => it == null);
        comparison.Measures[0].Difference!.Value.ShouldBeInRange(.8, 1.2);
        comparison.Measures[0].P!.Value.ShouldBeLessThan(.01);
        comparison.Controls.ShouldNotContain("o/r5");
    }

    [Fact]
    public void What_has_an_event_is_no_control_and_an_event_of_the_same_repository_is_named()
    {
        var other = new Occurrence("other", Day.AddDays(200), [Name(1), Name(2)]);
        var same = new Occurrence("same", Day.AddDays(-100), [Name(0)]);
        var long_ago = new Occurrence("long-ago", Day.AddYears(-3), [Name(3)]);
        EventComparison comparison = Compare(World(factor: 2), Round, other, same, long_ago);
        comparison.WithEvent.ShouldBe(3);
        comparison.Pool.ShouldBe(World(factor: 2).Repositories.Count - 3);
        comparison.Controls.ShouldNotContain("o/r1");
        comparison.OtherEvents.ShouldBe(["same"]);
        EventText.Cautions(comparison).ShouldContain("Other events concern the same repositories in the same quarters: same. Their part can't be told apart.");
    }

    [Fact]
    public void Missing_is_no_zero()
    {
        EventWorld world = World(factor: 1);
        List<EventWorld.Repository> changed = [.. world.Repositories];
        changed[1] = changed[1] with { IsMissing = true };
        changed[2] = changed[2] with { People = [0, 0, 0, .. changed[2].People.Skip(3)] };
        changed[3] = changed[3] with { People = [.. changed[3].People.Take(8)] };
        EventComparison comparison = Compare(new EventWorld(changed), Round);
        comparison.Pool.ShouldBe(changed.Count - 4);
        comparison.Controls.Intersect(["o/r1", "o/r2", "o/r3"]).ShouldBeEmpty();
        comparison.Coverage.ShouldBe((changed.Count - 1, changed.Count));
    }

    [Theory]
    [InlineData(1, "o/r0 can't be compared.", "Nothing is known of it before the quarter of the event")]
    [InlineData(2, "o/r0 can't be compared.", "Whole quarters before the event: 1; 2 are needed")]
    [InlineData(3, "o/r0 can't be compared.", "No whole quarter after the event is covered yet")]
    [InlineData(4, "o/r0 can't be compared.", "It had fewer than 5 contributors a quarter before the event")]
    [InlineData(5, "o/r0 can't be compared.", "Repositories without an event that cover the same quarters and were similar: 0; 3 are needed")]
    public void Where_too_little_is_covered_it_refuses_and_says_why(int what, string refusal, string reason)
    {
        List<EventWorld.Repository> changed = [.. World(factor: 1).Repositories];
        EventWorld.Repository ours = changed[0];
        changed[0] = what switch
        {
            1 => ours with { IsMissing = true },
            2 => ours with { People = [0, 0, 0, .. ours.People.Skip(3)] },
            3 => ours with { People = [.. ours.People.Take(5)] },
            4 => ours with { People = [.. Enumerable.Repeat(4, Quarters)] },
            _ => ours with { People = [.. ours.People.Select(it => it * 50)] },
        };
        EventComparison comparison = Compare(new EventWorld(changed), Round);
        comparison.Refusal.ShouldBe(refusal);
        comparison.Measures.ShouldBeEmpty();
        EventText.Verdict(comparison).ShouldBe(refusal);
        EventText.Cautions(comparison)[0].ShouldStartWith($"Left out: o/r0. {reason}");
    }

    [Fact]
    public void With_few_placebos_there_is_no_interval()
    {
        EventComparison comparison = Compare(new EventWorld([.. World(factor: 2).Repositories.Take(15)]), Round);
        (comparison.Measures[0].P, comparison.Measures[0].Low, comparison.Measures[0].High).ShouldBe((null, null, null));
        comparison.Measures[0].Difference.ShouldNotBeNull();
        EventText.Verdict(comparison).ShouldContain("too few to say how much chance there is");
    }

    [Fact]
    public void What_tells_of_fewer_than_five_people_is_not_published()
    {
        List<EventWorld.Repository> changed = [.. World(factor: 1).Repositories];
        changed[0] = changed[0] with { People = [12, 12, 4, 12, 12, 12, 12, 12, 12, 12, 12, 12] };
        EventComparison whole = Compare(new EventWorld(changed), Round), published = EventPublishing.Published(whole);
        whole.Moments[2].Figures[0].Ours.ShouldBe(4);
        whole.Measures[0].Difference.ShouldNotBeNull();
        published.Moments[2].Figures[0].Ours.ShouldBeNull();
        published.Moments[2].Figures[2].Ours.ShouldBeNull("its commits are four people's");
        published.Moments[1].Figures[0].Ours.ShouldBe(12);
        (published.Measures[0].Difference, published.Measures[0].Change, published.Measures[0].Low).ShouldBe((null, null, null));
        published.GrowthBefore.ShouldBeNull();
        EventText.Verdict(published).ShouldBe("What changed in contributors tells of fewer than 5 people, and is withheld.");
        EventPublishing.Published(Compare(World(factor: 1), Round)).Measures[0].Difference.ShouldNotBeNull();
    }

    private static EventComparison Compare(EventWorld world, Occurrence occurrence, params Occurrence[] others)
    {
        using FactStore store = world.Write();
        return new EventComparisonBuilder(store, [occurrence, .. others]).Compare(occurrence);
    }

    // Repositories of 12 to 40 people and four categories that grow a little and waver a little.
    private static EventWorld World(double factor, params int[] concerned)
    {
        var random = new Random(11);
        int[] treated = concerned.Length == 0 ? [0] : concerned;
        return new EventWorld([.. Enumerable.Range(0, 44).Select(it =>
        {
            double size = 12 + (it % 11 * 2.5);
            return new EventWorld.Repository($"o/r{it}", $"category-{it % 4}", [.. Enumerable.Range(0, Quarters).Select(quarter =>
                (int)Math.Round(size * Math.Exp((.02 * quarter) + (.12 * (random.NextDouble() - .5))) * (quarter > 4 && treated.Contains(it) ? factor : 1)))]);
        })]);
    }

    private static RepositoryName Name(int number) => RepositoryName.Parse($"o/r{number}");
}
