namespace Tributary.People.Tests;

/// <summary>What glued strangers together elsewhere, or could.</summary>
public sealed class TrapTests
{
    [Fact]
    public void Two_people_who_program_as_a_pair_under_one_address_stay_two()
    {
        Resolution resolution = new World()
            .Seen("Ada Lovelace <ada@calc.io>", commits: 90)
            .Seen("Grace Hopper <ada@calc.io>", commits: 3)
            .Seen("Grace Hopper <grace@navy.io>", commits: 50)
            .Resolve();
        resolution.ShouldBeApart("Ada Lovelace <ada@calc.io>", "Grace Hopper <grace@navy.io>");
        resolution.ShouldBeOne("Grace Hopper <ada@calc.io>", "Grace Hopper <grace@navy.io>");
        resolution.ShouldAsk(Guard.Bridge, "Ada Lovelace <ada@calc.io>", "Grace Hopper <ada@calc.io>");
    }

    [Fact]
    public void A_name_of_two_people_is_nobodys_name()
    {
        Resolution resolution = new World().Seen("Ada and Grace Hopper <pair@calc.io>").Seen("Ada and Grace Hopper <other@calc.io>").Resolve();
        resolution.ShouldBeApart("Ada and Grace Hopper <pair@calc.io>", "Ada and Grace Hopper <other@calc.io>");
    }

    [Fact]
    public void People_listed_in_one_trailer_stay_themselves()
    {
        Resolution resolution = new World()
            .Seen("Ada Lovelace <ada@calc.io>", commits: 9).Seen("Grace Hopper <grace@navy.io>", commits: 9)
            .Named("Ada Lovelace <ada@calc.io>", "Ada Lovelace <ada@calc.io>, Grace Hopper <grace@navy.io>")
            .Named("Ada Lovelace <ada@calc.io>", "Grace Hopper <grace@navy.io>, Ada Lovelace <ada@calc.io>")
            .Resolve();
        resolution.ShouldBeApart("Ada Lovelace <ada@calc.io>", "Grace Hopper <grace@navy.io>");
    }

    [Fact]
    public void A_teams_address_chains_nobody()
    {
        var world = new World();
        string[] names = ["Ada Lovelace", "Grace Hopper", "Edsger Dijkstra", "Barbara Liskov", "Donald Knuth"];
        foreach (string name in names) world.Seen($"{name} <gpu-team@calc.io>").Seen($"{name} <{name[..3]}@home{name.Length}.io>");
        Resolution resolution = world.Resolve();
        resolution.ShouldBeApart([.. names.Select(name => $"{name} <gpu-team@calc.io>")]);
        foreach (string name in names) resolution.ShouldBeOne($"{name} <gpu-team@calc.io>", $"{name} <{name[..3]}@home{name.Length}.io>");
    }

    [Fact]
    public void A_machine_that_unrelated_names_use_chains_nobody_though_its_address_looks_like_any()
    {
        var world = new World();
        string[] names = ["Ada Lovelace", "Grace Hopper", "Edsger Dijkstra", "Barbara Liskov", "Donald Knuth"];
        foreach (string name in names) world.Seen($"{name} <xk7@calc.io>", commits: 10);
        Resolution resolution = world.Resolve();
        resolution.ShouldBeApart([.. names.Select(name => $"{name} <xk7@calc.io>")]);
        resolution.ShouldAsk(Guard.SharedAddress, $"{names[0]} <xk7@calc.io>", $"{names[1]} <xk7@calc.io>");
    }

    [Fact]
    public void Nicknames_at_ones_own_address_are_not_many_people()
    {
        string[] signatures = ["Felix Li <felix@calc.io>", "coder99 <felix@calc.io>", "nightowl <felix@calc.io>", "Zaphod <felix@calc.io>", "qwerty <felix@calc.io>"];
        var world = new World();
        foreach (string signature in signatures) world.Seen(signature, commits: 10);
        world.Resolve().ShouldBeOne(signatures);
    }

    [Theory]
    [InlineData("you@example.com")]
    [InlineData("your.email@example.org")]
    [InlineData("user@gmail.com")]
    [InlineData("root@localhost")]
    [InlineData("ubuntu@ip-172-31-17-195.eu-west-3.compute.internal")]
    [InlineData("none@none")]
    [InlineData("dev@build.(none)")]
    [InlineData("noreply@github.com")]
    [InlineData("")]
    [InlineData("12345678+yourusername@users.noreply.github.com")]
    [InlineData("ID+USERNAME@users.noreply.github.com")]
    [InlineData("{ID}+{username}@users.noreply.github.com")]
    public void A_placeholder_is_nobodys_address(string address) =>
        new World().Seen($"Ada Lovelace <{address}>").Seen($"Grace Hopper <{address}>").Resolve()
            .ShouldBeApart($"Ada Lovelace <{address}>", $"Grace Hopper <{address}>");

    [Fact]
    public void A_trailer_pasted_with_somebody_elses_address_joins_nobody()
    {
        Resolution resolution = new World()
            .Seen("Ada Lovelace <ada@calc.io>", commits: 40)
            .Seen("Grace Hopper <grace@navy.io>", commits: 40)
            .Named("Ada Lovelace <ada@calc.io>", "Grace Hopper <ada@calc.io>")
            .Resolve();
        resolution.ShouldBeApart("Ada Lovelace <ada@calc.io>", "Grace Hopper <grace@navy.io>");
    }

