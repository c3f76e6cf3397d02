using Tributary.Insights.Findings;
using Tributary.Reports.Prose.Traits;

namespace Tributary.Reports.Tests.Prose;

public sealed class QuietTextTests
{
    [Fact]
    public void Each_category_is_told_by_what_sets_it_apart()
    {
        FindingSet findings = new PlantedWorld(visitors: 25).Find();
        var traits = new TraitChoice(findings, PlantedWorld.Names);
        traits.Of("c3", 1).ShouldHaveSingleItem().Text.ShouldBe("Many only try it: 83\u00a0% of its people were active in a single week, more than in any other category.");
        // Seven are alike: nothing sets them apart, and nothing is told.
        foreach (string category in PlantedWorld.Names.Where(it => it != "c3")) traits.Of(category, 2).ShouldBeEmpty();
    }

    [Fact]
    public void Who_is_withheld_sets_nothing_apart()
    {
        // Three who are there for many weeks, where the others are visitors: too few to tell of.
        FindingSet own = new PlantedWorld(visitors: 27).Find(isPublished: false), published = new PlantedWorld(visitors: 27).Find();
        own.All.ShouldContain(it => it.Scope == "c3" && it.Names.Contains("builder"));
        published.All.ShouldNotContain(it => it.Scope == "c3" && it.Names.Contains("builder"));
        PlantedWorld.Text(published, "quiet").ShouldNotContain("3 people");
    }

    [Fact]
    public void All_that_do_not_move_are_named_in_sentences_that_differ_from_their_neighbours()
    {
        string[] paragraphs = PlantedWorld.Text(new PlantedWorld(isShifting: true).Find(), "quiet").Split('\n');
        paragraphs[0].ShouldBe("Unless it is said otherwise, commits and contributors of the categories below showed no clear change.");
        paragraphs.Skip(1).Zip(PlantedWorld.Names).ShouldAllBe(it => it.First.Contains(it.Second));
        paragraphs.Skip(1).Zip(paragraphs.Skip(2)).ShouldAllBe(it => it.First.Split(' ')[0] != it.Second.Split(' ')[0]);
    }

    [Fact]
    public void The_distance_counts_how_far_others_are_apart_and_how_few_people_it_rests_on()
    {
        // Others: mean 2, variance 1; 4 is two of their deviations off, and with a variance of 3 by chance, one.
        Distance.Of(4, [1, 2, 3], 0)!.Value.ShouldBe(2, 1e-12);
        Distance.Of(4, [1, 2, 3], 3)!.Value.ShouldBe(1, 1e-12);
        Distance.Of(4, [1, 2], 0).ShouldBeNull();
        Distance.Of(2, [2, 2, 2], 0).ShouldBeNull();
        Distance.OfShare(.5).ShouldBe(Math.PI / 4, 1e-12);
    }
}
