using System.Text;
using Tributary.Insights.Predictions;
using Tributary.Metrics;
using Tributary.Testing;

namespace Tributary.Insights.Tests.Predictions;

/// <summary>Ledgers that are believed, and those that somebody changed.</summary>
public sealed class LedgerTests : IDisposable
{
    private const string Claim = "contributors of repository:pytorch/helion > 50";

    private readonly TestFolder _folder = new();

    public LedgerTests() => Directory.CreateDirectory(_folder["."]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_added_is_read_again()
    {
        string path = _folder["predictions.jsonl"];
        LedgerRecord one = Ledger.Append(path, Made.Prediction(Claim)), two = Ledger.Append(path, Made.Prediction(Claim, "contributors of category:edge / 2026Q2 <= 1.05") with { Probability = null });
        var ledger = Ledger.Read(path);
        ledger.Records.Select(it => it.Hash).ShouldBe([one.Hash, two.Hash]);
        ledger.Records.Select(it => it.Prediction.Number).ShouldBe([1, 2]);
        ledger.Records[1].Previous.ShouldBe(one.Hash);
        ledger.Head.ShouldBe(two.Hash);
        ledger.Records[1].Prediction.Claim.Select(it => it.ToString()).ShouldBe([Claim, "contributors of category:edge / 2026Q2 <= 1.05"]);
        File.ReadAllBytes(path).Count(it => it == '\n').ShouldBe(2);
        // The hash is what anybody's sha256sum gives of the line before it.
        string line = File.ReadLines(path).First();
        byte[] hashed = Encoding.UTF8.GetBytes(line[..line.IndexOf(",\"hash\"", StringComparison.Ordinal)]);
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(hashed)).ShouldBe(one.Hash);
    }

    [Fact]
    public void Every_changed_byte_is_caught()
    {
        byte[] bytes = Made.Ledger([Made.Prediction(Claim), Made.Prediction() with { Unchecked = "läuft nicht", Probability = null }, Made.Prediction(Claim)]);
        Ledger.Parse(bytes).Problems.ShouldBeEmpty();
        for (int place = 0; place < bytes.Length; place++)
        {
            foreach (int change in (int[])[1, 0x20, 0x80])
            {
                byte[] changed = [.. bytes];
                changed[place] ^= (byte)change;
                Ledger.Parse(changed).Problems.ShouldNotBeEmpty($"byte {place} changed by {change}");
            }

            // The last line's end aside, nothing can be left out, either.
            Ledger.Parse([.. bytes[..place], .. bytes[(place + 1)..]]).Problems.ShouldNotBeEmpty($"byte {place} left out");
        }
    }

    [Fact]
    public void A_record_that_was_taken_out_or_moved_or_doubled_is_caught_with_its_line()
    {
        byte[][] lines = Lines(Made.Ledger(Enumerable.Repeat(Made.Prediction(Claim), 4)));
        Problems([lines[1], lines[2], lines[3]]).ShouldBe([1]);
        Problems([lines[0], lines[2], lines[3]]).ShouldBe([2]);
        Problems([lines[0], lines[2], lines[1], lines[3]])[0].ShouldBe(2);
        Problems([lines[0], lines[1], lines[1], lines[2], lines[3]])[0].ShouldBe(3);
        Problems([lines[0], lines[1], [(byte)'\n'], lines[2], lines[3]]).ShouldBe([3]);
        // That the end is missing, a chain can't tell: its hash is not the one that was noted.
        var cut = Ledger.Parse(lines[..3].SelectMany(it => it).ToArray());
        cut.Problems.ShouldBeEmpty();
        cut.Head.ShouldNotBe(Ledger.Parse(lines.SelectMany(it => it).ToArray()).Head);
    }

    [Fact]
    public void A_merge_of_two_branches_is_named_with_its_line()
    {
        byte[] one = Made.Ledger([Made.Prediction(Claim), Made.Prediction(Claim)]), other = Made.Ledger([Made.Prediction(Claim), Made.Prediction(Claim) with { Author = "Bo" }]);
        LedgerProblem problem = Ledger.Parse([.. one, .. Lines(other)[1]]).Problems.ShouldHaveSingleItem();
        problem.Line.ShouldBe(3);
        problem.Message.ShouldBe("record 2 does not follow the record before it, but the same one as record 2 of line 2: two branches were merged, or a record is there twice. Keep the lines of one branch and add the other's predictions again.");
        var marked = Ledger.Parse([.. Lines(one)[0], .. "<<<<<<< HEAD\n"u8, .. Lines(one)[1], .. "=======\n"u8, .. Lines(other)[1], .. ">>>>>>> other\n"u8]);
        marked.Problems.Select(it => it.Line).ShouldBe([2, 4, 5, 6]);
        marked.Problems[0].Message.ShouldContain("two branches were merged");
    }

