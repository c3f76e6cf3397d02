using Tributary.Model;

namespace Tributary.People.Tests;

public sealed class AddressIdentityTests
{
    [Theory]
    [InlineData(" Ada@Example.COM ", "ada@example.com")]
    [InlineData("12345+Ada@users.noreply.github.com", "12345+ada@users.noreply.github.com")]
    [InlineData("", "")]
    public void Raw_is_the_address_lower_cased_and_trimmed(string address, string expected)
    {
        Identity identity = AddressIdentity.Raw(new Signature("Ada", address));
        identity.Contributor.ShouldBe(expected);
        identity.Kind.ShouldBe(ContributorKind.Human);
    }

    [Theory]
    [InlineData("12345+Ada@users.noreply.github.com", "ada@users.noreply.github.com")]
    [InlineData("Ada@users.noreply.github.com", "ada@users.noreply.github.com")]
    [InlineData("ada+lists@example.com", "ada+lists@example.com")]
    [InlineData("+ada@users.noreply.github.com", "+ada@users.noreply.github.com")]
    [InlineData("x1+ada@users.noreply.github.com", "x1+ada@users.noreply.github.com")]
    public void Both_private_forms_of_GitHub_are_one_login(string address, string expected) =>
        AddressIdentity.Normalised(new Signature("Ada", address), KindRules.Default).Contributor.ShouldBe(expected);

    [Theory]
    [InlineData("49699333+dependabot[bot]@users.noreply.github.com", ContributorKind.Bot)]
    [InlineData("generatedunixname499836121@meta.com", ContributorKind.Bot)]
    [InlineData("noreply+2066905484085733@fb.com", ContributorKind.Bot)]
    [InlineData("llvm-pulldown-bot@intel.com", ContributorKind.Bot)]
    [InlineData("noreply@anthropic.com", ContributorKind.Agent)]
    [InlineData("198982749+Copilot@users.noreply.github.com", ContributorKind.Agent)]
    [InlineData("206951365+cursor[bot]@users.noreply.github.com", ContributorKind.Agent)]
    [InlineData("somebody@anthropic.com", ContributorKind.Human)]
    [InlineData("robotcator@users.noreply.github.com", ContributorKind.Human)]
    [InlineData("thecoolekbote189@gmail.com", ContributorKind.Human)]
    [InlineData("669761+bottler@users.noreply.github.com", ContributorKind.Human)]
    public void Bots_and_agents_are_told_from_people_whose_names_look_alike(string address, ContributorKind kind) =>
        AddressIdentity.Normalised(new Signature("X", address), KindRules.Default).Kind.ShouldBe(kind);

    [Fact]
    public void An_identity_says_its_rule_and_what_it_saw()
    {
        Identity identity = AddressIdentity.Normalised(new Signature("Ada", "1+Ada@users.noreply.github.com"), KindRules.Default);
        identity.Rule.ShouldBe("same GitHub login");
        identity.Evidence.ShouldBe("1+Ada@users.noreply.github.com");
    }

    [Theory]
    [InlineData("*@x.com\thuman\twhy")]
    [InlineData("*@x.com\tbot")]
    [InlineData("\tbot\twhy")]
    public void A_rule_of_another_form_is_refused(string line) => Should.Throw<FormatException>(() => KindRules.Parse([line]));
}
