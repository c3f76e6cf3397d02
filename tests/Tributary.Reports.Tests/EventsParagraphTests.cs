using System.Text.RegularExpressions;
using Tributary.Insights.Events;
using Tributary.Model;
using Tributary.Reports.Prose;

namespace Tributary.Reports.Tests;

/// <summary>What an edition says of recorded events, of comparisons that are known.</summary>
public sealed class EventsParagraphTests
{
    private static readonly Occurrence Round = new("round", new DateOnly(2026, 1, 22), []) { Title = "Acme, the makers of One, raise 150 million dollars" };
    private static readonly Occurrence Launch = new("launch", new DateOnly(2026, 5, 5), []) { Title = "Two comes out" };

    [Fact]
    public void Before_and_after_stand_beside_similar_repositories_and_a_caution()
    {
        List<Paragraph> paragraphs = [.. EventsParagraph.Write([new ToldEvent(Round, Comparison(p: .18)), new ToldEvent(Launch, null)])];
        paragraphs.Count.ShouldBe(2);
        paragraphs[0].Sentences[0].Text.ShouldBe("In the quarter after “Acme, the makers of One, raise 150 million dollars” (2026-01-22), a/one had 1.30 times as many contributors, in the mean, as in the 4 quarters before it, and 3 similar repositories had 1.05 times as many; so large a difference is found in 18\u00a0% of like comparisons without any event.");
        paragraphs[0].Sentences[1].Text.ShouldStartWith("None of this is a proof");
        paragraphs[1].Sentences.ShouldHaveSingleItem().Text.ShouldEndWith("are alike: “Two comes out” (2026-05-05).");
        foreach (Sentence sentence in paragraphs.SelectMany(it => it.Sentences)) CheckGuard(sentence);
    }

    [Fact]
    public void Where_none_can_be_compared_they_are_listed_without_a_word_on_before_and_after()
    {
        Sentence listed = EventsParagraph.Write([new ToldEvent(Round, Comparison(p: null) with { Refusal = "a/one can't be compared." }), new ToldEvent(Launch, null)]).ShouldHaveSingleItem().Sentences.ShouldHaveSingleItem();
        listed.Text.ShouldBe("Recorded, and not to be compared, for too little is known from before or after them, or too few repositories are alike: “Acme, the makers of One, raise 150 million dollars” (2026-01-22) and “Two comes out” (2026-05-05).");
        EventsParagraph.Write([]).ShouldBeEmpty();
    }

    [Fact]
    public void What_tells_of_too_few_people_is_listed() =>
        EventsParagraph.Write([new ToldEvent(Round, Comparison(p: .18) with { Measures = [new EventMeasure("contributors", "Contributors", null, null, null, null, null, null, 20)] })]).ShouldHaveSingleItem().Sentences[0].Text.ShouldStartWith("Recorded, and not to be compared");

    private static EventComparison Comparison(double? p) => new()
    {
        Event = Round,
        Quarter = new Quarter(2026, 1),
        Concerned = [new ConcernedRepository("a/one", 4, 1, null), new ConcernedRepository("a/two", 0, 1, "Nothing is known of it")],
        Controls = ["b/one", "b/two", "b/three"],
        Moments = [.. Enumerable.Range(-4, 6).Select(it => new EventMoment(new Quarter(2026, 1).Plus(it), it, []))],
        Measures = [new EventMeasure("contributors", "Contributors", .3, .05, .24, -.1, .6, p, 20)],
    };

    private static void CheckGuard(Sentence sentence)
    {
        var guard = new Guard(["a/one", "a/two"]);
        for (int place = 0; place < sentence.Clauses.Count; place++)
        {
            Clause clause = sentence.Clauses[place];
            guard.Check(clause, place == 0).ShouldBeEmpty(clause.Text);
            guard.Check(clause with { Text = clause.Text + " a/two" }, place == 0).ShouldNotBeEmpty("a/two is not compared");
            string names = string.Join('|', clause.References.SelectMany(it => it.Names).Select(Regex.Escape));
            foreach (Match number in Regex.Matches(clause.Text, names.Length == 0 ? @"\d[\d.]*" : $@"(?:{names})|(?<number>\d[\d.]*)", RegexOptions.None, TimeSpan.FromSeconds(1)).Where(it => it.Groups["number"].Success))
            {
                Clause wrong = clause with { Text = $"{clause.Text[..number.Index]}7{clause.Text[number.Index..]}" };
                guard.Check(wrong, place == 0).ShouldNotBeEmpty(wrong.Text);
            }
        }
    }
}