    [Fact]
    public void Line_ends_that_git_turned_are_named() =>
        Ledger.Parse([.. Made.Ledger([Made.Prediction(Claim)])[..^1], .. "\r\n"u8]).Problems.ShouldHaveSingleItem().Message.ShouldStartWith("its end was turned into a carriage return");

    [Fact]
    public void A_prediction_is_made_before_its_quarter_and_comes_in_in_order()
    {
        Broken(Made.Prediction(Claim) with { Made = new DateOnly(2026, 7, 1), Recorded = new DateOnly(2026, 7, 1) }).ShouldBe("it was made on 2026-07-01, and 2026Q3, which decides it, began on 2026-07-01. A prediction is made before.");
        Broken(Made.Prediction(Claim) with { Recorded = new DateOnly(2026, 5, 31) }).ShouldBe("it came into the ledger before it was made.");
        Broken(Made.Prediction(Claim) with { Probability = 1.01m }).ShouldBe("its probability is not in 0 to 1.");
        Broken(Made.Prediction(Claim) with { Coverage = 0 }).ShouldBe("the coverage that it asks for is not above 0 and at most 1.");
        Broken(Made.Prediction()).ShouldBe("it claims nothing that can be checked, and does not say why.");
        Broken(Made.Prediction("contributors of category:edge / 2026Q3 >= 1")).ShouldBe("'contributors of category:edge / 2026Q3 >= 1' compares with 2026Q3, which is not before 2026Q3.");
        Ledger.Parse(Made.Ledger([Made.Prediction(Claim), Made.Prediction(Claim) with { Made = new DateOnly(2026, 5, 1), Recorded = new DateOnly(2026, 5, 1) }])).Problems.ShouldHaveSingleItem()
            .ShouldBe(new LedgerProblem(2, "it is said to have come in on 2026-05-01, before the record that it follows (2026-06-02)."));
        (Made.Prediction(Claim) with { Recorded = new DateOnly(2026, 6, 30) }).IsLate.ShouldBeFalse();
        (Made.Prediction(Claim) with { Recorded = new DateOnly(2026, 7, 1) }).IsLate.ShouldBeTrue();

        static string Broken(Prediction prediction) => Ledger.Parse(Made.Ledger([prediction])).Problems.ShouldHaveSingleItem().Message;
    }

    [Fact]
    public void Nothing_is_added_to_what_can_not_be_believed_nor_what_can_not_be_measured()
    {
        string path = _folder["predictions.jsonl"];
        Ledger.Append(path, Made.Prediction(Claim));
        byte[] before = File.ReadAllBytes(path);
        Should.Throw<LedgerException>(() => Ledger.Append(path, Made.Prediction(Claim) with { Probability = 2 })).Message.ShouldBe("The prediction can't be added: its probability is not in 0 to 1.");
        Condition unknown = ConditionText.Parse(Claim) with { Metric = "stars" };
        Should.Throw<MetricException>(() => Ledger.Append(path, Made.Prediction() with { Claim = [unknown] })).Message.ShouldStartWith("There is no metric 'stars'.");
        File.ReadAllBytes(path).ShouldBe(before);
        // A metric that this program does not know makes no liar of who predicted by it.
        Ledger.Parse(Made.Ledger([Made.Prediction() with { Claim = [unknown] }])).Problems.ShouldBeEmpty();
        File.WriteAllBytes(path, before[..^1]);
        Should.Throw<LedgerException>(() => Ledger.Append(path, Made.Prediction(Claim))).Message.ShouldContain("line 1: the line is not ended");
        Should.Throw<LedgerException>(() => Ledger.Read(_folder["none.jsonl"])).Message.ShouldContain("There is no ledger");
    }

