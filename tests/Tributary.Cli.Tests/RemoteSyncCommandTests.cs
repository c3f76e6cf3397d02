using System.Text.Json;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>'sync', 'status' and 'doctor' as a person meets them, with a server on loopback.</summary>
public sealed class RemoteSyncCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, Upstream> _upstreams = [];
    private readonly GitHttpServer _server;

    public RemoteSyncCommandTests()
    {
        foreach (string name in (string[])["a/one", "b/two"])
        {
            _upstreams[name] = Upstream.Create(_folder["upstream"], name);
            _upstreams[name].AllowFilter(true);
            _upstreams[name].Commit("First of " + name);
            _upstreams[name].Commit("Second of " + name, content: name);
        }

        _server = GitHttpServer.Start(_folder["upstream"]);
        Directory.CreateDirectory(_folder["work"]);
        Run("init", "--catalog", TestCatalog.Write(_folder["catalog"], "a/one;b/two b/gone")).ExitCode.ShouldBe(0);
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void From_nothing_to_figures_with_what_is_not_there_said()
    {
        Shell.Result first = Run("sync", "--source", _server.Url);
        first.ExitCode.ShouldBe(0, first.Error);
        first.Text.ShouldBeEmpty();
        string[] said = first.Error.Trim().Split('\n');
        said[0].ShouldBe("3 of 3 catalogued repositories: 2 read (4 new commits), 0 unchanged, 1 gone.");
        said[1].ShouldBe($"b/gone: {_server.Url}/b/gone.git is not there (HTTP 404). Correct the catalog if it has another name now.");
        said[2].ShouldStartWith("The edition of 20");
        said.Length.ShouldBe(4);
        Run("edition", "2026Q2", "--format", "md").ExitCode.ShouldBe(0);
        Run("status", "b/gone").Text.ShouldContain("gone since ");
        Sync().Error.ShouldStartWith("3 of 3 catalogued repositories: 0 read (0 new commits), 2 unchanged, 1 gone.");
    }

    [Fact]
    public void What_fails_is_said_with_what_to_do_and_the_exit_code_says_that_something_did()
    {
        _server.For("b/two").Status(503);
        Shell.Result result = Sync("--retries", "0");
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain($"b/two: 127.0.0.1:{new Uri(_server.Url).Port} asks to come later (HTTP 503). Run 'tributary sync' again later; what was read is kept.");
        _server.For("b/two").Clear();
        Sync("--retries", "0").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Only_what_is_named_is_brought()
    {
        Sync("B/Two").Error.ShouldStartWith("1 of 3 catalogued repositories: 1 read (2 new commits)");
        _server.Requests.ShouldAllBe(it => it.Repository == "b/two");
        Sync("c/other").Error.ShouldContain("c/other is not in the catalog test. Add it there, or correct the name.");
        Sync("nonsense").Error.ShouldContain("'nonsense' is no repository's name");
    }

    [Fact]
    public void The_summary_and_the_status_of_one_are_JSON_too()
    {
        using var summary = JsonDocument.Parse(Sync("--json").Text);
        summary.RootElement.EnumerateObject().Select(it => it.Name).ShouldBe(
            ["catalogued", "read", "new_commits", "lost_commits", "unknown_changes", "unchanged", "empty", "missing", "uncatalogued", "gone", "unreachable", "broken", "prepared"]);
        summary.RootElement.GetProperty("gone")[0].GetProperty("repository").GetString().ShouldBe("b/gone");
        _upstreams["a/one"].ForcePush(Shell.GitText(_upstreams["a/one"].Folder, "rev-parse", "HEAD~1"));
        using var second = JsonDocument.Parse(Sync("--json").Text);
        second.RootElement.GetProperty("lost_commits").GetInt32().ShouldBe(1);
        using var status = JsonDocument.Parse(Run("status", "A/One", "--json").Text);
        status.RootElement.GetProperty("lost").GetInt32().ShouldBe(1);
        status.RootElement.GetProperty("states").GetArrayLength().ShouldBe(2);
        status.RootElement.GetProperty("quarters").EnumerateArray().Select(it => $"{it.GetProperty("quarter")} {it.GetProperty("coverage")} {it.GetProperty("commits")}").First().ShouldBe("2026Q1 whole 1");
        Run("status", "a/none").Error.ShouldContain("'a/none' is no repository of the catalog");
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        Sync("--mirrors", _folder["upstream"]).Error.ShouldContain("--mirrors fetches nothing, so --source does not go with it.");
        Sync("--as-of", "2026-06-30").Error.ShouldContain("--as-of is for --mirrors");
        Run("sync", "--source", "http://example.com").Error.ShouldContain("would be read over an open line; write https");
        Run("sync", "--source", "ext::sh -c x").Error.ShouldContain("--source can't be used");
        Sync("--jobs", "0").Error.ShouldContain("--jobs is at least 1.");
    }

    [Fact]
    public void The_doctor_finds_a_synced_workspace_well()
    {
        Sync().ExitCode.ShouldBe(0);
        Shell.Result result = Run("doctor", "--fsck", "--json");
        using var json = JsonDocument.Parse(result.Text);
        json.RootElement.EnumerateArray().Where(it => it.GetProperty("subject").GetString() != "disk").ShouldAllBe(it => it.GetProperty("health").GetString() == "well");
        File.WriteAllText(_folder["catalog", "catalog.yaml"], "name: [");
        Run("doctor").ShouldSatisfyAllConditions(it => it.ExitCode.ShouldBe(2), it => it.Text.ShouldContain("this is not YAML"));
    }

    // What the next edition asks is measured beforehand only where that is what is tried.
    private Shell.Result Sync(params string[] arguments) => Run(["sync", "--unprepared", "--source", _server.Url, .. arguments]);

    private Shell.Result Run(params string[] arguments) =>
        Shell.Run(_folder["work"], "dotnet", [Path.Combine(AppContext.BaseDirectory, "tributary.dll"), .. arguments]);
}
