using Tributary.Ingest;
using Tributary.Store;
using Tributary.Testing;
using Tributary.Testing.Planted;

namespace Tributary.Cli.Tests;

/// <summary>Rewording from the command line: who is asked, what is said of it, and what is left where nothing stands.</summary>
public sealed class RewordCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public RewordCommandTests()
    {
        var workspace = Workspace.At(_folder["work"]);
        workspace.Initialize(TestCatalog.Write(_folder["catalog"], "a/one"));
        Directory.CreateDirectory(workspace.Folder);
        // Enough people for a published edition to have something to say.
        using FactStore store = FactStore.OpenForWriting(workspace.Published);
        PlantedFacts.Write(store, PlantedField.Plant(new PlantedOptions { Seed = 5, People = 300, CommitsPerQuarter = 600, HasWork = true }));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_settings_name_the_model_and_the_edition_says_its_name()
    {
        using var server = ModelServer.Start(sentence => sentence[..^1] + ", also.");
        File.AppendAllText(_folder["work", "tributary.yaml"], $"reword:\n  url: {server.Url}\n  model: tiny-1\n");
        Shell.Result result = Run([], "edition", "2026Q2", "--reword", "--format", "md");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("sentences reworded by tiny-1; the others stand as the templates have them.");
        Edition("2026Q2").ShouldContain("sentences were reworded by a language model, tiny-1: ");
        // The environment stands above the settings.
        using var other = ModelServer.Start(sentence => sentence[..^1] + ", too.");
        Run([$"TRIBUTARY_REWORD_URL={other.Url}", "TRIBUTARY_REWORD_MODEL=tiny-2", "TRIBUTARY_REWORD_KEY=k-1"], "edition", "2026Q2", "--reword", "--format", "md").Error.ShouldContain("reworded by tiny-2");
        other.Asked.ShouldAllBe(it => it.Authorization == "Bearer k-1");
        server.Asked.ShouldAllBe(it => it.Authorization == null);
    }

    [Fact]
    public void Where_nothing_stands_the_bytes_are_those_without_a_model()
    {
        Run([], "edition", "2026Q2", "--format", "html,md,json", "--output", _folder["plain"]).ExitCode.ShouldBe(0);
        using var server = ModelServer.Start(_ => "Commits soared by 900 %.");
        Shell.Result result = Run([$"TRIBUTARY_REWORD_URL={server.Url}", "TRIBUTARY_REWORD_MODEL=m"], "edition", "2026Q2", "--reword", "--format", "html,md,json", "--output", _folder["reworded"]);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("because a number, name, direction or noun of what is counted differs");
        foreach (string file in Directory.EnumerateFiles(_folder["plain"])) File.ReadAllBytes(_folder["reworded", Path.GetFileName(file)]).ShouldBe(File.ReadAllBytes(file));
    }

    [Fact]
    public void What_can_not_be_asked_is_said_before_the_work()
    {
        Run([], "edition", "2026Q2", "--reword").ShouldBe(1, "No language model is named.");
        Run(["TRIBUTARY_REWORD_URL=http://models.example/v1", "TRIBUTARY_REWORD_MODEL=m", "TRIBUTARY_REWORD_KEY=k"], "edition", "2026Q2", "--reword").ShouldBe(1, "in the clear");
        Run(["TRIBUTARY_REWORD_URL=http://127.0.0.1:1/v1", "TRIBUTARY_REWORD_MODEL=m"], "edition", "2026Q2", "--reword", "--own").ShouldBe(1, "Leave out --own or --reword.");
        File.AppendAllText(_folder["work", "tributary.yaml"], "reword:\n  url: http://127.0.0.1:1/v1\n  model: m\n  key: k\n");
        Run([], "edition", "2026Q2", "--reword").ShouldBe(1, "'key' is no key here; use url, model");
    }

    private string Edition(string quarter) => File.ReadAllText(_folder["work", "editions", quarter, "edition.md"]);

    private Shell.Result Run(string[] variables, params string[] arguments) => Shell.Run(_folder["work"], "env", [.. variables, "dotnet", Path.Combine(AppContext.BaseDirectory, "tributary.dll"), .. arguments]);
}
