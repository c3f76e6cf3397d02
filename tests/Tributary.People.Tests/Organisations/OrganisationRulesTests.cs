using Tributary.People.Organisations;
using static Tributary.People.Tests.Organisations.Example;

namespace Tributary.People.Tests.Organisations;

public sealed class OrganisationRulesTests
{
    [Theory]
    [InlineData("ada@nvidia.com", "NVIDIA")]
    [InlineData("Ada@NVIDIA.com", "NVIDIA")]
    [InlineData("ada@build-7.nvidia.com", "NVIDIA")]
    [InlineData("root@.nvidia.com", "NVIDIA")]
    [InlineData("ada@qti.qualcomm.com", "Qualcomm")]
    [InlineData("ada@jp.ibm.com", "IBM")]
    [InlineData("ada@fb.com", "Meta")]
    [InlineData("ada@amazon.co.uk", "Amazon")]
    public void A_domain_and_all_hosts_below_it_are_the_organisations(string address, string organisation) =>
        Of(address).ShouldBe(new Attribution(AttributionAnswer.Organisation, organisation, OrganisationKind.Company, Basis.Domain, MailHost.Of(address)));

    [Theory]
    [InlineData("ada@notnvidia.com")]
    [InlineData("ada@nvidia.com.example.io")]
    [InlineData("nvidia.com@laptop.io")]
    public void A_domain_that_only_looks_like_one_is_not(string address) => Of(address).Organisation.ShouldBeNull();

    [Fact]
    public void A_host_within_an_organisations_walls_is_its()
    {
        Attribution it = Of("root@smci355-ccs-aus-m01-25.cs-aus.dcgpu");
        (it.Organisation, it.Basis).ShouldBe(("AMD", Basis.Host));
    }

    [Theory]
    [InlineData("ada@xilinx.com", "2022-01", "Xilinx")]
    [InlineData("ada@xilinx.com", "2022-02", "AMD")]
    [InlineData("ada@run.ai", "2024-11", "Run:ai")]
    [InlineData("ada@run.ai", "2024-12", "NVIDIA")]
    [InlineData("1+ada-runai@users.noreply.github.com", "2024-11", "Run:ai")]
    [InlineData("1+ada-runai@users.noreply.github.com", "2025-03", "NVIDIA")]
    [InlineData("ada@neuralmagic.com", "2024-12", "Neural Magic")]
    [InlineData("ada@neuralmagic.com", "2025-01", "Red Hat")]
    public void An_acquired_company_is_itself_before_and_its_acquirers_after(string address, string month, string organisation) => Of(address, month).Organisation.ShouldBe(organisation);

    [Fact]
    public void Evidence_of_an_acquired_company_says_which() => Of("ada@xilinx.com", "2023-01").Evidence.ShouldBe("xilinx.com of Xilinx");

    [Theory]
    [InlineData("1+ada-nv@users.noreply.github.com", "NVIDIA")]
    [InlineData("nv-ada@users.noreply.github.com", "NVIDIA")]
    [InlineData("1+Quic-Ada@users.noreply.github.com", "Qualcomm")]
    [InlineData("1+ada-amd@users.noreply.github.com", "AMD")]
    public void A_login_affix_names_an_organisation(string address, string organisation)
    {
        Attribution it = Of(address);
        (it.Organisation, it.Basis, it.Evidence).ShouldBe((organisation, Basis.LoginAffix, GitHubLogin.Of(address)));
    }

    [Theory]
    [InlineData("1+robert-rh@users.noreply.github.com")] // Robert H.
    [InlineData("1+ada-intel@users.noreply.github.com")] // works elsewhere by now
    [InlineData("1+ada-ms@users.noreply.github.com")]
    [InlineData("1+ada-db@users.noreply.github.com")]
    [InlineData("1+ada-ant@users.noreply.github.com")]
    [InlineData("1+ada-meta@users.noreply.github.com")]
    [InlineData("1+adanv@users.noreply.github.com")]
    [InlineData("1+nv@users.noreply.github.com")]
    [InlineData("1+nv-@users.noreply.github.com")]
    [InlineData("1+-nv@users.noreply.github.com")]
    [InlineData("1+nvidia-fan@users.noreply.github.com")]
    [InlineData("ada-nv@gmail.com")]
    public void Initials_and_words_are_no_affixes(string address) => Of(address).Organisation.ShouldBeNull();

    [Theory]
    [InlineData("Ada (NVIDIA)", "NVIDIA")]
    [InlineData("Ada Lovelace [amd]", "AMD")]
    [InlineData("Ada（Huawei）", "Huawei")]
    [InlineData("Ada (MSFT)", "Microsoft")]
    public void A_name_tag_names_an_organisation(string name, string organisation)
    {
        Attribution it = Of("ada@gmail.com", name: name);
        (it.Organisation, it.Basis).ShouldBe((organisation, Basis.NameTag));
    }

