using Tributary.Model;
using Tributary.People.Organisations;
using static Tributary.People.Tests.Organisations.Example;

namespace Tributary.People.Tests.Organisations;

public sealed class OrganisationFileTests
{
    [Fact]
    public void A_domain_without_a_source_carries_the_organisations_name()
    {
        IEnumerable<string> wrong = OrganisationRules.Default.Listed
            .SelectMany(it => it.Domains.Where(domain => domain.Source is null && !CarriesName(domain.Name, it.Name)).Select(domain => $"{it.Name}: {domain.Name}"));
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void All_else_has_a_source()
    {
        List<Organisation> listed = OrganisationRules.Default.Listed.ToList();
        listed.SelectMany(it => it.Logins).ShouldAllBe(it => it.Source.Length > 20);
        listed.Select(it => it.Acquired).OfType<Acquisition>().ShouldAllBe(it => it.Source.StartsWith("http"));
        listed.Select(it => it.Name).ShouldBeUnique();
    }

    [Fact]
    public void A_users_file_adds_and_overrides()
    {
        OrganisationRules rules = Own("""
            organisations:
              - { name: Acme, domains: [acme.io], hosts: [{ end: .acmenet }], logins: [{ affix: -acme }], tags: [ACM] }
              - { name: NVIDIA, domains: [octoml.ai] }
              - { name: IBM, domains: [{ name: redhat.com, from: 2019-07, source: x }] }
              - { name: Intel, kind: other }
            not_employers: [furiosa.ai, { name: amd.com, source: x }]
            """);
        Organisation("a@acme.io").ShouldBe("Acme");
        Organisation("a@rack-1.acmenet").ShouldBe("Acme");
        Organisation("1+a-acme@users.noreply.github.com").ShouldBe("Acme");
        Organisation("a@gmail.com", "A (acm)").ShouldBe("Acme");
        Organisation("a@octoml.ai").ShouldBe("NVIDIA");
        Organisation("a@nvidia.com").ShouldBe("NVIDIA");
        Organisation("a@redhat.com").ShouldBe("IBM");
        Organisation("a@furiosa.ai").ShouldBeNull();
        Organisation("a@amd.com").ShouldBeNull();
        rules.KindOf("Intel").ShouldBe(OrganisationKind.Other);
        Organisation("a@intel.com").ShouldBe("Intel");

        string? Organisation(string address, string name = "A") => rules.Of(new Signature(name, address), Month("2025-01"), NobodyElse).Organisation;
    }

    [Fact]
    public void A_domain_that_changes_hands_is_each_owners_in_its_time()
    {
        OrganisationRules rules = Own("""
            organisations:
              - { name: Old, domains: [{ name: shared.io, until: 2020-05 }] }
              - { name: New, domains: [{ name: shared.io, from: 2020-05 }] }
            """);
        new[] { "2020-04", "2020-05" }.Select(month => rules.Of(new("A", "a@shared.io"), Month(month), NobodyElse).Organisation).ShouldBe(["Old", "New"]);
    }

    [Fact]
    public void Takeovers_of_each_other_come_to_an_end() =>
        Own("organisations: [{ name: A, domains: [aa.io], acquired: { by: B, on: 2020-01 } }, { name: B, acquired: { by: A, on: 2020-01 } }]")
            .Of(new("A", "a@aa.io"), Month("2025-01"), NobodyElse).Answer.ShouldBe(AttributionAnswer.Organisation);

    [Theory]
    [InlineData("organisations: [{ domains: [a.io] }]", "own.yaml:1: 'name' is missing; add it")]
    [InlineData("organisations:\n  - { name: A, domains: [a.io] }\n  - { name: B, domains: [a.io] }", "own.yaml:3: 'a.io' has two owners at one time; give 'from' and 'until', or remove one")]
    [InlineData("organisations: [{ name: A, domains: [ada] }]", "own.yaml:1: 'ada' is no domain; write it as example.com")]
    [InlineData("organisations: [{ name: A, domains: [{ name: a.io, from: May }] }]", "own.yaml:1: 'May' is no month; write it as 2024-09")]
    [InlineData("organisations: [{ name: A, domains: [{ name: a.io, from: 2020-02, until: 2020-02 }] }]", "own.yaml:1: 'a.io' ends before it begins; 'until' is the first month no longer")]
    [InlineData("organisations: [{ name: A, logins: [{ affix: nv }] }]", "own.yaml:1: 'nv' is no affix; write -nv for an end, nv- for a beginning")]
    [InlineData("organisations: [{ name: A, hosts: [{ end: nv }] }]", "own.yaml:1: 'nv' has to begin with a dot, so that it ends whole names only")]
    [InlineData("organisations: [{ name: A, kind: guild }]", "own.yaml:1: 'guild' is no kind of organisation; use company, academic or other")]
    [InlineData("organisations: [{ name: A, acquired: { by: Nobody Known, on: 2020-01 } }]", "own.yaml:1: A was acquired by Nobody Known, which is not listed; add it, or mend the name")]
    [InlineData("organisations: [{ name: A, acquired: { by: A, on: 2020-01 } }]", "own.yaml:1: A can't have acquired itself")]
    [InlineData("organizations: []", "own.yaml:1: 'organizations' is no key here; use organisations, not_employers")]
    [InlineData("not_employers: [a.io, a.io]", "own.yaml:1: 'a.io' is listed twice; remove one")]
    public void What_is_wrong_is_said_with_file_and_line(string yaml, string problem) =>
        Should.Throw<AffiliationException>(() => Own(yaml)).Message.ShouldBe(problem);

    // The domain has a word of the name or its initials, or the name has the domain's first label.
    private static bool CarriesName(string domain, string name)
    {
        string label = Letters(domain.Split('.')[0]);
        List<string> words = name.Split([' ', ',', '&', '.', ':', '-']).Select(Letters).Where(word => word.Length > 0 && word is not ("of" or "and" or "for" or "the")).ToList();
        return words.Exists(word => word.Length >= 3 && label.Contains(word)) || (label.Length >= 3 && Letters(name).Contains(label))
            || label == string.Concat(words.Select(word => word[0])) || Letters(domain) == Letters(name);
    }

    private static string Letters(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
}
