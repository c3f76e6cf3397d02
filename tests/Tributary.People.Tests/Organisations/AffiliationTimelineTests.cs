using Tributary.People.Organisations;
using static Tributary.People.Tests.Organisations.Example;

namespace Tributary.People.Tests.Organisations;

public sealed class AffiliationTimelineTests
{
    private const int Tries = 200;

    private static readonly string[] Addresses = ["a@nvidia.com", "a@amd.com", "a@xilinx.com", "a@umich.edu", "a@gmail.com", "1+a-nv@users.noreply.github.com", "a@run.ai"];

    [Fact]
    public void Neighbouring_months_are_one_interval() =>
        Timeline([Saw("a@amd.com", "2024-01"), Saw("a@amd.com", "2024-02")])[0].ShouldBe("AMD 2024-01 2024-03 Domain");

    [Fact]
    public void A_gap_within_one_organisation_is_filled_up_to_a_distance_of_twelve() =>
        Timeline([Saw("a@amd.com", "2024-01"), Saw("a@amd.com", "2025-01")])
            .ShouldBe(["AMD 2024-01 2024-02 Domain", "AMD 2024-02 2025-01 Between", "AMD 2025-01 2025-02 Domain", "AMD 2025-02 2025-05 Carried"]);

    [Fact]
    public void A_longer_gap_is_carried_into_only() =>
        Timeline([Saw("a@amd.com", "2024-01"), Saw("a@amd.com", "2025-02")])
            .ShouldBe(["AMD 2024-01 2024-02 Domain", "AMD 2024-02 2024-05 Carried", "AMD 2025-02 2025-03 Domain", "AMD 2025-03 2025-06 Carried"]);

    [Theory]
    [InlineData("2024-02", "2024-02")]
    [InlineData("2024-03", "2024-03")]
    [InlineData("2024-04", "2024-03")]
    [InlineData("2024-05", "2024-04")]
    [InlineData("2024-12", "2024-05")]
    public void Before_another_organisation_the_nearer_half_is_carried(string next, string until) =>
        Timeline([Saw("a@amd.com", "2024-01"), Saw("a@nvidia.com", next)])
            .Where(it => it.StartsWith("AMD", StringComparison.Ordinal)).Last().Split(' ')[2].ShouldBe(until);

    [Fact]
    public void A_gap_in_which_the_company_is_taken_over_is_filled_with_both() =>
        Timeline([Saw("a@xilinx.com", "2021-11"), Saw("a@amd.com", "2022-04")])
            .ShouldBe(["Xilinx 2021-11 2021-12 Domain", "Xilinx 2021-12 2022-02 Between", "AMD 2022-02 2022-04 Between", "AMD 2022-04 2022-05 Domain", "AMD 2022-05 2022-08 Carried"]);

    [Fact]
    public void A_university_is_not_carried_on_but_filled_between() =>
        Timeline([Saw("a@umich.edu", "2024-01"), Saw("a@umich.edu", "2024-05")]).ShouldBe(["umich.edu 2024-01 2024-02 Domain", "umich.edu 2024-02 2024-05 Between", "umich.edu 2024-05 2024-06 Domain"]);

    [Fact]
    public void Nothing_is_filled_before_the_first_sighting() => Timeline([Saw("a@gmail.com", "2023-12"), Saw("a@amd.com", "2024-01")])[0].ShouldBe("AMD 2024-01 2024-02 Domain");

    [Fact]
    public void What_names_no_organisation_ends_none() =>
        Timeline([Saw("a@amd.com", "2024-01"), Saw("a@gmail.com", "2024-02", 50), Saw("a@amd.com", "2024-03")])[1].ShouldBe("AMD 2024-02 2024-03 Between");

    [Fact]
    public void Of_two_in_a_month_the_one_with_more_commits_holds() =>
        Timeline([Saw("a@amd.com", "2024-01", 2), Saw("a@nvidia.com", "2024-01", 3)])[0].ShouldBe("NVIDIA 2024-01 2024-02 Domain");

    [Fact]
    public void Addresses_of_one_organisation_count_together() =>
        Timeline([Saw("a@amd.com", "2024-01", 2), Saw("b@amd.com", "2024-01", 2), Saw("a@nvidia.com", "2024-01", 3)])[0].ShouldBe("AMD 2024-01 2024-02 Domain");

    [Theory]
    [InlineData("2023-11", "a@nvidia.com", "NVIDIA")]
    [InlineData("2023-11", "a@amd.com", "AMD")]
    [InlineData("2024-02", "a@nvidia.com", "NVIDIA")]
    [InlineData("2024-02", "a@amd.com", "AMD")]
    [InlineData("2024-02", "a@intel.com", "AMD")]
    public void A_tie_goes_to_the_organisation_before_else_after_else_the_first_by_name(string month, string address, string organisation) =>
        Timeline([Saw("a@amd.com", "2024-01"), Saw("a@nvidia.com", "2024-01"), Saw(address, month)]).ShouldContain(it => it.StartsWith($"{organisation} 2024-01 "));

    [Fact]
    public void An_address_counts_before_any_number_of_commits_by_a_login() =>
        Timeline([Saw("1+a-nv@users.noreply.github.com", "2024-01", 99), Saw("a@amd.com", "2024-01")])[0].ShouldBe("AMD 2024-01 2024-02 Domain");

