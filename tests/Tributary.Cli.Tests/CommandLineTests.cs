using System.Text.Json;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>The program as a person runs it: its own process, its output, its exit code.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TestWorkspace _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void From_nothing_to_an_edition()
    {
        Mirrors();
        Run("init", "--catalog", _folder["catalog"]).ShouldBe(0, "4 repositories in 2 categories");
        Run("sync", "--mirrors", _folder["mirrors"], "--as-of", "2026-07-10").ShouldBe(0, "");
        Run("status").ShouldBe(0, "a/one");
        string[] answers = Answers();
        answers.ShouldNotBeEmpty();
        Run("edition", "2026Q2").ShouldBe(0, "Alpha & Co");
        Answers().ShouldBe(answers, "a sync measures all that the latest quarter's edition asks");
        foreach (string file in (string[])["edition.html", "edition.md", "edition.json"]) File.Exists(_folder["work", "editions", "2026Q2", file]).ShouldBeTrue();
        Run("edition", "--format", "html,md,json", "--output", _folder["elsewhere"], "--json").ShouldBe(0, "\"quarter\": \"2026Q2\"");
        File.ReadAllText(_folder["elsewhere", "edition.md"]).ShouldBe(File.ReadAllText(_folder["work", "editions", "2026Q2", "edition.md"]));
    }

    [Fact]
    public void A_sync_measures_beforehand_unless_it_is_told_not_to_or_nothing_is_new()
    {
        Synced();
        Directory.Exists(_folder["work", ".tributary", "published.duckdb.answers"]).ShouldBeFalse();
        // Answers for another quarter are not those that the latest one asks.
        Run("edition", "2026Q1", "--format", "md").ShouldBe(0, "");
        Run("sync", "--mirrors", _folder["mirrors"], "--as-of", "2026-07-10").Error.ShouldContain("The edition of 2026Q2 is measured");
        Dictionary<string, DateTime> answers = Answers().ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal);
        Run("sync", "--mirrors", _folder["mirrors"], "--as-of", "2026-07-10").ShouldBe(0, "");
        Answers().ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal).ShouldBe(answers);
        File.WriteAllText(_folder["work", "predictions.jsonl"], "nothing of a ledger");
        Run("sync", "--mirrors", _folder["mirrors"], "--as-of", "2026-07-11").Error.ShouldContain("could not be measured beforehand");
    }

    [Fact]
    public void Every_reader_reads_the_same()
    {
        Mirrors();
        string[] digests = ((string[])["auto", "own", "git"]).Select(reader =>
        {
            using var json = JsonDocument.Parse(Run("read", _folder["mirrors"], "--reader", reader, "--digest", "--json").Text);
            JsonElement rows = json.RootElement.GetProperty("repositories");
            rows.EnumerateArray().Sum(row => row.GetProperty("commits").GetInt32()).ShouldBe(33);
            return string.Join(' ', rows.EnumerateArray().Select(row => row.GetProperty("digest").GetString()));
        }).ToArray();
        digests.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        Run("read", _folder["mirrors"]).ShouldBe(0, "All 3");
        Run("read", _folder["mirrors"], "--threads", "3", "--memory", "48").ShouldBe(0, "All 3");
        Run("read", _folder["mirrors"], "--threads", "0").ShouldBe(1, "--threads is at least 1.");
        Run("read", _folder["mirrors"], "--threads", "3", "--memory", "47").ShouldBe(1, "--memory is at least 48 with 3 threads");
        Run("read", _folder["work"]).ShouldBe(1, "is no bare repository");
        Directory.Delete(_folder["mirrors", "a+one.git", "objects", "pack"], recursive: true);
        Run("read", _folder["mirrors"]).ShouldBe(2, "a+one");
    }

    [Fact]
    public void The_quickstart_makes_the_shipped_edition_without_a_workspace()
    {
        Run("quickstart").ShouldBe(0, "GPU Kernels & Performance");
        File.ReadAllText(_folder["work", "editions", "quickstart-2026Q2", "edition.md"]).ShouldContain("84 of 482");
    }

    [Fact]
    public void A_metric_is_printed_as_JSON_in_the_documented_shape()
    {
        Synced();
        using var json = JsonDocument.Parse(Run("metric", "contributors", "--by", "repository", "--period", "2026Q2", "--people", "raw", "--authors-only", "--json").Text);
        json.RootElement.EnumerateObject().Select(it => it.Name).ShouldBe(["metric", "unit", "period", "rows"]);
        json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)).ShouldBe(
        [
            """{"scope":"a/one","value":2,"covered":1,"of":1}""",
            """{"scope":"a/missing","value":null,"covered":0,"of":1}""",
            """{"scope":"b/two","value":1,"covered":1,"of":1}""",
            """{"scope":"b/copy","value":2,"covered":1,"of":1}""",
        ]);
    }

    [Fact]
    public void A_metric_takes_restrictions_that_all_hold_and_refuses_what_nobody_knows()
    {
        Synced();
        Commits("--scope", "category:alpha").ShouldBe(["alpha"]);
        Commits("--scope", "category:alpha", "--scope", "repository:b/two").ShouldBeEmpty();
        Commits("--scope", "active:a/one>=20").ShouldBe(["alpha", "beta"]);
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "organisation:Nobody").ShouldBe(1, "'Nobody' is no organisation");
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "repository:alpha").ShouldBe(1, "'alpha' is no repository of the store");
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "timezone:late").ShouldBe(1, "Write its UTC offset");
        Run("metric", "contributors", "--period", "2026-04-10..2026-04-01").ShouldBe(1, "is no period");

        IEnumerable<string?> Commits(params string[] scope)
        {
            using var json = JsonDocument.Parse(Run(["metric", "code-changes-commits", "--period", "2026Q2", "--json", .. scope]).Text);
            return json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("scope").GetString()).ToList();
        }
    }

    [Fact]
    public void A_metric_is_asked_by_what_commits_are_about()
    {
        Synced();
        Run("metric", "contributors", "--period", "2026Q2", "--by", "area").ShouldBe(0, "Nothing of the kind.");
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "area:kernels").ShouldBe(1, "'kernels' is no area of the catalog. It names no area.");
        using (FactStore store = FactStore.OpenForWriting(Workspace.At(_folder["work"]).Published)) DerivedTables.WriteWork(store.Connection);
        using var json = JsonDocument.Parse(Run("metric", "code-changes-commits", "--period", "2026Q2", "--by", "ecosystem", "--json").Text);
        json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("scope").GetString()).ShouldBe(["rocm", "cuda", "metal"]);
        json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("value").GetInt32() > 0).ShouldBe([true, true, false]);
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "area:Kernels", "--scope", "ecosystem:ROCM", "--scope", "vendor:V").ShouldBe(0, "alpha");
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "kind:fix", "--scope", "active:layer:serving>=1").ShouldBe(0, "alpha");
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "area:kernel").ShouldBe(1, "'kernel' is no area of the catalog. Use one of kernels, tests, docs, vendored.");
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "sustained:ecosystem:opencl").ShouldBe(1, "Use one of rocm, cuda, metal.");
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "kind:robot").ShouldBe(1, "'robot' is no kind of contributor in the store, nor a kind of change. Use one of feature, fix, other.");
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "vendor:nobody").ShouldBe(1, "'nobody' is no vendor of the catalog");
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "active:colour:red").ShouldBe(1, "'active:colour:red' is no scope");
        Run("metric", "contributors", "--period", "2026Q2", "--scope", "contributor:nobody").ShouldBe(1, "No contributor is called 'nobody'");
        Run("metric", "active-repositories", "--period", "2026Q2", "--scope", "contributor:nobody", "--publish").ShouldBe(1, "What tells of one person is not published");
    }

    [Fact]
    public void What_a_metric_publishes_tells_of_no_fewer_than_five_people()
    {
        Synced();
        Run("metric", "contributors", "--period", "2026Q2", "--by", "catalog", "--publish").ShouldBe(0, "fewer than 5");
        Run("metric", "code-changes-commits", "--period", "2026Q2", "--by", "catalog", "--publish", "--csv").ShouldBe(0, ",,");
        Run("metric", "time-zone-profile", "--period", "2026Q2", "--by", "catalog", "--publish").ShouldBe(0, "rows are withheld");
    }

    [Fact]
    public void Every_metric_is_printed_one_after_the_other()
    {
        Synced();
        using var json = JsonDocument.Parse(Run("metric", "all", "--period", "2026Q2", "--change", "--json").Text);
        json.RootElement.EnumerateArray().Select(metric => metric.GetProperty("metric").GetString()).ShouldBe(Metrics.MetricRegistry.All.Select(metric => metric.Name));
        string text = Run("metric", "all", "--period", "2026Q2", "--change").Text;
        foreach (Metrics.Metric metric in Metrics.MetricRegistry.All) text.ShouldContain($"{metric.Title}, 2026Q2: {metric.Unit}");
    }

    [Fact]
    public void The_status_is_printed_as_JSON()
    {
        Synced();
        using var json = JsonDocument.Parse(Run("status", "--json").Text);
        JsonElement first = json.RootElement.GetProperty("repositories")[0];
        first.GetProperty("repository").GetString().ShouldBe("a/one");
        first.GetProperty("commits").GetInt32().ShouldBe(10);
        first.GetProperty("tip").GetString().ShouldBe(Shell.GitText(_folder["mirrors", "a+one.git"], "rev-parse", "HEAD"));
        first.GetProperty("tip_date").GetString().ShouldBe("2026-04-09T00:33:20Z");
        first.GetProperty("outcome").GetString().ShouldBe("read");
    }

    [Fact]
    public void What_repositories_share_undeclared_is_said_with_what_to_do()
    {
        Synced();
        Run("status").ShouldBe(0, "write 'fork_of: owner/name' beside it in the catalog");
        using (var json = JsonDocument.Parse(Run("status", "--json").Text))
        {
            json.RootElement.GetProperty("sharing")[0].GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldBe(
                """{"repository":"b/copy","home":"a/one","commits":10,"same_id":10,"first_day":"2026-03-31","last_day":"2026-04-09","declared":false}""");
            json.RootElement.GetProperty("bulk").GetProperty("commits").GetInt32().ShouldBe(0);
        }

        string file = _folder["catalog", "repositories", "beta.yaml"];
        File.WriteAllText(file, File.ReadAllText(file).Replace("name: b/copy,", "name: b/copy, fork_of: a/one,", StringComparison.Ordinal));
        Run("sync", "--unprepared", "--mirrors", _folder["mirrors"]).ShouldBe(0, "");
        Run("status").Text.ShouldNotContain("fork_of");
    }

    [Fact]
    public void A_question_in_SQL_is_answered_and_can_change_nothing()
    {
        Synced();
        Run("sql", "select count(*) as n, 'x' as text, null as nothing from commit", "--json").Text.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldBe("""[{"n":33,"text":"x","nothing":null}]""");
        Run("sql", "delete from commit").ShouldBe(1, "read-only");
        Run("sql", "select * from nowhere").ShouldBe(1, "nowhere");
    }

    [Fact]
    public void A_repository_that_is_broken_makes_the_sync_incomplete_and_the_rest_is_done()
    {
        Mirrors();
        Directory.Delete(_folder["mirrors", "a+one.git", "objects"], recursive: true);
        Run("init", "--catalog", _folder["catalog"]).ShouldBe(0, "");
        using var json = JsonDocument.Parse(Run("sync", "--mirrors", _folder["mirrors"], "--json").Text);
        json.RootElement.GetProperty("read").GetInt32().ShouldBe(2);
        json.RootElement.GetProperty("missing").EnumerateArray().Select(name => name.GetString()).ShouldBe(["a/missing"]);
        json.RootElement.GetProperty("broken")[0].GetProperty("repository").GetString().ShouldBe("a/one");
        Shell.Result result = Run("sync", "--mirrors", _folder["mirrors"]);
        result.ShouldBe(2, "a/one: ");
        result.Error.ShouldContain("0 read (0 new commits), 2 unchanged");
    }

    [Fact]
    public void Every_mistake_is_one_clear_sentence_and_exit_code_1()
    {
        Run("status").ShouldBe(1, "There is no store at");
        Run("edition", "2026Q2").ShouldBe(1, "There is no store at");
        Run("sync", "--mirrors", _folder["nowhere"]).ShouldBe(1, "There is no folder");
        Run("sync", "--mirrors", _folder["work"]).ShouldBe(1, "holds no mirror of a catalogued repository");
        Synced();
        Run("edition", "2026Q5").ShouldBe(1, "'2026Q5' is no quarter.");
        Run("edition", "2031Q1").ShouldBe(1, "There is nothing to say about 2031Q1: the store covers 2026Q1 to 2026Q3.");
        Run("metric", "bus-factor", "--period", "2026Q2").ShouldBe(1, "There is no metric 'bus-factor'.");
        Run("metric", "contributors", "--period", "lately").ShouldBe(1, "'lately' is no period.");
        Run("metric", "contributors", "--period", "2026Q2", "--set", "weeks=3").ShouldBe(1, "has no parameter 'weeks'");
        Run("metric", "contributors").ShouldBe(1, "Option '--period' is required. See 'tributary metric --help'.");
        Run("metric", "contributors", "--period", "2026Q2", "--by", "nobody").ShouldBe(1, "'nobody'");
        Run("sync", "--mirrors", _folder["mirrors"], "--as-of", "yesterday").ShouldBe(1, "'yesterday' is no day.");
        Run("nonsense").ShouldBe(1, "nonsense");
        File.WriteAllText(_folder["file"], "");
        Run("edition", "2026Q2", "--output", _folder["file", "below"]).ShouldBe(1, "can't be written");
    }

    [Fact]
    public void A_damaged_or_newer_store_is_said_to_be_so_and_left_alone()
    {
        Synced();
        foreach (string file in (string[])["store.duckdb", "published.duckdb"])
        {
            string store = _folder["work", ".tributary", file];
            string[] command = file == "store.duckdb" ? ["sync", "--mirrors", _folder["mirrors"]] : ["status"];
            using (Store.FactStore open = Store.FactStore.OpenForWriting(store)) open.Connection.Execute("insert into schema_step values (99, 'future', 'x')");
            byte[] newer = File.ReadAllBytes(store);
            Run(command).ShouldBe(1, "Update the program.");
            File.ReadAllBytes(store).ShouldBe(newer);
            File.WriteAllText(store, "not a database, but long enough to be looked at as one, so it is no empty file either");
            Run(command).ShouldBe(1, "Move it away and run 'tributary sync'");
        }
    }

    [Fact]
    public void Figures_of_a_sync_that_was_stopped_are_refused()
    {
        Synced();
        foreach (string file in (string[])["store.duckdb", "published.duckdb"])
        {
            using Store.FactStore open = Store.FactStore.OpenForWriting(_folder["work", ".tributary", file]);
            open.Connection.Execute("insert into tip by name select * replace (sequence + 1 as sequence) from tip where repository = 0");
        }

        Run("edition", "2026Q2").ShouldBe(1, "was stopped before its end. Run 'tributary sync' again.");
        Run("metric", "contributors", "--period", "2026Q2").ShouldBe(1, "was stopped before its end");
        Run("export", _folder["out"]).ShouldBe(1, "was stopped before its end");
        Run("sync", "--unprepared", "--mirrors", _folder["mirrors"], "--as-of", "2026-07-10").ShouldBe(0, "");
        Run("edition", "2026Q2", "--format", "md").ShouldBe(0, "Alpha & Co");
    }

    [Fact]
    public void A_second_sync_says_who_holds_the_workspace_and_readers_are_not_disturbed()
    {
        Synced();
        using (WorkspaceLock held = WorkspaceLock.Take(Workspace.At(_folder["work"]), TimeProvider.System))
        {
            Run("sync", "--mirrors", _folder["mirrors"]).ShouldBe(1, $"is held by process {Environment.ProcessId} on {Environment.MachineName}, since ");
            Run("export", _folder["out"]).ShouldBe(1, "is held by process");
            Run("status").ShouldBe(0, "a/one");
        }

        Run("sync", "--unprepared", "--mirrors", _folder["mirrors"], "--as-of", "2026-07-10").ShouldBe(0, "");
    }

    [Fact]
    public void A_reader_that_is_open_goes_on_with_what_it_has_and_a_new_one_sees_what_is_published()
    {
        Synced();
        string published = _folder["work", ".tributary", "published.duckdb"];
        using Store.FactStore open = Store.FactStore.OpenForReading(published);
        Shell.Git(_folder["mirrors", "a+one.git"], "update-ref", "refs/heads/main", "HEAD~1");
        Run("sync", "--unprepared", "--mirrors", _folder["mirrors"], "--as-of", "2026-07-10").ShouldBe(0, "");
        open.Connection.QueryScalar("select count(*) from commit where lost_at is not null").ShouldBe(0L);
        using Store.FactStore renewed = Store.FactStore.OpenForReading(published);
        renewed.Connection.QueryScalar("select count(*) from commit where lost_at is not null").ShouldBe(1L);
    }

    [Fact]
    public void Control_characters_never_reach_the_terminal()
    {
        Synced();
        Fixtures.Build("hostile", _folder["mirrors", "a+missing.git"]);
        Run("sync", "--unprepared", "--mirrors", _folder["mirrors"]).ShouldBe(0, "");
        Shell.Result result = Run("sql", "select subject from commit where subject like '%link%'");
        result.Text.ShouldContain("\uFFFD]0;title");
        result.Text.ShouldNotContain("\u001b");
        result.Text.ShouldNotContain("\u0007");
    }

    [Fact]
    public void Commands_options_and_metrics_are_completed()
    {
        Run("[suggest:10]", "tributary ").Text.ShouldContain("quickstart");
        Run("[suggest:21]", "tributary metric cont").Text.ShouldContain("contributors");
        Run("[suggest:20]", "tributary catalog ex").Text.ShouldContain("explain");
        foreach (string shell in (string[])["bash", "zsh", "fish"]) Run("completion", shell).ShouldBe(0, "[suggest:");
    }

    [Fact]
    public void A_bash_completes_what_was_begun()
    {
        File.WriteAllText(_folder["work", "tributary"], $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "tributary.dll")}' \"$@\"\n");
        Shell.Run(_folder["work"], "chmod", "+x", "tributary").ExitCode.ShouldBe(0);
        const string Press = """
            COMP_LINE='./tributary metric sust' COMP_POINT=23 COMP_WORDS=(./tributary metric sust) COMP_CWORD=2
            _tributary
            echo "${COMPREPLY[*]}"
            """;
        Shell.Run(_folder["work"], "bash", "-c", $"{Run("completion", "bash").Text}\n{Press}").Text.Trim().ShouldBe("sustained-contributors");
    }

    [Fact]
    public void Help_names_every_command_and_a_metric_shows_its_definition_and_SQL()
    {
        string help = Run("--help").Text;
        foreach (string command in (string[])["init", "sync", "read", "status", "doctor", "edition", "quickstart", "metric", "compare", "forecast", "backtest", "explain", "predict", "event", "people", "catalog", "sql", "export", "completion"]) help.ShouldContain(command);
        Run("predict", "--help").ShouldBe(0, "propose");
        Run("metric", "list").ShouldBe(0, "sustained-contributors");
        Shell.Result shown = Run("metric", "show", "new-contributors");
        shown.ShouldBe(0, "# New Contributors");
        shown.Text.ShouldContain("from history");
    }

    private void Mirrors() => Mirrors(_folder);

    private static void Mirrors(TestWorkspace folder)
    {
        Fixtures.Build("linear", folder["mirrors", "a+one.git"]);
        Fixtures.Build("merges", folder["mirrors", "b+two.git"]);
        Fixtures.Build("linear", folder["mirrors", "b+copy.git"]);
        TestCatalog.Write(folder["catalog"], "a/one a/missing;b/two b/copy");
    }

    private void Synced() => _folder.Fill(made =>
    {
        Mirrors(made);
        made.Initialize();
        made.Sync();
    });

    private string[] Answers() => [.. Directory.GetFiles(_folder["work", ".tributary", "published.duckdb.answers"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private Shell.Result Run(params string[] arguments) => _folder.Run(arguments);
}

internal static class ResultAssertions
{
    /// <summary>The exit code, and a text on standard output or, where it failed, standard error.</summary>
    public static void ShouldBe(this Shell.Result result, int exitCode, string text)
    {
        result.ExitCode.ShouldBe(exitCode, result.Text + result.Error);
        (exitCode == 0 ? result.Text : result.Error).ShouldContain(text);
        if (exitCode == 1) result.Error.Trim().Split('\n').ShouldHaveSingleItem();
    }
}
