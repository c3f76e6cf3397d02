using Tributary.Insights.Events;
using Tributary.Model;

namespace Tributary.Insights.Tests.Events;

/// <summary>How often a comparison is wrong, over many made worlds of which it is known what an event did.</summary>
public sealed class PlantedEventTests
{
    private const int Worlds = 400;
    private const int Repositories = 45;

    // Nothing happens but by chance: five in a hundred may be taken for an effect.
    [Theory]
    [InlineData(1, .075)]
    [InlineData(3, .075)]
    public void Without_an_effect_few_are_told(int concerned, double most)
    {
        List<EventComparison> comparisons = [.. Enumerable.Range(0, Worlds).Select(seed => Compare(seed, factor: 1, concerned)).Where(it => it.Refusal is null && it.Measures[0].P is not null)];
        comparisons.Count.ShouldBeGreaterThan(Worlds / 2);
        foreach (int metric in (int[])[0, 1, 2])
        {
            double share = comparisons.Count(it => it.Measures[metric].P <= .05) / (double)comparisons.Count;
            share.ShouldBeLessThan(most, $"{comparisons[0].Measures[metric].Metric} of {comparisons.Count}");
            // An interval leaves zero out exactly where p says so.
            comparisons.ShouldAllBe(it => it.Measures[metric].P <= .05 == (it.Measures[metric].Low > 0 || it.Measures[metric].High < 0));
        }
    }

    [Fact]
    public void A_large_effect_is_found_mostly_and_lies_in_its_interval()
    {
        List<EventMeasure> contributors = [.. Enumerable.Range(0, Worlds).Select(seed => Compare(seed, factor: 3, concerned: 1)).Where(it => it.Refusal is null && it.Measures[0].P is not null).Select(it => it.Measures[0])];
        (contributors.Count(it => it.P <= .05) / (double)contributors.Count).ShouldBeGreaterThan(.5);
        (contributors.Count(it => it.Low <= 2 && it.High >= 2) / (double)contributors.Count).ShouldBeGreaterThan(.92);
        contributors.Average(it => Math.Log(1 + it.Difference!.Value)).ShouldBe(Math.Log(3), .08);
    }

    // An event that comes to those that grow, and does nothing: most of what before and after alone would call its effect is gone beside those that grew as well.
    [Fact]
    public void Who_was_growing_before_is_held_against_who_was_growing_too()
    {
        List<EventMeasure> contributors = [.. Enumerable.Range(0, Worlds).Select(CompareGrowing).Where(it => it.Refusal is null && it.Measures[0].P is not null).Select(it => it.Measures[0])];
        double change = contributors.Average(it => Math.Log(1 + it.Change!.Value)), difference = contributors.Average(it => Math.Log(1 + it.Difference!.Value));
        change.ShouldBeGreaterThan(.25);
        Math.Abs(difference).ShouldBeLessThan(change / 2);
    }

    private static EventComparison Compare(int seed, double factor, int concerned)
    {
        var random = new Random(seed);
        List<int> treated = [.. Enumerable.Range(0, Repositories).OrderBy(_ => random.Next()).Take(concerned)];
        return Compare([.. Enumerable.Range(0, Repositories).Select(it => Plant(it, random, treated.Contains(it) ? factor : 1))], treated);
    }

    private static EventComparison CompareGrowing(int seed)
    {
        var random = new Random(seed);
        List<RepositorySeries> all = [.. Enumerable.Range(0, Repositories).Select(it => Plant(it, random, factor: 1))];
        // One of the nine that grew most, each as likely as the other.
        return Compare(all, [.. Enumerable.Range(0, Repositories).OrderByDescending(it => all[it].Growth(0, RepositorySeries.Reach)).Skip(random.Next(9)).Take(1)]);
    }

    private static EventComparison Compare(List<RepositorySeries> all, List<int> treated)
    {
        var occurrence = new Occurrence("event", new DateOnly(2025, 2, 3), [.. treated.Order().Select(it => RepositoryName.Parse(all[it].Name))]);
        return EventComparisonBuilder.Compare(occurrence, [occurrence], all);
    }

    // Sizes differ by a factor of ten, and so do growths; what moves a repository stays with it for a while.
    private static RepositorySeries Plant(int number, Random random, double factor)
    {
        double level = Math.Log(8) + (random.NextDouble() * Math.Log(10)), growth = .08 * Normal(random), wave = 0;
        var figures = new List<EventFigures?>();
        for (int offset = -RepositorySeries.Reach; offset <= RepositorySeries.Reach; offset++)
        {
            wave = (.6 * wave) + (.15 * Normal(random));
            double mean = Math.Exp(level + (growth * (offset + 4)) + wave) * (offset > 0 ? factor : 1);
            double people = Count(random, mean), arrivals = Math.Min(people, Count(random, mean * .3)), commits = Math.Round(people * 6 * Math.Exp(.3 * Normal(random)));
            figures.Add(new EventFigures([people, arrivals, commits], [people, arrivals, people]));
        }

        return new RepositorySeries($"o/r{number}", $"category-{number % 5}", 400 + random.Next(1500), figures);
    }

    private static double Count(Random random, double mean) => Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Normal(random))));

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