    [Theory]
    [InlineData("Ada (Vincent)")]
    [InlineData("Ada (nvidia fan)")]
    [InlineData("Ada (NVIDIA) Lovelace")]
    [InlineData("NVIDIA")]
    public void Other_words_in_a_name_do_not(string name) => Of("ada@gmail.com", name: name).Answer.ShouldBe(AttributionAnswer.FreeMail);

    [Fact]
    public void An_address_says_more_than_a_name() => Of("ada@amd.com", name: "Ada (NVIDIA)").Organisation.ShouldBe("AMD");

    [Theory]
    [InlineData("ada@gmail.com", AttributionAnswer.FreeMail)]
    [InlineData("ada@vip.qq.com", AttributionAnswer.FreeMail)]
    [InlineData("ada@apache.org", AttributionAnswer.NotAnEmployer)]
    [InlineData("ada@github.com", AttributionAnswer.NotAnEmployer)]
    [InlineData("ada@users.noreply.gitlab.com", AttributionAnswer.NotAnEmployer)]
    [InlineData("ada@node-0.x.utah.cloudlab.us", AttributionAnswer.NotAnEmployer)]
    [InlineData("ada@alum.mit.edu", AttributionAnswer.NotAnEmployer)]
    [InlineData("ada@alumni.uni-heidelberg.de", AttributionAnswer.NotAnEmployer)]
    [InlineData("you@example.com", AttributionAnswer.NotAnEmployer)]
    [InlineData("1+ada@users.noreply.github.com", AttributionAnswer.Unknown)]
    [InlineData("ada@laptop.local", AttributionAnswer.Unknown)]
    [InlineData("ubuntu@ip-172-31-2-68.us-west-2.compute.internal", AttributionAnswer.Unknown)]
    [InlineData("ada@localhost", AttributionAnswer.Unknown)]
    [InlineData("ada", AttributionAnswer.Unknown)]
    [InlineData("", AttributionAnswer.Unknown)]
    [InlineData("ada@", AttributionAnswer.Unknown)]
    [InlineData("ada@nishant patel", AttributionAnswer.Unknown)]
    [InlineData("ada@10.0.0.1", AttributionAnswer.Unknown)]
    [InlineData("ada@vscode-02.cm.cluster", AttributionAnswer.Unknown)]
    public void What_names_no_organisation_says_why(string address, AttributionAnswer answer)
    {
        Attribution it = Of(address, use: Use(("laptop.local", 9), ("localhost", 9), ("cm.cluster", 9), ("10.0.0.1", 9), ("compute.internal", 9), ("", 9)));
        (it.Answer, it.Organisation).ShouldBe((answer, null));
    }

    [Theory]
    [InlineData("ada@umich.edu", "umich.edu")]
    [InlineData("ada@cse.umich.edu", "umich.edu")]
    [InlineData("ada@maths.ox.ac.uk", "ox.ac.uk")]
    [InlineData("ada@mails.tsinghua.edu.cn", "Tsinghua University")]
    [InlineData("ada@uni-heidelberg.de", "uni-heidelberg.de")]
    [InlineData("ada@in.tum.de", "TUM")]
    [InlineData("ada@cs.stanford.edu", "Stanford University")]
    public void Universities_are_academic(string address, string organisation)
    {
        Attribution it = Of(address);
        (it.Organisation, it.Kind).ShouldBe((organisation, OrganisationKind.Academic));
    }

    [Theory]
    [InlineData("hi@hlky.ac")]
    [InlineData("hi@uni-corn.io")]
    public void A_name_that_looks_academic_is_not(string address) => Of(address).Organisation.ShouldBeNull();

    [Theory]
    [InlineData(1, AttributionAnswer.PersonalDomain)]
    [InlineData(2, AttributionAnswer.Unknown)]
    [InlineData(3, AttributionAnswer.Organisation)]
    public void An_unlisted_domain_is_an_organisation_where_three_use_it(int contributors, AttributionAnswer answer)
    {
        Attribution it = Of("ada@mail.primatrix.io", use: Use(("primatrix.io", contributors - 1), ("eu.primatrix.io", 1)));
        it.Answer.ShouldBe(answer);
        if (answer == AttributionAnswer.Organisation) (it.Organisation, it.Kind, it.Basis).ShouldBe(("primatrix.io", OrganisationKind.Other, Basis.UnlistedDomain));
    }

    [Fact]
    public void One_contributor_with_three_addresses_at_a_domain_is_one()
    {
        DomainUse use = DomainUse.Of([(1, new("A", "a@own.io")), (1, new("B", "b@own.io")), (1, new("B", "c@x.own.io"))]);
        Of("a@own.io", use: use).Answer.ShouldBe(AttributionAnswer.PersonalDomain);
    }
}
