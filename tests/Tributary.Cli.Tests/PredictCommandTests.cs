using System.Text.Json;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>Predictions from the command line.</summary>
public sealed class PredictCommandTests : IDisposable
{
    private readonly TestWorkspace _folder = TestWorkspace.Copy(made =>
    {
        Fixtures.Build("linear", made["mirrors", "a+one.git"]);
        TestCatalog.Write(made["catalog"], "a/one;b/missing");
        made.Initialize();
    });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_prediction_is_added_listed_and_checked()
    {
        Sync();
        Add("Two will stay two", "2026Q2", "--if", "contributors of repository:a/one >= 2", "--made", "2026-03-31", "--probability", "0.8").ShouldBe(0, "Prediction 1 is in");
        Shell.Result late = Add("Nobody comes to what is missing", "2026Q2", "--if", "contributors of category:beta <= 0", "--made", "2026-03-31");
        late.ShouldBe(0, "It came into the ledger after 2026Q2 began");
        Add("They will be more", "2090Q1", "--if", "contributors of category:alpha / 2026Q2 > 1.5", "--probability", "0.25").ShouldBe(0, "Commit the file before 2090Q1 begins");
        Add("Its roles split", "2090Q1", "--unchecked", "no history tells of roles").ShouldBe(0, "Prediction 4");
        File.ReadAllLines(_folder["work", "predictions.jsonl"]).Length.ShouldBe(4);

        Shell.Result list = Run("predict", "list");
        list.ShouldBe(0, "4 predictions: 1 came true, 1 open, 2 not judged. The latest quarter that most repositories cover is 2026Q2.");
        list.Text.ShouldContain("• contributors of category:alpha / 2026Q2 > 1.5");
        list.Text.ShouldContain("not checkable");
        Run("predict", "list", "2").ShouldBe(0, "Not read to the end of 2026Q2: b/missing.");
        Run("predict", "list", "9").ShouldBe(1, "There is no prediction 9: the ledger has 4.");
        Run("predict", "check").ShouldBe(0, "4 predictions, each unchanged, and made before its quarter as it says.");

        using var json = JsonDocument.Parse(Run("predict", "list", "--json").Text);
        JsonElement[] predictions = [.. json.RootElement.GetProperty("predictions").EnumerateArray()];
        predictions.Select(it => it.GetProperty("outcome").GetString()).ShouldBe(["came_true", "not_judged", "open", "not_judged"]);
        JsonElement reading = predictions[1].GetProperty("conditions")[0].GetProperty("reading");
        reading.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        (reading.GetProperty("covered").GetInt32(), reading.GetProperty("of").GetInt32()).ShouldBe((0, 1));
        reading.GetProperty("missing")[0].GetString().ShouldBe("b/missing");

        using var check = JsonDocument.Parse(Run("predict", "check", "--json").Text);
        string head = check.RootElement.GetProperty("head").GetString()!;
        head.ShouldBe(json.RootElement.GetProperty("head").GetString());
        Run("predict", "check", "--holds", head).ShouldBe(0, head);
        Run("predict", "check", "--holds", "0123456789").ShouldBe(1, "No record has the hash 0123456789");
    }

    [Fact]
    public void Predictions_that_were_in_time_are_scored()
    {
        Sync();
        // As somebody wrote it before the quarter: the clock of a test is always later.
        WriteInTime(_folder["in-time.jsonl"], "contributors of repository:a/one >= 2", 0.8m, "contributors of repository:a/one >= 3", 0.4m);
        Shell.Result score = Run("predict", "score", "--ledger", _folder["in-time.jsonl"]);
        score.ShouldBe(0, "2 scored predictions say more of luck than of skill");
        score.Text.ShouldContain("0.100");
        using var json = JsonDocument.Parse(Run("predict", "score", "--ledger", _folder["in-time.jsonl"], "--json").Text);
        json.RootElement.GetProperty("authors")[0].GetProperty("scores").GetProperty("brier").GetDouble().ShouldBe(((0.2 * 0.2) + (0.4 * 0.4)) / 2, 1e-12);
        json.RootElement.GetProperty("authors")[0].GetProperty("comparable").ValueKind.ShouldBe(JsonValueKind.Null, "its history has too few quarters for a baseline");
        json.RootElement.GetProperty("tells").GetBoolean().ShouldBeFalse();
        Add("Two will stay two", "2026Q2", "--if", "contributors of repository:a/one >= 2", "--made", "2026-03-31", "--probability", "0.8").ShouldBe(0, "");
        Run("predict", "score").ShouldBe(0, "Nothing is scored yet");
    }

