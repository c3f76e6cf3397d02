using Tributary.Insights.Findings;
using Tributary.Insights.Stacks;
using Tributary.Metrics;
using Tributary.Reports.Prose;

namespace Tributary.Reports.Tests.Prose;

public sealed class StacksSectionTests
{
    [Fact]
    public void Which_stack_is_ahead_is_said_where_chance_does_not_explain_it()
    {
        FindingSet findings = Field().Find(isPublished: true);
        string text = Text(findings);
        text.ShouldContain("Layer by layer, rocm is ahead in kernels (3.00 people for each of cuda’s; ");
        text.ShouldContain("It is behind in serving (0.30; ");
        text.ShouldContain("It is neither ahead nor behind, as far as chance lets tell, in runtime (1.10; ");
        Check(findings);
    }

    [Fact]
    public void A_gap_that_moved_is_told_and_one_that_stayed_is_not()
    {
        FindingSet findings = Field().Find(isPublished: true);
        Finding kernels = findings.Parities(ScopeKind.Layer).First(it => it.Scope == "kernels");
        (kernels["before"], kernels["after"], kernels.IsChange).ShouldBe((0.4, 3.0, true));
        findings.Parities(ScopeKind.Layer).Where(it => it.IsChange).Select(it => it.Scope).ShouldBe(["kernels"]);
        Text(findings).ShouldContain("Against a year before, rocm’s people for each of cuda’s more than doubled from 0.40 to 3.00 in kernels; in other layers the gap did not move");
    }

    [Fact]
    public void Layers_in_which_few_worked_for_a_stack_are_withheld_and_said_to_be()
    {
        // Of rocm's agents and of its runtime: each alone would be what is left of the sum.
        PlantedStacks field = Field().Add("cuda", "agents", 30, 5000, PlantedStacks.CudasOwn).Add("rocm", "agents", 3, 6000, PlantedStacks.RocmsOwn);
        StackComparison published = field.Find(isPublished: true).Stacks!, own = field.Find(isPublished: false).Stacks!;
        LayerParity Layer(StackComparison from, string name) => from.Layers.First(it => it.Name == name);
        Layer(own, "agents").Now.Other.ShouldBe(new StackCell(3, null));
        Layer(published, "agents").Now.Other.ShouldBe(new StackCell(null, "fewer than 5"));
        Layer(published, "agents").Now.One.ShouldBe(new StackCell(30, null));
        Layer(published, "agents").Now.Parity.ShouldBeNull();
        Layer(own, "agents").Now.Parity!.Ratio.ShouldBe(0.1);
        Layer(published, "serving").Now.Other.ShouldBe(new StackCell(null, "withheld"));
        FindingSet findings = field.Find(isPublished: true);
        findings.Parities(ScopeKind.Layer).Select(it => it.Scope).ShouldBe(["runtime", "kernels"]);
        Text(findings).ShouldNotContain("agents (");
        Check(findings);
    }

    [Fact]
    public void Neutral_are_the_repositories_of_which_not_every_commit_is_one_stacks()
    {
        FindingSet findings = Field().Find(isPublished: true);
        findings.Stacks!.NeutralRepositories.ShouldBe(1);
        findings.Stacks.Neutral!.Now.One.People.ShouldBe(20);
        findings.Stacks.Neutral.Now.Other.People.ShouldBe(10);
        Text(findings).ShouldContain("In the 1 repository that belongs to neither it has 0.50");
    }

    [Fact]
    public void What_is_left_of_the_whole_outside_neutral_repositories_is_not_told_where_it_is_few()
    {
        // All but three of rocm's people worked in the neutral repository as well.
        PlantedStacks field = new PlantedStacks().Add("cuda", "kernels", 40, 0, PlantedStacks.CudasOwn).Add("cuda", "kernels", 40, 0, PlantedStacks.Neutral).Add("rocm", "kernels", 20, 1000, PlantedStacks.Neutral).Add("rocm", "kernels", 3, 2000, PlantedStacks.RocmsOwn);
        field.Find(isPublished: true).Stacks!.Neutral!.Now.Other.ShouldBe(new StackCell(null, "withheld"));
        field.Find(isPublished: false).Stacks!.Neutral!.Now.Other.ShouldBe(new StackCell(20, null));
    }

    [Fact]
    public void One_stack_stands_beside_nothing()
    {
        FindingSet findings = new PlantedStacks().Add("cuda", "kernels", 40, 0, PlantedStacks.Neutral).Find(isPublished: true);
        findings.Stacks.ShouldBeNull();
        Text(findings).ShouldContain("40 people worked on cuda.");
    }

    [Fact]
    public void Whoever_swaps_ahead_and_behind_is_stopped()
    {
        var guard = new Guard([]);
        List<Clause> clauses = StacksSection.Write(Field().Find(isPublished: true), "all").Sentences.SelectMany(it => it.Clauses).Where(it => it.Text.Contains("is ahead", StringComparison.Ordinal) || it.Text.Contains("is behind", StringComparison.Ordinal)).ToList();
        clauses.Count.ShouldBeGreaterThan(1);
        foreach (Clause clause in clauses)
        {
            guard.Check(clause, isFirst: true).ShouldBeEmpty();
            string swapped = clause.Text.Contains("is ahead", StringComparison.Ordinal) ? clause.Text.Replace("is ahead", "is behind", StringComparison.Ordinal) : clause.Text.Replace("is behind", "is ahead", StringComparison.Ordinal);
            guard.Check(clause with { Text = swapped }, isFirst: true).ShouldHaveSingleItem().ShouldStartWith("the direction 'is ");
        }
    }

    // Cuda is ahead in serving, rocm in kernels, which it was not a year before; nobody is in runtime.
    private static PlantedStacks Field() => new PlantedStacks()
        .Add("cuda", "kernels", 20, 0, PlantedStacks.Neutral).Add("rocm", "kernels", 50, 1000, PlantedStacks.RocmsOwn).Add("rocm", "kernels", 10, 1100, PlantedStacks.Neutral)
        .Add("cuda", "serving", 90, 2000, PlantedStacks.CudasOwn).Add("rocm", "serving", 27, 2500, PlantedStacks.RocmsOwn)
        .Add("cuda", "runtime", 50, 3000, PlantedStacks.CudasOwn).Add("rocm", "runtime", 55, 3500, PlantedStacks.RocmsOwn)
        .Add("cuda", "kernels", 50, 0, PlantedStacks.CudasOwn, quartersBefore: 4).Add("rocm", "kernels", 20, 1000, PlantedStacks.RocmsOwn, quartersBefore: 4)
        .Add("cuda", "serving", 90, 2000, PlantedStacks.CudasOwn, quartersBefore: 4).Add("rocm", "serving", 27, 2500, PlantedStacks.RocmsOwn, quartersBefore: 4);

    private static string Text(FindingSet findings) => string.Join(' ', StacksSection.Write(findings, "all").Sentences.Select(it => it.Text));

    private static void Check(FindingSet findings) => new Guard(["cuda", "rocm"]).Check([StacksSection.Write(findings, "all")]);
}
