using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports.Prose;

namespace Tributary.Reports.Tests.Prose;

public sealed class MovingTextTests
{
    [Fact]
    public void What_a_mover_worked_on_is_told_by_terms_and_folders()
    {
        string text = PlantedWorld.Text(Speaking(new PlantedWorld(), 20).Find(), "moving");
        text.ShouldContain("Commits to c1/r speak of “sm120” more than in the year before.");
        text.ShouldContain("In c1/r, more of the changes than before went into “csrc/sm120”.");
        text.ShouldContain("Most of the difference is c1/r’s, which went from ");
    }

    [Fact]
    public void What_fewer_than_five_people_speak_of_is_not_published()
    {
        PlantedWorld world = Speaking(new PlantedWorld(), 4);
        PlantedWorld.Text(world.Find(isPublished: false), "moving").ShouldContain("“sm120”");
        PlantedWorld.Text(world.Find(), "moving").ShouldNotContain("sm120");
    }

    [Fact]
    public void What_has_a_folder_that_does_not_read_as_one_is_not_told_by_it()
    {
        FindingSet findings = Speaking(new PlantedWorld(), 20, "csrc/<b>\u202esm120/x.cu").Find();
        findings.All.ShouldContain(it => it.Metric.Name == "concentration-of-work" && it.Names[2].Contains('<'));
        PlantedWorld.Text(findings, "moving").ShouldNotContain("<b>");
    }

    [Fact]
    public void Terms_are_asked_only_of_repositories_that_lead_a_mover()
    {
        PlantedWorld world = Speaking(new PlantedWorld(), 20);
        foreach (int person in Enumerable.Range(0, 20)) Tell(world, 5, 5000 + person, "sm90");
        world.Find().All.Where(it => it.Metric.Name == "concentration-of-work").Select(it => it.Scope).Distinct(StringComparer.Ordinal).ShouldBe(["c1/r"]);
    }

    [Fact]
    public void A_term_s_finding_asks_for_its_repository_and_is_found_again_by_it()
    {
        Finding term = Speaking(new PlantedWorld(), 20).Find().Within("concentration-of-work", ScopeKind.Repository, "repository:c1/r").First(it => it.Names[0] == "term");
        term.Command.ShouldBe("tributary metric concentration-of-work --by repository --scope repository:c1/r --period 2026Q2");
        (term["q"] <= .2).ShouldBeTrue();
    }

    [Fact]
    public void A_term_that_its_finding_does_not_have_is_refused()
    {
        Finding term = Speaking(new PlantedWorld(), 20).Find().Within("concentration-of-work", ScopeKind.Repository, "repository:c1/r").First(it => it.Names[2] == "sm120");
        var guard = new Guard([]);
        guard.Check(new Clause("“sm120”", [term]), isFirst: false).ShouldBeEmpty();
        guard.Check(new Clause("“sm90”", [term]), isFirst: false).ShouldBe(["the term 'sm90'"]);
        guard.Check(new Clause("“sm120”", []), isFirst: false).ShouldBe(["the term 'sm120'"]);
    }

    [Fact]
    public void Who_moved_by_people_alone_is_told_by_people()
    {
        var world = new PlantedWorld();
        // They are named as co-authors, and commit nothing.
        foreach (int person in Enumerable.Range(0, 40)) world.Work(2, 90_000 + person, PlantedWorld.Now, 2, commits: 0);
        FindingSet findings = world.Find();
        LeadingRepositories.Moved(findings, "c2").Metric.Name.ShouldBe("contributors");
        string text = PlantedWorld.Text(findings, "moving");
        text.ShouldContain("Most of the difference is c2/r’s, which went from 30 contributors to 70.");
        text.ShouldContain("New were 40 of c2/r’s 70 people; the others had worked on it before.");
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(4, false)]
    public void Who_came_back_is_told_apart_from_who_is_new_where_they_are_enough(int returning, bool isTold)
    {
        PlantedWorld world = Speaking(new PlantedWorld(), 20);
        foreach (int person in Enumerable.Range(0, returning)) world.Work(1, 80_000 + person, new Quarter(2025, 2), 1).Work(1, 80_000 + person, PlantedWorld.Now, 1);
        string text = PlantedWorld.Text(world.Find(), "moving");
        text.Contains("came back", StringComparison.Ordinal).ShouldBe(isTold);
        if (isTold) text.ShouldContain("40 of these people (53\u00a0%) had not been here before, 6 came back after a quarter or more away");
    }

    // Category c1 moves: 40 come, and some of its people speak of what nobody did the year before.
    private static PlantedWorld Speaking(PlantedWorld world, int people, string path = "csrc/sm120/x.cu")
    {
        foreach (int person in Enumerable.Range(0, 40)) world.Work(1, 70_000 + person, PlantedWorld.Now, 2);
        foreach (int person in Enumerable.Range(0, people)) Tell(world, 1, 1000 + person, "sm120", path);
        return world;
    }

    private static void Tell(PlantedWorld world, int category, long person, string term, string path = "csrc/x.cu")
    {
        world.Say(category, person, new DateOnly(2026, 5, 4), term, path);
        foreach (int month in Enumerable.Range(0, 3)) world.Say(category, person, new DateOnly(2025, 6, 2).AddMonths(3 * month), "scheduler", "lib/sched.cc");
    }
}
