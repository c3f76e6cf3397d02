using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>Asking which rule says what a commit or a path is about.</summary>
public sealed class CatalogCommandTests : IDisposable
{
    private static readonly JsonSerializerOptions AsRead = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TestWorkspace _folder = TestWorkspace.Copy(made =>
    {
        Fixtures.Build("linear", made["mirrors", "a+one.git"]);
        Fixtures.Build("merges", made["mirrors", "b+two.git"]);
        Fixtures.Build("linear", made["mirrors", "b+copy.git"]);
        var three = Upstream.Create(made["mirrors"], "a+three");
        three.Commit("Add what is to be repaired", "vendor/lib/x.c");
        three.Commit("[Bugfix] Repair the kernel on MI300", "src/hip/x.c");
        TestCatalog.Write(made["catalog"], "a/one a/three;b/two b/copy");
        TestRules.Write(made["catalog"]);
        made.Initialize();
        made.Sync();
    });

    private readonly string _repair;

    public CatalogCommandTests() => _repair = Shell.GitText(_folder["mirrors", "a+three.git"], "rev-parse", "HEAD");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_commit_is_explained_with_the_rule_behind_each_answer()
    {
        Explain(_repair).ShouldBe(Compact("""
            {"repository": "a/three", "commit": "ID", "subject": "[Bugfix] Repair the kernel on MI300",
             "area": "kernels", "area_because": "its paths; code that they don't tell: 'kernel' in the subject (work/areas.yaml:14)", "areas": {"kernels": 1},
             "kind": "fix", "kind_because": "'bugfix' in the subject (work/kinds.yaml:7)",
             "ecosystems": ["rocm"], "ecosystems_because": ["rocm: 'mi3*' in the subject (work/ecosystems.yaml:6)"],
             "layer": "kernels", "layer_because": "the area kernels",
             "paths": [{"path": "src/hip/x.c", "area": "code", "because": "extension c (work/areas.yaml:15)", "ecosystems": ["rocm"]}]}
            """.Replace("ID", _repair, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_commit_is_found_by_its_first_digits_in_any_case()
    {
        Explain(_repair[..7]).ShouldBe(Explain(_repair));
        Shell.Result result = Run("catalog", "explain", _repair[..12].ToUpperInvariant());
        result.ShouldBe(0, $"a/three {_repair[..10]}");
        result.Text.ShouldContain("[Bugfix] Repair the kernel on MI300");
        result.Text.ShouldContain("work/kinds.yaml:7");
        result.Text.ShouldContain("src/hip/x.c");
    }

    [Fact]
    public void A_commit_of_several_areas_has_their_shares()
    {
        // One of four paths is documentation.
        using var json = JsonDocument.Parse(Run("catalog", "explain", First, "--json").Text);
        json.RootElement.GetProperty("repository").GetString().ShouldBe("a/one");
        json.RootElement.GetProperty("area").GetString().ShouldBe("serving");
        Compact(json.RootElement.GetProperty("areas").GetRawText()).ShouldBe("""{"serving":0.75,"docs":0.25}""");
        json.RootElement.GetProperty("area_because").GetString().ShouldBe("mainly serving, its paths; code that they don't tell: the repository's (work/areas.yaml:17)");
        Run("catalog", "explain", First).ShouldBe(0, "serving 75 %, docs 25 %");
    }

    [Fact]
    public void A_commit_that_several_repositories_hold_is_explained_where_it_is_asked_about()
    {
        using var json = JsonDocument.Parse(Run("catalog", "explain", First, "--repository", "B/Copy", "--json").Text);
        json.RootElement.GetProperty("repository").GetString().ShouldBe("b/copy");
        json.RootElement.GetProperty("area").GetString().ShouldBe("kernels");
        json.RootElement.GetProperty("ecosystems_because")[0].GetString().ShouldBe("rocm: category:beta");
        Run("catalog", "explain", First, "--repository", "a/three").ShouldBe(1, $"No commit that begins with {First} was read of a/three.");
        Run("catalog", "explain", First, "--repository", "a/nowhere").ShouldBe(1, "'a/nowhere' is no repository of the catalog test.");
    }

    [Fact]
    public void What_is_stored_is_what_is_explained()
    {
        using FactStore store = FactStore.OpenForReading(Workspace.At(_folder["work"]).Published);
        using Store.DuckDb.DuckDbResult rows = store.Connection.Query("""
            select lower(hex(c.id)), r.name, min(w.label) filter (where w.aspect = 'kind'), min(w.label) filter (where w.aspect = 'layer')
            from work w join commit c using (repository, commit) join repository r using (repository) where r.name like 'a/%' group by all order by all
            """);
        int compared = 0;
        while (rows.Read())
        {
            using var json = JsonDocument.Parse(Run("catalog", "explain", rows.GetString(0), "--repository", rows.GetString(1), "--json").Text);
            (json.RootElement.GetProperty("kind").GetString(), json.RootElement.GetProperty("layer").GetString()).ShouldBe((rows.GetString(2), rows.GetString(3)));
            compared++;
        }

        compared.ShouldBe(12);
    }

    [Fact]
    public void A_path_has_the_area_of_the_first_rule_that_speaks_of_it()
    {
        Explain("src/x.c").ShouldBe("""{"path":"src/x.c","area":"code","because":"extension c (work/areas.yaml:15)","ecosystems":[]}""");
        Explain("src/x.c", "--repository", "b/two").ShouldBe("""{"path":"src/x.c","area":"kernels","because":"folder src (work/areas.yaml:13)","ecosystems":[]}""");
        Explain("third_party/hip/x.cu").ShouldBe("""{"path":"third_party/hip/x.cu","area":"vendored","because":"folder third_party (work/areas.yaml:10)","ecosystems":["cuda","rocm"]}""");
        Explain("LICENSE").ShouldBe("""{"path":"LICENSE","area":"other","because":"no rule speaks of it","ecosystems":[]}""");
        Run("catalog", "explain", "third_party/hip/x.cu").ShouldBe(0, "vendored");
        Run("catalog", "explain", "src/x.c", "--repository", "c/three").ShouldBe(1, "'c/three' is no repository of the catalog test.");
    }

    [Fact]
    public void What_is_no_commit_of_its_own_is_said_to_be_none()
    {
        Run("catalog", "explain", "0123456789").ShouldBe(1, "No commit that begins with 0123456789 was read.");
        string merge = Shell.GitText(_folder["mirrors", "b+two.git"], "rev-parse", "HEAD");
        Run("catalog", "explain", merge).ShouldBe(1, $"{merge} is a merge: what it joins is about something, it itself is not counted.");
    }

    [Fact]
    public void Digits_that_several_commits_begin_with_are_not_enough()
    {
        string other = _repair[..^4] + (_repair.EndsWith("0000", StringComparison.Ordinal) ? "1111" : "0000");
        using (FactStore store = FactStore.OpenForWriting(Workspace.At(_folder["work"]).Published))
        {
            _ = store.Connection.Execute(
                "insert into commit by name select * replace (commit + 1000 as commit, unhex($other) as id) from commit where id = unhex($id)", ("other", other), ("id", _repair));
        }

        Shell.Result result = Run("catalog", "explain", _repair[..10]);
        result.ShouldBe(1, $"{_repair[..10]} begins several commits: ");
        result.Error.ShouldContain($"{_repair} of a/three");
        result.Error.ShouldContain($"{other} of a/three");
        Run("catalog", "explain", _repair).ShouldBe(0, "Repair the kernel");
    }

    [Fact]
    public void A_catalog_without_rules_or_a_workspace_without_a_store_says_so()
    {
        File.Delete(_folder["work", ".tributary", "published.duckdb"]);
        Run("catalog", "explain", "src/x.c").ShouldBe(0, "code");
        Run("catalog", "explain", _repair).ShouldBe(1, "There is no store at");
        TestRules.Remove(_folder["catalog"]);
        Run("catalog", "explain", "src/x.c").ShouldBe(1, "The catalog test has no rules of what commits are about. Give it a folder 'work', as the catalog ai-infra has.");
    }

    private string First => Shell.GitText(_folder["mirrors", "a+one.git"], "rev-list", "--max-parents=0", "HEAD");

    private string Explain(params string[] arguments)
    {
        Shell.Result result = Run(["catalog", "explain", "--json", .. arguments]);
        result.ShouldBe(0, "{");
        return Compact(result.Text);
    }

    private static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString(AsRead);

    private Shell.Result Run(params string[] arguments) => _folder.Run(arguments);
}
