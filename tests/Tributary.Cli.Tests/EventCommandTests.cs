using System.Text.Json;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>Events from the command line.</summary>
public sealed class EventCommandTests : IDisposable
{
    private readonly TestWorkspace _folder = TestWorkspace.Copy(made =>
    {
        Fixtures.Build("linear", made["mirrors", "a+one.git"]);
        TestCatalog.Write(made["catalog"], "a/one a/missing;b/two");
        File.WriteAllText(made["catalog", "events.yaml"], "events:\n  - { id: round, date: 2026-01-22, kind: funding, title: A round, repositories: [a/missing], amount: 1500000, currency: USD, source: The Paper }\n");
        File.WriteAllText(made["work", "events.yaml"], "events:\n  - { id: out, date: 2025-02-03, kind: launch, title: It is out, category: alpha, source: https://example.com }\n");
        made.Initialize();
        made.Sync();
    });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Events_of_catalog_and_workspace_are_listed_by_date()
    {
        Shell.Result result = Run("event", "list");
        result.ShouldBe(0, "1,500,000 USD");
        result.Text.ShouldContain("category alpha (2 repositories)");
        using var json = JsonDocument.Parse(Run("event", "list", "--json").Text);
        json.RootElement.EnumerateArray().Select(it => $"{it.GetProperty("date")} {it.GetProperty("id")} {it.GetProperty("kind")} {it.GetProperty("source")}").ShouldBe(["2025-02-03 out launch https://example.com", "2026-01-22 round funding The Paper"]);
    }

    [Fact]
    public void An_edition_tells_of_events_and_explain_opens_them()
    {
        Run("edition", "2026Q2", "--own", "--format", "md", "--output", _folder["edition"]).ShouldBe(0, "edition.md");
        File.ReadAllText(_folder["edition", "edition.md"]).ShouldContain("“A round” (2026-01-22)");
        Run("explain", "event-round", "2026Q2").ShouldBe(0, "Asked with: tributary event compare round");
        using var json = JsonDocument.Parse(Run("explain", "event-round", "2026Q2", "--json").Text);
        json.RootElement.GetProperty("title").GetString().ShouldBe("A round");
        Run("explain", "event-none", "2026Q2").ShouldBe(1, "The 2026Q2 edition has no evidence 'event-none'.");
    }

    [Fact]
    public void What_is_not_covered_is_not_compared_and_it_says_why()
    {
        Shell.Result result = Run("event", "compare", "round");
        result.ExitCode.ShouldBe(2, "it was done, but what it needs is not read");
        result.Text.ShouldContain("a/missing can't be compared.");
        result.Text.ShouldContain("was not read from its beginning, or began later");
        result.Text.ShouldContain("This is no proof.");
        using var json = JsonDocument.Parse(Run("event", "compare", "round", "--json").Text);
        json.RootElement.GetProperty("refused").GetString().ShouldBe("a/missing can't be compared.");
        json.RootElement.GetProperty("measures").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("other_events")[0].GetString().ShouldBe("out");
    }

    [Fact]
    public void What_is_wrong_is_said_with_file_and_line()
    {
        Run("event", "compare", "none").ShouldBe(1, "There is no event 'none'. 'tributary event list' names them.");
        File.AppendAllText(_folder["work", "events.yaml"], "  - { id: round, date: 2026-02-01, kind: launch, title: Again, category: alpha, source: The Paper }\n");
        Shell.Result result = Run("event", "list");
        result.ShouldBe(1, $"{_folder["work", "events.yaml"]}:3: the event 'round' is recorded already in");
    }

    private Shell.Result Run(params string[] arguments) => _folder.Run(arguments);
}
