using System.Text.Json;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>Looking people up and correcting them, as a person does it.</summary>
public sealed class PeopleCommandTests : IDisposable
{
    private readonly TestWorkspace _folder = TestWorkspace.Copy(made =>
    {
        Fixtures.Build("people", made["mirrors", "a+one.git"]);
        TestCatalog.Write(made["catalog"], "a/one");
        made.Initialize();
        made.Sync();
    });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_contributor_is_shown_with_every_signature_and_its_reason()
    {
        Shell.Result shown = Run("people", "show", "ada-l", "--json");
        shown.ShouldBe(0, "");
        using var json = JsonDocument.Parse(shown.Text);
        json.RootElement.GetProperty("name").GetString().ShouldBe("Ada Lovelace");
        json.RootElement.GetProperty("kind").GetString().ShouldBe("human");
        json.RootElement.GetProperty("signatures").EnumerateArray().Select(it => it.GetProperty("address").GetString())
            .ShouldBe(["ada@calc.io", "ada@calc.io", "12+ada-l@users.noreply.github.com", "countess@home.io", "ada.lovelace@bigcorp.io"], ignoreOrder: true);
        json.RootElement.GetProperty("repositories")[0].GetProperty("commits").GetInt32().ShouldBe(6);
        Run("people", "show", "Ada@Calc.io").ShouldBe(1, "fits 2 contributors");
        Run("people", "show", "Ada Lovelace <ada@calc.io>").ShouldBe(0, "same commit");
        Run("people", "show", "dependabot").ShouldBe(0, "dependabot[bot] (bot): 1 commits");
        Run("people", "show", "nobody-at-all").ShouldBe(1, "Nobody is called 'nobody-at-all'");
    }

    [Fact]
    public void Why_walks_the_joins_or_says_what_stopped_them()
    {
        Run("people", "why", "countess@home.io", "ada.lovelace@bigcorp.io").Text.ShouldContain("name in repository: ada lovelace");
        Shell.Result guarded = Run("people", "why", "Grace Hopper <ada@calc.io>", "Ada Lovelace <ada@calc.io>");
        guarded.ShouldBe(0, "but are kept apart: the name is at home at another address");
        Run("people", "why", "x9@c.io", "grace@navy.io").ShouldBe(0, "No rule sees anything that they share.");
        Run("people", "why", "dependabot[bot]", "grace@navy.io").ShouldBe(0, "never one");
    }

    [Fact]
    public void A_merge_and_its_split_change_what_follows_and_then_nothing()
    {
        string before = Contributors();
        Run("people", "merge", "x9@c.io", "grace@navy.io").ShouldBe(0, "are one contributor now");
        Run("people", "why", "x9@c.io", "grace@navy.io").ShouldBe(0, "people file");
        Contributors().ShouldNotBe(before);
        Run("people", "merge", "x9@c.io", "grace@navy.io").ShouldBe(1, "They are one contributor already");
        Run("people", "split", "grace@navy.io", "x9@c.io").ShouldBe(0, "are two contributors now");
        Contributors().ShouldBe(before);
        Run("people", "split", "grace@navy.io", "x9@c.io").ShouldBe(1, "They are two contributors already");
        Run("people", "merge", "dependabot[bot]", "grace@navy.io").ShouldBe(1, "of kind bot");
    }

    [Fact]
    public void A_split_of_what_rules_joined_holds()
    {
        Run("people", "split", "countess@home.io", "Ada Lovelace <ada@calc.io>").ShouldBe(0, "two contributors");
        Run("people", "why", "countess@home.io", "Ada Lovelace <ada@calc.io>").ShouldBe(0, "people.yaml splits them");
        Run("sync", "--mirrors", _folder["mirrors"], "--as-of", "2026-07-10", "--unprepared").ShouldBe(0, "");
        Run("people", "why", "countess@home.io", "Ada Lovelace <ada@calc.io>").ShouldBe(0, "people.yaml splits them");
    }

