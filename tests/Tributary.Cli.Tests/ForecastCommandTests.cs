using System.Text.Json;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>Forecasts and back-tests from the command line.</summary>
public sealed class ForecastCommandTests : IDisposable
{
    private readonly TestWorkspace _folder = TestWorkspace.Copy(made =>
    {
        Fixtures.Build("linear", made["mirrors", "a+one.git"]);
        TestCatalog.Write(made["catalog"], "a/one a/missing;b/two");
        made.Initialize();
        made.Sync();
    });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_too_little_is_known_that_is_said_of_each_scope()
    {
        Shell.Result result = Run("forecast", "contributors", "--by", "repository");
        result.ShouldBe(0, "Contributors, 2026Q3, forecast: people");
        result.Text.ShouldContain("2 quarters known, 8 are needed");
        result.Text.ShouldContain("2 repositories are left out: nothing of them is read.");
        Run("forecast", "contributors", "2027Q3", "--by", "category").ShouldBe(0, "nothing of it is read");
    }

    [Fact]
    public void Forecasts_are_printed_as_JSON()
    {
        using var json = JsonDocument.Parse(Run("forecast", "contributors", "2026Q4", "--by", "repository", "--scope", "a/one", "--json").Text);
        json.RootElement.GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldBe(
            """{"metric":"contributors","unit":"people","forecasts":[{"kind":"repository","scope":"a/one","quarter":"2026Q4","origin":"2026Q2","point":null,"median":null,"low_80":null,"high_80":null,"errors":null,"repositories":1,"of":1,"refused":"2quartersknown,8areneeded"}]}""");
    }

    [Fact]
    public void A_back_test_without_anything_to_check_says_so()
    {
        Shell.Result result = Run("backtest");
        result.ShouldBe(0, "Nothing can be checked yet: it takes 8 quarters");
        result.Text.ShouldContain("it takes 500 people's quarters to learn from");
        using var json = JsonDocument.Parse(Run("backtest", "--metric", "code-changes-commits", "--by", "category", "--json").Text);
        json.RootElement.GetProperty("metric").GetString().ShouldBe("code-changes-commits");
        json.RootElement.GetProperty("results").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("active_next_quarter")[0].GetProperty("kind").GetString().ShouldBe("category");
    }

    [Fact]
    public void Mistakes_are_one_sentence()
    {
        Run("forecast", "age").ShouldBe(1, "Only what is counted is forecast, and age is no count. Use one of");
        Run("forecast", "visitors").ShouldBe(1, "There is no metric 'visitors'.");
        Run("forecast", "contributors", "soon").ShouldBe(1, "'soon' is no quarter.");
        Run("forecast", "contributors", "--scope", "gamma").ShouldBe(1, "There is no category 'gamma' in the store.");
        Run("backtest", "--by", "area").ShouldBe(1, "'area'");
    }

    private Shell.Result Run(params string[] arguments) => _folder.Run(arguments);
}
