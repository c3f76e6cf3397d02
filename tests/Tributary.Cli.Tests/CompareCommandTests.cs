using System.Text.Json;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>Comparing sides from the command line.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private readonly TestWorkspace _folder = TestWorkspace.Copy(made =>
    {
        Fixtures.Build("linear", made["mirrors", "a+one.git"]);
        var two = Upstream.Create(made["mirrors"], "b+two");
        two.Commit("Add a kernel", "src/hip/x.c");
        TestCatalog.Write(made["catalog"], "a/one a/missing;b/two");
        TestRules.Write(made["catalog"]);
        made.Initialize();
        made.Sync();
    });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sides_stand_beside_each_other_with_what_is_missing()
    {
        Shell.Result result = Run("compare", "rocm", "CUDA", "--period", "2026Q2", "--by", "layer");
        result.ShouldBe(0, "CUDA to ROCm");
        result.Text.ShouldContain("Contributors in neutral repositories");
        result.Text.ShouldContain("2024Q3");
        result.Text.ShouldContain("2 of 3 repositories are read to the period's end.");
        result.Text.ShouldContain("ROCm: 1 of 1 repository of its own is read.");
        result.Text.ShouldContain("CUDA has no repository of its own");
    }

    [Fact]
    public void Repositories_are_compared_and_missing_ones_are_no_zero()
    {
        using var json = JsonDocument.Parse(Run("compare", "a/one", "a/missing", "--period", "2026Q2", "--json").Text);
        JsonElement contributors = json.RootElement.GetProperty("measures").EnumerateArray().First(it => it.GetProperty("metric").GetString() == "contributors");
        contributors.GetProperty("values")[0].GetDouble().ShouldBeGreaterThan(0);
        contributors.GetProperty("values")[1].ValueKind.ShouldBe(JsonValueKind.Null);
        contributors.GetProperty("parities")[0].GetProperty("ratio").ValueKind.ShouldBe(JsonValueKind.Null);
        json.RootElement.GetProperty("sides")[1].GetProperty("own_repositories_missing")[0].GetString().ShouldBe("a/missing");
        json.RootElement.GetProperty("history").GetArrayLength().ShouldBe(8);
    }

    [Fact]
    public void A_page_is_written()
    {
        string file = _folder["page.html"];
        Run("compare", "rocm", "cuda", "--html", file).ShouldBe(0, $"Wrote {file}");
        File.ReadAllText(file).ShouldStartWith("<!doctype html>");
    }

    [Fact]
    public void What_can_not_be_compared_is_said()
    {
        Run("compare", "rocm", "nothing", "--period", "2026Q2").ShouldBe(1, "'nothing' is no ecosystem, repository, vendor, category or group of the store.");
        Run("compare", "rocm", "ecosystem:ROCm", "--period", "2026Q2").ShouldBe(1, "A side is named twice.");
        Run("compare", "rocm", "--period", "2026Q2").ShouldBe(1, "");
        Run("compare", "rocm", "cuda", "--period", "soon").ShouldBe(1, "'soon' is no period.");
    }

    private Shell.Result Run(params string[] arguments) => _folder.Run(arguments);
}
