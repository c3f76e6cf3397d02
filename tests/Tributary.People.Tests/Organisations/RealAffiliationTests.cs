using Tributary.People.Organisations;
using Tributary.Testing;

namespace Tributary.People.Tests.Organisations;

/// <summary>What the rules come to on real histories. Prints what it measures.</summary>
public sealed class RealAffiliationTests(RealSightings real, ITestOutputHelper output) : IClassFixture<RealSightings>
{
    [Fact]
    public void Addresses_and_filled_gaps_name_an_organisation_for_most_commits()
    {
        Assert.SkipWhen(Histories.Folder is null, Histories.Absent);
        double all = real.Authored.Sum(it => it.Commits);
        foreach (var group in real.Authored.GroupBy(it => Own(it)).OrderBy(group => group.Key, StringComparer.Ordinal))
            output.WriteLine($"by the author's own signature {group.Key,-28} {group.Sum(it => it.Commits) / all:p1}");
        double own = real.Authored.Where(it => OrganisationRules.Default.Of(it.Signature, it.Month, real.Use).Answer == AttributionAnswer.Organisation).Sum(it => it.Commits) / all;
        double filled = real.Authored.Where(it => real.At(it.Signature, it.Month) is not null).Sum(it => it.Commits) / all;
        double people = real.Timelines.Count(it => it.Value.Count > 0) / (double)real.Timelines.Count;
        output.WriteLine($"of {all} commits, by the signature itself {own:p1}, with the contributor's other signatures and filled gaps {filled:p1}; of {real.Timelines.Count} contributors {people:p1} have any");
        own.ShouldBeGreaterThan(0.4);
        filled.ShouldBeGreaterThan(own);
    }

    [Fact]
    public void Organisations_and_the_unknown_are_all_commits()
    {
        Assert.SkipWhen(Histories.Folder is null, Histories.Absent);
        real.Authored.GroupBy(it => real.At(it.Signature, it.Month)?.Organisation).Sum(group => group.Sum(it => it.Commits)).ShouldBe(real.Authored.Sum(it => it.Commits));
        real.Timelines.Values.ShouldAllBe(line => line.Zip(line.Skip(1)).All(pair => pair.First.Until <= pair.Second.From));
    }

    [Fact]
    public void Gaps_are_filled_as_what_was_held_back_says()
    {
        Assert.SkipWhen(Histories.Folder is null, Histories.Absent);
        var outcomes = new List<(Basis Basis, bool IsRight)>();
        foreach (IGrouping<long, MonthlySighting> contributor in real.All.GroupBy(it => real.Contributors[it.Signature]).OrderBy(group => group.Key))
        {
            SortedDictionary<Month, AffiliationInterval> seen = MonthlyOrganisations.Of(contributor, OrganisationRules.Default, real.Use);
            if (seen.Count < 3) continue;
            foreach (AffiliationInterval held in seen.Values)
            {
                var rest = new SortedDictionary<Month, AffiliationInterval>(seen);
                rest.Remove(held.From);
                if (GapFilling.Fill(rest, OrganisationRules.Default).TryGetValue(held.From, out AffiliationInterval? filled)) outcomes.Add((filled.Basis, filled.Organisation == held.Organisation));
            }
        }

        foreach (var group in outcomes.GroupBy(it => it.Basis).OrderBy(group => group.Key))
            output.WriteLine($"{group.Key}: {group.Count(it => it.IsRight)} of {group.Count()} held back are right, {group.Average(it => it.IsRight ? 1.0 : 0.0):p2}");
        Share(Basis.Between).ShouldBeGreaterThan(0.98);
        Share(Basis.Carried).ShouldBeGreaterThan(0.95);

        double Share(Basis basis) => outcomes.Where(it => it.Basis == basis).Average(it => it.IsRight ? 1.0 : 0.0);
    }

    private string Own(MonthlySighting sighting)
    {
        Attribution it = OrganisationRules.Default.Of(sighting.Signature, sighting.Month, real.Use);
        return it.Answer == AttributionAnswer.Organisation ? $"{it.Answer} by {it.Basis}{(it.Kind == OrganisationKind.Academic ? ", academic" : "")}" : it.Answer.ToString();
    }
}