    [Fact]
    public void A_login_is_worth_nothing_once_an_address_names_somebody_else() =>
        Timeline([Saw("1+a-nv@users.noreply.github.com", "2024-01"), Saw("a@meta.com", "2024-06"), Saw("1+a-nv@users.noreply.github.com", "2025-01")])
            .ShouldBe(["NVIDIA 2024-01 2024-02 LoginAffix", "NVIDIA 2024-02 2024-04 Carried", "Meta 2024-06 2024-07 Domain", "Meta 2024-07 2024-10 Carried"]);

    [Fact]
    public void A_login_chosen_after_a_change_of_jobs_counts() =>
        Timeline([Saw("a@meta.com", "2024-01"), Saw("1+a-nv@users.noreply.github.com", "2025-01")])[^2].ShouldBe("NVIDIA 2025-01 2025-02 LoginAffix");

    [Fact]
    public void A_statement_holds_against_all_else() =>
        Timeline([Saw("a@amd.com", "2024-01"), Saw("a@amd.com", "2024-06")], Stated("Acme", "2024-03", "2024-05"))
            .ShouldBe(["AMD 2024-01 2024-02 Domain", "AMD 2024-02 2024-03 Between", "Acme 2024-03 2024-05 Stated", "AMD 2024-05 2024-06 Between", "AMD 2024-06 2024-07 Domain", "AMD 2024-07 2024-10 Carried"]);

    [Fact]
    public void An_open_statement_covers_all_time() => Timeline([Saw("a@amd.com", "2024-01")], Stated("Acme", null, null)).ShouldBe(["Acme 1990-01 9999-12 Stated"]);

    [Fact]
    public void Of_two_statements_the_one_that_begins_later_holds() =>
        Timeline([], Stated("New", "2020-01", null), Stated("Old", null, null)).ShouldBe(["Old 1990-01 2020-01 Stated", "New 2020-01 9999-12 Stated"]);

    [Theory]
    [InlineData("independent", OrganisationKind.Independent)]
    [InlineData("unknown", OrganisationKind.Unknown)]
    [InlineData("BAAI", OrganisationKind.Academic)]
    [InlineData("Acme", OrganisationKind.Company)]
    public void Independent_and_unknown_are_answers(string organisation, OrganisationKind kind) =>
        AffiliationTimeline.Of([Saw("a@amd.com", "2024-01")], OrganisationRules.Default, NobodyElse, [Stated(organisation, "2024-01", "2024-02")])[0].ShouldSatisfyAllConditions(
            it => it.Organisation.ShouldBe(organisation), it => it.Kind.ShouldBe(kind), it => it.Evidence.ShouldBe("people.yaml:3"));

    [Fact]
    public void Order_and_repetition_do_not_matter()
    {
        var random = new Random(20260801);
        for (int i = 0; i < Tries; i++)
        {
            List<MonthlySighting> sightings = Sightings(random);
            List<MonthlySighting> shuffled = sightings.Concat(sightings.Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).ToList();
            Timeline(shuffled).ShouldBe(Timeline(sightings), $"try {i}");
        }
    }

    [Fact]
    public void Intervals_do_not_overlap_and_are_in_order()
    {
        var random = new Random(20260802);
        for (int i = 0; i < Tries; i++)
        {
            StatedAffiliation[] stated = Enumerable.Range(0, random.Next(3)).Select(_ => Stated("Acme", random.Next(2) == 0 ? null : "2024-04", random.Next(2) == 0 ? null : "2025-02")).ToArray();
            IReadOnlyList<AffiliationInterval> intervals = AffiliationTimeline.Of(Sightings(random), OrganisationRules.Default, NobodyElse, stated);
            intervals.ShouldAllBe(it => it.From < it.Until, $"try {i}");
            intervals.Zip(intervals.Skip(1)).ShouldAllBe(pair => pair.First.Until <= pair.Second.From, $"try {i}");
        }
    }

    [Theory]
    [InlineData("ada@example.com", true)]
    [InlineData("ADA@example.com", true)]
    [InlineData("77+ada@users.noreply.github.com", true)]
    [InlineData("ada lovelace", true)]
    [InlineData("label-of-ada", true)]
    [InlineData("ada", false)]
    [InlineData("", false)]
    [InlineData("eve@example.com", false)]
    public void A_statement_is_about_an_address_a_name_or_a_contributor(string person, bool expected)
    {
        var stated = new StatedAffiliations([new StatedAffiliation(person, "Acme", null, null, "x")]);
        stated.About([new("Ada Lovelace", "ada@example.com"), new("Ada Lovelace", "Ada@users.noreply.github.com"), new("", "")], "label-of-ada").Count.ShouldBe(expected ? 1 : 0);
    }

    private static StatedAffiliation Stated(string organisation, string? from, string? until) =>
        new("ada@example.com", organisation, from is null ? null : Month(from), until is null ? null : Month(until), "people.yaml:3");

    private static List<MonthlySighting> Sightings(Random random) =>
        Enumerable.Range(0, random.Next(1, 12)).Select(_ => new MonthlySighting(new("Ada", Addresses[random.Next(Addresses.Length)]), Month("2024-01").Plus(random.Next(24)), random.Next(1, 4)))
            .DistinctBy(it => (it.Signature, it.Month)).ToList();
}
