using System.Text.Json;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>From a sentence of an edition down to its commits.</summary>
public sealed class ExplainCommandTests : IDisposable
{
    private readonly TestWorkspace _folder = TestWorkspace.Copy(made =>
    {
        Fixtures.Build("linear", made["mirrors", "a+one.git"]);
        TestCatalog.Write(made["catalog"], "a/one");
        made.Initialize();
        made.Sync();
        made.Run("edition", "2026Q2", "--own", "--format", "json", "--output", made["edition"]).ShouldBe(0, "edition.json");
    });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_finding_of_an_edition_is_opened_to_the_same_figures()
    {
        using var edition = JsonDocument.Parse(File.ReadAllText(_folder["edition", "edition.json"]));
        List<JsonProperty> findings = [.. edition.RootElement.GetProperty("findings").EnumerateObject()];
        findings.ShouldNotBeEmpty();
        foreach (JsonProperty finding in findings.Take(3))
        {
            using var explained = JsonDocument.Parse(Run("explain", finding.Name, "2026Q2", "--json").Text);
            JsonElement.DeepEquals(explained.RootElement.GetProperty("values"), finding.Value.GetProperty("values")).ShouldBeTrue(finding.Name);
            explained.RootElement.GetProperty("commits").GetArrayLength().ShouldBeGreaterThan(0);
        }

        Run("explain", findings[0].Name, "2026Q2").ShouldBe(0, "The latest commits of the scope and period:");
    }

    [Fact]
    public void A_name_that_no_finding_has_is_said() => Run("explain", "contributors-00000000", "2026Q2").ShouldBe(1, "The 2026Q2 edition has no finding 'contributors-00000000'.");

    private Shell.Result Run(params string[] arguments) => _folder.Run(arguments);
}