    [Fact]
    public void Two_people_of_one_name_in_one_large_company_stay_two()
    {
        World world = new World()
            .Seen("Yuhang Wang <yuhang.wang@bigcorp.com>", commits: 30).Seen("Yuhang Wang <yuhang.wang2@bigcorp.com>", commits: 20)
            .Seen("Ada Lovelace <ada@bigcorp.com>").Seen("Grace Hopper <grace@bigcorp.com>");
        Resolution resolution = world.Resolve();
        resolution.ShouldBeApart("Yuhang Wang <yuhang.wang@bigcorp.com>", "Yuhang Wang <yuhang.wang2@bigcorp.com>");
        resolution.ShouldAsk(Guard.OneCompany, "Yuhang Wang <yuhang.wang@bigcorp.com>", "Yuhang Wang <yuhang.wang2@bigcorp.com>");
    }

    [Fact]
    public void Ones_own_domain_is_no_company() =>
        new World().Seen("Scott Wilson <github@swilson.net>").Seen("Scott Wilson <scott@swilson.net>").Resolve()
            .ShouldBeOne("Scott Wilson <github@swilson.net>", "Scott Wilson <scott@swilson.net>");

    [Fact]
    public void Two_GitHub_accounts_never_become_one_and_what_fits_both_joins_neither()
    {
        Resolution resolution = new World()
            .Seen("Ada Lovelace <1+ada@users.noreply.github.com>", commits: 9)
            .Seen("Ada Lovelace <2+lovelace@users.noreply.github.com>", commits: 8)
            .Seen("Ada Lovelace <ada@home.io>", commits: 7)
            .Resolve();
        resolution.ShouldBeApart("Ada Lovelace <1+ada@users.noreply.github.com>", "Ada Lovelace <2+lovelace@users.noreply.github.com>", "Ada Lovelace <ada@home.io>");
        resolution.ShouldAsk(Guard.TwoNumbers, "Ada Lovelace <1+ada@users.noreply.github.com>", "Ada Lovelace <2+lovelace@users.noreply.github.com>");
        resolution.ShouldAsk(Guard.Ambiguous, "Ada Lovelace <1+ada@users.noreply.github.com>", "Ada Lovelace <ada@home.io>");
    }

    [Fact]
    public void A_login_that_was_given_up_and_taken_by_another_joins_neither() =>
        new World().Seen("Ada <1+ada@users.noreply.github.com>").Seen("Eve <2+ada@users.noreply.github.com>").Seen("x <ada@users.noreply.github.com>").Resolve()
            .ShouldBeApart("Ada <1+ada@users.noreply.github.com>", "Eve <2+ada@users.noreply.github.com>", "x <ada@users.noreply.github.com>");

    [Fact]
    public void A_name_that_thousands_bear_is_no_evidence_even_in_one_repository()
    {
        Resolution resolution = new World().Seen("Lei Wang <nightowl@a.io>").Seen("LEI WANG <daydream@b.io>").Seen("Wang Lei <x1@c.io>").Resolve();
        resolution.ShouldBeApart("Lei Wang <nightowl@a.io>", "LEI WANG <daydream@b.io>", "Wang Lei <x1@c.io>");
        resolution.ShouldAsk(Guard.CommonName, "Lei Wang <nightowl@a.io>", "LEI WANG <daydream@b.io>");
    }

    [Fact]
    public void A_given_name_alone_is_no_evidence() =>
        new World().Seen("Vishal <a@a.io>").Seen("vishal <b@b.io>").Seen("Vishal <vishal@c.io>").Seen("vishal <vishal@d.io>").Seen("Vishal Panjwani <p@p.io>").Resolve()
            .ShouldBeApart("Vishal <a@a.io>", "vishal <b@b.io>", "Vishal <vishal@c.io>", "vishal <vishal@d.io>");

    [Fact]
    public void A_local_part_that_many_have_is_no_evidence() =>
        new World().Seen("Ada <peter@a.io>").Seen("Peter <peter@b.io>").Seen("Peter Naur <pn@c.io>").Resolve().ShouldBeApart("Ada <peter@a.io>", "Peter <peter@b.io>");

    [Fact]
    public void A_handle_that_spells_two_names_joins_neither()
    {
        Resolution resolution = new World().Seen("Jian Lovelace <a@a.io>").Seen("Jie Lovelace <b@b.io>").Seen("x <jlovelace@c.io>").Resolve();
        resolution.ShouldBeApart("Jian Lovelace <a@a.io>", "Jie Lovelace <b@b.io>", "x <jlovelace@c.io>");
        resolution.ShouldAsk(Guard.Ambiguous, "Jian Lovelace <a@a.io>", "x <jlovelace@c.io>");
    }

    [Fact]
    public void Handles_that_look_alike_do_not_join_who_have_other_names() =>
        new World().Seen("Ada Lovelace <countess@a.io>").Seen("Grace Hopper <countess@b.io>").Resolve().ShouldBeApart("Ada Lovelace <countess@a.io>", "Grace Hopper <countess@b.io>");

    [Fact]
    public void What_is_hostile_is_only_a_name()
    {
        string[] signatures = ["\u202eevil\u0000 <\u0000@\u0000>", $"{new string('a', 100_000)} <{new string('b', 100_000)}@x.io>", ", <,>", "( <(>", "\ud800 <\udfff@x.io>", $"{new string('(', 5000)} <x@y>"];
        var world = new World();
        foreach (string signature in signatures) world.Seen(signature);
        world.Resolve().Contributors.Sum(contributor => contributor.Signatures.Count).ShouldBe(signatures.Length);
    }
}
