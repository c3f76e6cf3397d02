namespace Tributary.People.Tests;

/// <summary>Each rule joins what it is for.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("GitHub number", "Ada <12+ada@users.noreply.github.com>", "countess <12+lovelace@users.noreply.github.com>")]
    [InlineData("GitHub login", "Ada <12+ada@users.noreply.github.com>", "countess <ada@users.noreply.github.com>")]
    [InlineData("address", "Ada <Ada@Calc.io>", "countess <ada@calc.io>")]
    [InlineData("address", "Ada <ada.l@gmail.com>", "countess <adal+git@googlemail.com>")]
    [InlineData("address", "Ada <ada@calc.io>", "countess <Ada Lovelace (ada@calc.io)>")]
    [InlineData("name is address", "Ada <ada@calc.example.net>", "ada@calc.example.net <ada@localhost>")]
    [InlineData("hosts of one domain", "Ada <adal@host7.calc.io>", "Ada Lovelace <adal@calc.io>")]
    [InlineData("name in repository", "Ada Lovelace <a@calc.io>", "Lovelace, Ada <b@home.io>")]
    [InlineData("name in repository", "Ádà M. Lövelace <a@calc.io>", "ada loevelace (she/her) <b@home.io>")]
    [InlineData("handle in repository", "countess9 <a@calc.io>", "Countess9 <b@home.io>")]
    [InlineData("login is local part", "Ada <12+countess@users.noreply.github.com>", "Ada Lovelace <countess@home.io>")]
    [InlineData("name is login", "Ada Lovelace <12+c-ada@users.noreply.github.com>", "c-ada <b@home.io>")]
    [InlineData("same local part", "Ada <countess@calc.io>", "Ada Lovelace <countess@home.io>")]
    [InlineData("name is local part", "Ada Lovelace <countess@calc.io>", "countess <b@home.io>")]
    [InlineData("handle spells name", "Ada Lovelace <a@calc.io>", "countess <ada.lovelace@home.io>")]
    [InlineData("handle spells name", "Ada Lovelace <a@calc.io>", "x9 <alovelace@home.io>")]
    public void A_rule_joins_two_signatures_of_one_repository(string rule, string one, string other)
    {
        Resolution resolution = new World().Seen(one).Seen(other).Resolve();
        resolution.ShouldBeOne(one, other);
        resolution.RuleBetween(one, other).ShouldBe(rule);
    }

    [Fact]
    public void A_rare_full_name_is_one_person_in_two_repositories() =>
        new World().Seen("Ada Lovelace <a@calc.io>", repository: 1).Seen("Ada Lovelace <b@home.io>", repository: 2).Resolve()
            .RuleBetween("Ada Lovelace <a@calc.io>", "Ada Lovelace <b@home.io>").ShouldBe("rare name");

    [Fact]
    public void A_frequent_name_joins_across_repositories_only_with_a_handle_that_does_not_follow_from_it()
    {
        Resolution resolution = new World()
            .Seen("Wei Wang <nightowl@a.io>", repository: 1).Seen("Wei Wang <nightowl@b.io>", repository: 2)
            .Seen("Wei Wang <weiwang@a.io>", repository: 3).Seen("Wei Wang <weiwang@b.io>", repository: 4)
            .Resolve();
        resolution.RuleBetween("Wei Wang <nightowl@a.io>", "Wei Wang <nightowl@b.io>").ShouldBe("name and handle");
        resolution.ShouldBeApart("Wei Wang <nightowl@a.io>", "Wei Wang <weiwang@a.io>", "Wei Wang <weiwang@b.io>");
    }

    [Fact]
    public void Who_names_themselves_in_a_trailer_of_their_own_commit_is_one_person() =>
        new World().Named("Wei Wang <a@calc.io>", "Wei Wang <b@home.io>").Resolve()
            .RuleBetween("Wei Wang <a@calc.io>", "Wei Wang <b@home.io>").ShouldBe("same commit");

    [Theory]
    [InlineData("Ada Lovelace <a@calc.io> <b@home.io>")]
    [InlineData("Ada Lovelace <a@calc.io> countess <b@home.io>")]
    [InlineData("Ada Lovelace <a@calc.io>\nAda Lovelace <a@calc.io> <b@home.io>")]
    public void A_mailmap_joins_whom_it_lists_to_whom_it_names(string mailmap)
    {
        Resolution resolution = new World().Seen("Ada Lovelace <a@calc.io>", repository: 1).Seen("countess <b@home.io>", repository: 1).Seen("Cid <c@home.io>", repository: 1).WithMailmap(1, mailmap).Resolve();
        resolution.RuleBetween("Ada Lovelace <a@calc.io>", "countess <b@home.io>").ShouldBe("mailmap");
        resolution.ShouldBeApart("Ada Lovelace <a@calc.io>", "Cid <c@home.io>");
    }

    [Fact]
    public void A_mailmap_without_names_joins_addresses() =>
        new World().Seen("ada <a@calc.io>", repository: 1).Seen("ada <b@home.io>", repository: 1).WithMailmap(1, "<a@calc.io> <b@home.io>").Resolve()
            .RuleBetween("ada <a@calc.io>", "ada <b@home.io>").ShouldBe("mailmap");

    [Fact]
    public void A_mailmap_speaks_of_its_own_repository_only()
    {
        World world = new World()
            .Seen("x <a@calc.io>", repository: 1).Seen("y <b@home.io>", repository: 1)
            .Seen("x <c@calc.io>", repository: 2).Seen("y <d@home.io>", repository: 2)
            .WithMailmap(1, "Ada Lovelace <a@calc.io>\nAda Lovelace <a@calc.io> <b@home.io>\nBob <c@calc.io> <d@home.io>\nBob <c@calc.io>\n");
        Resolution resolution = world.Resolve();
        resolution.RuleBetween("x <a@calc.io>", "y <b@home.io>").ShouldBe("mailmap");
        resolution.ShouldBeApart("x <c@calc.io>", "y <d@home.io>");
    }

    [Fact]
    public void What_the_user_says_stands_above_all()
    {
        Resolution resolution = new World()
            .Seen("Ada <1+ada@users.noreply.github.com>").Seen("Bob <2+bob@users.noreply.github.com>")
            .Seen("Eve <eve@a.io>").Seen("Eve <EVE@a.io>")
            .Seen("helper <helper@a.io>").Seen("Some Person <54321+llvm-bot@users.noreply.github.com>")
            .Stating("""
                merge:
                - [1+ada@users.noreply.github.com, 2+bob@users.noreply.github.com]
                name:
                - {of: 1+ada@users.noreply.github.com, is: Ada and Bob Ltd}
                bot:
                - helper@a.io
                """)
            .Resolve();
        resolution.RuleBetween("Ada <1+ada@users.noreply.github.com>", "Bob <2+bob@users.noreply.github.com>").ShouldBe("people file");
        resolution.Of("Ada <1+ada@users.noreply.github.com>").Name.ShouldBe("Ada and Bob Ltd");
        resolution.Of("helper <helper@a.io>").Kind.ShouldBe(ContributorKind.Bot);
    }

    [Fact]
    public void A_split_is_above_a_merge_and_every_rule()
    {
        Resolution resolution = new World().Seen("Ada Lovelace <ada@a.io>").Seen("Ada <ada@a.io>").Seen("Ada Lovelace <1+ada@users.noreply.github.com>")
            .Stating("split:\n- [\"Ada <ada@a.io>\", \"Ada Lovelace <ada@a.io>\"]\nmerge:\n- [\"Ada <ada@a.io>\", \"Ada Lovelace <ada@a.io>\"]\n").Resolve();
        resolution.ShouldBeApart("Ada Lovelace <ada@a.io>", "Ada <ada@a.io>");
        resolution.ShouldBeOne("Ada Lovelace <ada@a.io>", "Ada Lovelace <1+ada@users.noreply.github.com>");
    }

    [Fact]
    public void A_contributor_is_called_by_the_full_name_under_which_most_was_committed()
    {
        World world = new World().Seen("ada <ada@a.io>", commits: 90).Seen("Ada L. <ada@a.io>", commits: 5).Seen("Ada Lovelace <ada@a.io>", commits: 6);
        world.Resolve().Of("ada <ada@a.io>").Name.ShouldBe("Ada Lovelace");
        new World().Seen("root <mia.k@a.io>").Resolve().Of("root <mia.k@a.io>").Name.ShouldBe("mia.k");
    }
}