    [Fact]
    public void What_guards_left_open_is_listed_and_answered_in_place()
    {
        Run("people", "review").ShouldBe(0, "a very frequent name by itself");
        using (var json = JsonDocument.Parse(Run("people", "review", "--json").Text)) json.RootElement.GetArrayLength().ShouldBe(2);
        Feed("s\na\n", "people", "review", "--ask").ShouldBe(0, "1 accepted, 0 refused");
        Run("people", "why", "nightowl@a.io", "daydream@b.io").ShouldBe(0, "people file");
        Feed("nonsense\nr\n", "people", "review", "--ask").ShouldBe(0, "0 accepted, 1 refused");
        Run("people", "review").ShouldBe(0, "0 of 0");
        Feed("", "people", "review", "--ask").ShouldBe(0, "0 accepted, 0 refused");
    }

    [Fact]
    public void People_are_found_by_name_place_depth_and_organisation()
    {
        Run("people", "find", "lovelace").ShouldBe(0, "1 person.");
        Run("people", "find", "--in", "alpha", "--period", "2026Q2").ShouldBe(0, "5 people.");
        Run("people", "find", "--in", "a/one", "--period", "2026Q2", "--weeks", "2").ShouldBe(0, "1 person.");
        Run("people", "find", "--in", "beta").ShouldBe(1, "'beta' is no repository, category, group or catalog");
        Run("people", "find", "--organisation", "unknown", "--limit", "1").ShouldBe(0, "the 1 most active");
        using var json = JsonDocument.Parse(Run("people", "find", "grace", "--json").Text);
        json.RootElement.GetProperty("size").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("people")[0].GetProperty("commits").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void Pools_are_found_by_several_places_and_by_when_somebody_began()
    {
        Run("people", "find", "--scope", "repository:a/one", "--period", "2026Q2").ShouldBe(0, "5 people.");
        Run("people", "find", "--in", "alpha", "--scope", "active:a/one>=2", "--period", "2026Q2").ShouldBe(0, "1 person.");
        Run("people", "find", "--in", "alpha", "--period", "2026Q2").ShouldBe(0, "In 2026Q1 the pool had 0; 5 entered it since, 0 departed.");
        Run("people", "find", "--in", "alpha", "--since", "2026Q3").ShouldBe(0, "0 people.");
        Run("people", "find", "--scope", "sustained:nowhere", "--period", "2026Q2").ShouldBe(1, "'nowhere' is no repository, category");
        Run("people", "find", "--scope", "deep:alpha").ShouldBe(1, "'deep:alpha' is no scope");
    }

    [Fact]
    public void Pools_are_found_by_what_people_did()
    {
        Run("people", "find", "--scope", "area:kernels").ShouldBe(1, "It names no area.");
        WriteWork();
        Run("people", "find", "--scope", "area:vendored", "--json").ShouldBe(0, "Ada Lovelace");
        Run("people", "find", "--scope", "area:docs", "--scope", "area:tests", "--in", "alpha").ShouldBe(0, "people.");
        Run("people", "find", "--scope", "active:ecosystem:rocm>=2", "--period", "2026Q2").ShouldBe(0, "1 person.");
        Run("people", "find", "--scope", "ecosystem:metal", "--period", "2026Q2").ShouldBe(0, "0 people.");
        Run("people", "find", "--scope", "contributor:grace hopper", "--scope", "vendor:v").ShouldBe(0, "1 person.");
        Shell.Result several = Run("people", "find", "--scope", "contributor:lei wang");
        several.ShouldBe(1, "'lei wang' is the name of 2 contributors. Write contributor: and the number of one: ");
        string number = several.Error[several.Error.IndexOf("one: ", StringComparison.Ordinal)..].Split(' ')[1];
        Run("people", "find", "--scope", $"contributor:{number}").ShouldBe(0, "1 person.");
    }

    [Fact]
    public void A_contributor_has_a_profile_of_what_they_work_on()
    {
        using (var before = JsonDocument.Parse(Run("people", "show", "ada-l", "--json").Text)) before.RootElement.GetProperty("work").ValueKind.ShouldBe(JsonValueKind.Null);
        Run("people", "show", "ada-l").Text.ShouldNotContain("Work in");
        WriteWork();
        using var json = JsonDocument.Parse(Run("people", "show", "ada-l", "--json").Text);
        JsonElement work = json.RootElement.GetProperty("work");
        work.GetProperty("quarters").EnumerateArray().Select(it => it.GetString()).ShouldBe(["2026Q2"]);
        work.GetProperty("commits").GetInt32().ShouldBe(6);
        foreach (string aspect in (string[])["area", "kind", "layer"])
        {
            work.GetProperty(aspect).EnumerateArray().Sum(it => it.GetProperty("commits").GetDouble()).ShouldBe(6, 1e-9, aspect);
            work.GetProperty(aspect).EnumerateArray().Sum(it => it.GetProperty("share").GetDouble()).ShouldBe(1, 1e-9, aspect);
        }

        Shell.Result shown = Run("people", "show", "ada-l");
        shown.ShouldBe(0, "Work in 2026Q2, the last quarters with any: 6 commits, authored or co-authored");
        shown.ShouldBe(0, "ROCm");
    }

    [Fact]
    public void A_file_of_affiliations_is_taken_over_and_can_be_taken_back()
    {
        File.WriteAllText(_folder["known.csv"], "address,organisation,from,until\ngrace@navy.io,US Navy,2020-01,\nx9@c.io,independent,,\n");
        Run("people", "import", _folder["known.csv"]).ShouldBe(0, "2 statements about 2 people");
        Run("people", "find", "--organisation", "us navy").ShouldBe(0, "Grace Hopper");
        Run("people", "find", "--organisation", "independent").ShouldBe(0, "unrelated");
        File.Delete(_folder["work", "affiliations", "known.csv"]);
        Run("sync", "--mirrors", _folder["mirrors"], "--as-of", "2026-07-10", "--unprepared").ShouldBe(0, "");
        Run("people", "find", "--organisation", "us navy").ShouldBe(0, "0 people.");
        File.WriteAllText(_folder["wrong.csv"], "address,organisation,from,until\ngrace@navy.io\n");
        Run("people", "import", _folder["wrong.csv"]).ShouldBe(1, "wrong.csv:2: ");
    }

    [Fact]
    public void A_people_file_that_is_wrong_stops_a_sync_with_its_line()
    {
        File.WriteAllText(_folder["work", "people.yaml"], "merge:\n- [one]\n");
        Run("sync", "--mirrors", _folder["mirrors"]).ShouldBe(1, "people.yaml:2: here two signatures belong");
    }

    [Fact]
    public void Who_is_who_is_measured_against_a_mailmap_that_the_rules_do_not_see()
    {
        File.WriteAllText(_folder["mailmap"], "Ada Lovelace <ada@calc.io>\nAda Lovelace <ada@calc.io> <12+ada-l@users.noreply.github.com>\nAda Lovelace <ada@calc.io> ada-l <countess@home.io>\nGrace Hopper <grace@navy.io> Grace Hopper <ada@calc.io>\nLei Wang <nightowl@a.io> <daydream@b.io>\n");
        using var json = JsonDocument.Parse(Run("people", "evaluate", "--mirror", _folder["mirrors", "a+one.git"], "--mailmap", _folder["mailmap"], "--json").Text);
        json.RootElement.GetProperty("signatures").GetInt32().ShouldBe(9);
        json.RootElement.GetProperty("pairwise").GetProperty("precision").GetDouble().ShouldBe(1);
        // Ada's four are six pairs, Grace's and Lei Wang's one each, of which the last is not found.
        json.RootElement.GetProperty("pairwise").GetProperty("recall").GetDouble().ShouldBe(7 / 8.0, 1e-9);
        json.RootElement.GetProperty("wrongly_apart")[0].GetRawText().ShouldContain("daydream@b.io");
        Run("people", "evaluate", "--mirror", _folder["mirrors", "a+one.git"], "--mailmap", _folder["mailmap"]).ShouldBe(0, "Wrongly apart: 1");
        Run("people", "evaluate", "--mirror", _folder["work"], "--mailmap", _folder["mailmap"]).ShouldBe(1, "is not a bare git repository");
        Run("people", "evaluate", "--mirror", _folder["work"], "--mailmap", _folder["none"]).ShouldBe(1, "There is no file");
    }

    private void WriteWork()
    {
        using FactStore store = FactStore.OpenForWriting(Workspace.At(_folder["work"]).Published);
        DerivedTables.WriteWork(store.Connection);
    }

    private string Contributors() => Run("sql", "select i.signature, i.contributor, i.rule, i.joined from identity i where people = 'resolved' order by 1", "--json").Text;

    private Shell.Result Run(params string[] arguments) => _folder.Run(arguments);

    private Shell.Result Feed(string input, params string[] arguments) => _folder.Feed(input, arguments);
}
