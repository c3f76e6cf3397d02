using System.Text.RegularExpressions;
using Tributary.Insights.Predictions;
using Tributary.Model;
using Tributary.Reports.Prose;
using Tributary.Testing;

namespace Tributary.Reports.Tests;

/// <summary>How a ledger's predictions are told of in an edition's first sentence.</summary>
public sealed class LedgerSentenceTests(SmallField field) : IClassFixture<SmallField>
{
    private static readonly Regex Counts = new(@"(?<![\dQ])\d+(?![\dQ])", RegexOptions.None, TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData(0, 0, 2, 1, 0, 2, "Of the 3 predictions that 2026Q2 decides, none could be judged: for 2 too little is read and 1 can’t be measured; 2 of later quarters are open.")]
    [InlineData(2, 1, 0, 0, 0, 0, "Of the 3 predictions that 2026Q2 decides, 2 came true and 1 did not.")]
    [InlineData(4, 0, 2, 1, 1, 1, "Of the 8 predictions that 2026Q2 decides, 4 came true, 1 is open, 2 could not be judged, for too little is read and 1 can’t be measured; 1 of later quarters is open.")]
    [InlineData(0, 1, 0, 0, 0, 0, "The 1 prediction that 2026Q2 decides did not come true.")]
    [InlineData(0, 0, 0, 0, 0, 7, "None of the ledger’s predictions is decided by 2026Q2; 7 of later quarters are open.")]
    public void It_says_how_each_came_out_and_no_other_count_passes(int cameTrue, int didNot, int uncovered, int unmeasured, int open, int later, string text)
    {
        Sentence sentence = LedgerSentence.Of(new LedgerStanding(new Quarter(2026, 2), cameTrue, didNot, uncovered, unmeasured, open, later))!;
        sentence.Text.ShouldBe(text);
        Clause clause = sentence.Clauses.ShouldHaveSingleItem();
        var guard = new Guard([]);
        guard.Check(clause, isFirst: true).ShouldBeEmpty();
        foreach (Match count in Counts.Matches(text))
        {
            Clause wrong = clause with { Text = $"{text[..count.Index]}{count.Value}7{text[(count.Index + count.Length)..]}" };
            guard.Check(wrong, isFirst: true).ShouldNotBeEmpty(wrong.Text);
        }

        Reference reference = clause.References.ShouldHaveSingleItem();
        guard.Check(clause with { References = [reference with { Values = reference.Values.ToDictionary(it => it.Key, it => it.Value + 1013, StringComparer.Ordinal) }] }, isFirst: true).ShouldNotBeEmpty();
        guard.Check(clause with { Text = text.Replace("2026Q2", "2025Q2", StringComparison.Ordinal) }, isFirst: true).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_ledger_that_says_nothing_of_the_quarter_is_not_spoken_of() => LedgerSentence.Of(new LedgerStanding(new Quarter(2026, 2), 0, 0, 0, 0, 0, 0)).ShouldBeNull();

    // linear.sh has two people in the second quarter of 2026, and what is missing is not judged.
    [Fact]
    public void An_edition_begins_with_it_and_scores_what_was_scored()
    {
        using var folder = new TestFolder();
        Add(folder["ledger.jsonl"], "contributors of repository:a/lines >= 2", new Quarter(2026, 2), 0.8m);
        Add(folder["ledger.jsonl"], "contributors of repository:a/lines >= 3", new Quarter(2026, 2), 0.4m);
        Add(folder["ledger.jsonl"], "contributors of repository:a/missing >= 3", new Quarter(2026, 2), 0.4m);
        Add(folder["ledger.jsonl"], "contributors of repository:a/lines >= 3", new Quarter(2027, 1), 0.4m);
        Edition edition = new EditionBuilder(field.Store, Audience.Own, Ledger.Read(folder["ledger.jsonl"])).Build(new Quarter(2026, 2));
        edition.Text[0].Sentences.First().Text.ShouldBe("Of the 3 predictions that 2026Q2 decides, 1 came true, 1 did not and 1 could not be judged, for too little is read; 1 of later quarters is open.");
        edition.References.ShouldHaveSingleItem().Values["decided"].ShouldBe(3);
        // (0.2² + 0.4²) / 2, and −(ln 0.8 + ln 0.6) / 2.
        Scores scores = edition.Scores!.Authors[0].Scores!;
        scores.Brier.ShouldBe(0.1, 1e-12);
        scores.Log.ShouldBe(-(Math.Log(0.8) + Math.Log(0.6)) / 2, 1e-12);
        string markdown = Rendering.MarkdownEdition.Render(edition);
        markdown.ShouldContain("| All that were scored | 2 | 0.100 | 0.367 |");
        markdown.ShouldContain("| 80 % to 100 % | 1 | 80 % | 100 % |".Replace(" %", "\u00a0%", StringComparison.Ordinal));
        markdown.ShouldContain($"<sup>{edition.Evidence.Count + 1}</sup> ");
    }

    private static void Add(string path, string claim, Quarter quarter, decimal probability) => Ledger.Append(path, new Prediction
    {
        Number = 0,
        Made = new DateOnly(2026, 3, 1),
        Recorded = new DateOnly(2026, 3, 1),
        Author = "Ada",
        Text = claim,
        Claim = [ConditionText.Parse(claim)],
        Unchecked = null,
        Quarter = quarter,
        Probability = probability,
        Coverage = Prediction.UsualCoverage,
        Why = "a test",
        Source = "a test",
    });
}