    [Fact]
    public void A_changed_ledger_is_refused_with_the_line()
    {
        Sync();
        Add("One", "2090Q1", "--if", "contributors of repository:a/one > 50").ShouldBe(0, "");
        Add("Two", "2090Q1", "--if", "contributors of repository:a/one > 60").ShouldBe(0, "");
        string path = _folder["work", "predictions.jsonl"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"threshold\":50", "\"threshold\":40", StringComparison.Ordinal));
        Run("predict", "check").ShouldBe(1, $"{path}, line 1: its hash is another's: it was changed after it was made.");
        Run("predict", "list").ShouldBe(1, "can't be believed: line 1");
        Run("predict", "score").ShouldBe(1, "can't be believed: line 1");
        Add("Three", "2090Q1", "--if", "contributors of repository:a/one > 60").ShouldBe(1, "can't be believed: line 1");
        using var json = JsonDocument.Parse(Run("predict", "check", "--json").Text);
        json.RootElement.GetProperty("problems")[0].GetProperty("line").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void What_can_not_be_predicted_is_said()
    {
        Add("Without a store", "2090Q1", "--if", "contributors of repository:a/one > 50").ShouldBe(0, "Prediction 1");
        Sync();
        Add("Too late", "2026Q1", "--if", "contributors of repository:a/one > 50").ShouldBe(1, "The prediction can't be added: it was made on");
        Add("Nothing", "2090Q1").ShouldBe(1, "it claims nothing that can be checked, and does not say why.");
        Add("A slip", "2090Q1", "--if", "contributors of repository:a/won > 50").ShouldBe(1, "'a/won' is no repository of the store.");
        Add("A slip", "2090Q1", "--if", "contributers of repository:a/one > 50").ShouldBe(1, "There is no metric 'contributers'.");
        Add("A slip", "2090Q1", "--if", "contributors > 50").ShouldBe(1, "is no condition. Write a metric, a scope and a threshold");
        Add("A slip", "soon", "--if", "contributors of repository:a/one > 50").ShouldBe(1, "'soon' is no quarter.");
        Add("A slip", "2090Q1", "--if", "contributors of repository:a/one > 50", "--probability", "80").ShouldBe(1, "--probability takes a number in 0 to 1, such as 0.7, not '80'.");
        Add("A slip", "2090Q1", "--if", "contributors of repository:a/one > 50", "--made", "2089-01-01").ShouldBe(1, "on a day that is still to come");
        Run("predict", "check", "--ledger", _folder["none.jsonl"]).ShouldBe(1, "There is no ledger");
        File.ReadAllLines(_folder["work", "predictions.jsonl"]).Length.ShouldBe(1);
    }

    [Fact]
    public void The_catalog_s_predictions_are_read_and_gone_on_with()
    {
        Sync();
        File.Copy(SourceTree.PathOf("catalogs", "ai-infra", "predictions.jsonl"), _folder["catalog", "predictions.jsonl"]);
        Run("predict", "list").ShouldBe(0, "6 predictions: 6 not judged.");
        File.Exists(_folder["work", "predictions.jsonl"]).ShouldBeFalse();
        Add("One more", "2090Q1", "--if", "contributors of repository:a/one > 50").ShouldBe(0, "Prediction 7");
        Run("predict", "check").ShouldBe(0, "7 predictions");
        File.ReadAllLines(_folder["catalog", "predictions.jsonl"]).Length.ShouldBe(6);
    }

    [Fact]
    public void Where_nothing_can_be_forecast_nothing_is_proposed_and_what_has_begun_is_not_added()
    {
        Sync();
        Run("predict", "propose").ShouldBe(0, "Nothing is proposed");
        Run("predict", "propose", "2026Q2", "--json").Text.Trim().ShouldBe("[]");
        Run("predict", "propose", "2026Q2", "--add").ShouldBe(1, "2026Q3 began on 2026-07-01: what is said of it now is a proposal, and no prediction. Choose a quarter that has not begun with --decides.");
        Run("predict", "propose", "2026Q2", "--decides", "2026Q1").ShouldBe(1, "is decided by a later quarter, not by 2026Q1");
        File.Exists(_folder["work", "predictions.jsonl"]).ShouldBeFalse();
    }

    private static void WriteInTime(string path, string one, decimal p, string other, decimal q)
    {
        foreach ((string claim, decimal probability) in ((string, decimal)[])[(one, p), (other, q)])
        {
            Insights.Predictions.Ledger.Append(path, new Insights.Predictions.Prediction
            {
                Number = 0,
                Made = new DateOnly(2026, 3, 1),
                Recorded = new DateOnly(2026, 3, 1),
                Author = "Ada",
                Text = claim,
                Claim = [Insights.Predictions.ConditionText.Parse(claim)],
                Unchecked = null,
                Quarter = new Model.Quarter(2026, 2),
                Probability = probability,
                Coverage = 0.9m,
                Why = "a test",
                Source = "a test",
            });
        }
    }

    private void Sync() => _folder.Sync();

    private Shell.Result Add(string text, string quarter, params string[] options) => Run(["predict", "add", text, "--quarter", quarter, "--author", "Ada", "--why", "They always did", .. options]);

    private Shell.Result Run(params string[] arguments) => _folder.Run(arguments);
}