    [Fact]
    public void Any_record_is_read_as_it_was_written()
    {
        var chance = new Random(20);
        Prediction[] predictions = [.. Enumerable.Range(0, 400).Select(_ => Made.Any(chance))];
        byte[] bytes = Made.Ledger(predictions);
        var ledger = Ledger.Parse(bytes);
        ledger.Problems.ShouldBeEmpty();
        Made.Ledger(ledger.Records.Select(it => it.Prediction)).ShouldBe(bytes);
        foreach ((Prediction written, Prediction read) in predictions.Zip(ledger.Records.Select(it => it.Prediction)))
        {
            (read.Author, read.Text, read.Unchecked, read.Probability, read.Coverage, read.Why, read.Source, read.Made, read.Recorded, read.Quarter)
                .ShouldBe((written.Author, written.Text, written.Unchecked, written.Probability, written.Coverage, written.Why, written.Source, written.Made, written.Recorded, written.Quarter));
            foreach ((Condition one, Condition other) in written.Claim.Zip(read.Claim)) ShouldBeSame(other, one);
        }
    }

    [Fact]
    public void Any_condition_is_read_as_it_is_printed()
    {
        var chance = new Random(21);
        Condition[] conditions = [.. Enumerable.Range(0, 400).SelectMany(_ => Made.Any(chance).Claim)];
        conditions.Length.ShouldBeGreaterThan(200);
        // A name with a blank, a sign and a blank in it can be kept in a ledger, but not written on a command line.
        foreach (Condition condition in conditions.Where(it => !it.ToString().Contains("a - b", StringComparison.Ordinal))) ShouldBeSame(ConditionText.Parse(condition.ToString()), condition);
    }

    [Theory]
    [InlineData("contributors")]
    [InlineData("contributors of helion > 50")]
    [InlineData("contributors of place:helion > 50")]
    [InlineData("contributors of category:edge / soon > 1")]
    [InlineData("contributors of category:edge => 1")]
    [InlineData("contributors of category:edge > 1.2.3")]
    public void What_is_no_condition_is_refused_with_examples(string text) =>
        Should.Throw<MetricException>(() => ConditionText.Parse(text)).Message.ShouldStartWith($"'{text}' is no condition. Write a metric, a scope and a threshold, such as");

    [Fact]
    public void What_can_not_be_measured_is_refused()
    {
        Should.Throw<MetricException>(() => ConditionText.Parse("overlap of category:edge > 1")).Message.ShouldBe("The metric overlap gives several values for a scope: a prediction is about one.");
        Should.Throw<MetricException>(() => ConditionText.Parse("contributors weeks=8 of category:edge > 1")).Message.ShouldBe("The metric contributors has no parameter 'weeks'.");
        Should.Throw<MetricException>(() => ConditionText.Parse("code-changes-commits of category:edge within contributor:Ada > 1")).Message.ShouldStartWith("A ledger is made to be published, and what tells of one person is not");
        Should.Throw<MetricException>(() => ConditionText.Parse("contributors of category:edge within nothing:x > 1")).Message.ShouldStartWith("'nothing:x' is no scope.");
    }

    [Fact]
    public void The_shipped_ledger_is_whole()
    {
        var shipped = Ledger.Read(SourceTree.PathOf("catalogs", "ai-infra", "predictions.jsonl"));
        shipped.Records.Select(it => it.Prediction.Quarter.ToString()).ShouldBe(["2026Q2", "2026Q2", "2026Q2", "2026Q3", "2026Q3", "2026Q4"]);
        foreach (Condition condition in shipped.Records.SelectMany(it => it.Prediction.Claim)) condition.Check();
    }

    private static void ShouldBeSame(Condition one, Condition other)
    {
        one.ToString().ShouldBe(other.ToString());
        (one.Metric, one.Scope, one.Compared, one.ToQuarter, one.ToScope, one.Comparator, one.Threshold).ShouldBe((other.Metric, other.Scope, other.Compared, other.ToQuarter, other.ToScope, other.Comparator, other.Threshold));
        one.Within.ShouldBe(other.Within);
        one.Parameters.ShouldBe(other.Parameters);
    }

    private static int[] Problems(byte[][] lines) => [.. Ledger.Parse(lines.SelectMany(it => it).ToArray()).Problems.Select(it => it.Line)];

    private static byte[][] Lines(byte[] bytes) => [.. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Encoding.UTF8.GetBytes(line + "\n"))];
}
