using Tributary.Model;

namespace Tributary.People.Tests;

public sealed class PeopleFileTests
{
    private static readonly AliasReference Ada = AliasReference.To(new Signature("Ada", "ada@calc.io"));
    private static readonly AliasReference Eve = AliasReference.TryParse("Eve@home.io")!;

    [Fact]
    public void All_that_can_be_said_is_read()
    {
        Decisions said = PeopleFile.Parse("""
            # why
            merge:
            - [ada@calc.io, "Ada Lovelace <ADA@home.io>", x]
            split:
            - [a@a.io, b@b.io]
            name:
            - {of: ada@calc.io, is: Ada Lovelace}
            bot:
            - sync@calc.io
            human:
            - robotcator@example.org
            organisation:
            - {of: ada@calc.io, is: AMD, from: 2024-01, until: 2025-03}
            - {of: ada@calc.io, is: independent}
            """, "people.yaml").Decisions;
        said.Merges.Single().Select(reference => reference.ToString()).ShouldBe(["ada@calc.io", "Ada Lovelace <ADA@home.io>", "x"]);
        said.Splits.Single().Count.ShouldBe(2);
        said.Names.Single().Name.ShouldBe("Ada Lovelace");
        said.Kinds.Select(it => it.Kind).ShouldBe([ContributorKind.Bot, ContributorKind.Human]);
        said.Organisations[0].ShouldBe(new StatedOrganisation(AliasReference.TryParse("ada@calc.io")!, "AMD", new DateOnly(2024, 1, 1), new DateOnly(2025, 3, 1)));
        said.Organisations[1].From.ShouldBeNull();
    }

    [Theory]
    [InlineData("merge:\n- [ada@calc.io]\n", "people.yaml:2: here two signatures belong")]
    [InlineData("mergee:\n- [a, b]\n", "people.yaml:1: 'mergee' is no key here")]
    [InlineData("merge:\n- [a, 'Ada <b']\n", "people.yaml:2: 'Ada <b' is no signature")]
    [InlineData("merge: ada\n", "people.yaml:1: here a list belongs")]
    [InlineData("name:\n- {of: a}\n", "people.yaml:2: 'is' is missing")]
    [InlineData("organisation:\n- {of: a, is: X, from: 2024}\n", "people.yaml:2: '2024' is no month")]
    [InlineData("organisation:\n- {of: a, is: X, from: 2024-02, until: 2024-02}\n", "people.yaml:2: 'until' must come after 'from'")]
    [InlineData("merge: [\n", "people.yaml:2: this is not YAML")]
    public void What_is_wrong_is_said_with_its_line(string text, string message) =>
        Should.Throw<PeopleFileException>(() => PeopleFile.Parse(text, "people.yaml")).Message.ShouldContain(message);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n\n")]
    public void An_empty_file_says_nothing(string text) => PeopleFile.Parse(text, "people.yaml").Decisions.Merges.ShouldBeEmpty();

    [Fact]
    public void A_merge_is_a_line_and_its_split_takes_that_line_away()
    {
        const string Text = "# ours\nmerge:\n  - [a@a.io, b@b.io] # met them\nname:\n- {of: a@a.io, is: A}\n";
        PeopleFile before = PeopleFile.Parse(Text, "people.yaml");
        PeopleFile merged = before.Merge(Ada, Eve);
        merged.Text.ShouldBe("# ours\nmerge:\n  - [\"Ada <ada@calc.io>\", \"Eve@home.io\"]\n  - [a@a.io, b@b.io] # met them\nname:\n- {of: a@a.io, is: A}\n");
        merged.Split(Eve, Ada).Text.ShouldBe(Text);
    }

    [Fact]
    public void The_first_merge_makes_the_file_and_its_split_leaves_nothing_said()
    {
        PeopleFile merged = PeopleFile.Empty.Merge(Ada, Eve);
        merged.Decisions.Merges.Count.ShouldBe(1);
        PeopleFile split = merged.Split(Ada, Eve);
        split.Decisions.Merges.ShouldBeEmpty();
        split.Decisions.Splits.ShouldBeEmpty();
    }

    [Fact]
    public void A_split_of_what_the_rules_joined_is_a_line_and_its_merge_takes_it_away()
    {
        PeopleFile split = PeopleFile.Empty.Split(Ada, Eve);
        split.Decisions.Splits.Count.ShouldBe(1);
        split.Merge(Ada, Eve).Decisions.Splits.ShouldBeEmpty();
    }

    [Fact]
    public void Names_that_look_like_yaml_stay_names()
    {
        var hostile = AliasReference.To(new Signature("a\"]: {x} # \\ - &", "b@b.io"));
        PeopleFile.Empty.Merge(hostile, Eve).Decisions.Merges.Single()[0].ShouldBe(hostile);
    }

    [Fact]
    public void What_was_written_as_one_line_is_refused_with_a_way_out() =>
        Should.Throw<PeopleFileException>(() => PeopleFile.Parse("merge: [[a, b]]\n", "people.yaml").Merge(Ada, Eve)).Message.ShouldContain("lines that begin with '-'");
}
