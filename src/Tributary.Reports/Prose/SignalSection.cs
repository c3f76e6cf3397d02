using Tributary.Insights.Findings;
using Tributary.Insights.Predictions;
using Tributary.Metrics;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>The quarter in a paragraph or two: how what was foretold of it came out, as soon as any did, its totals, how they moved, and where the work moved most.</summary>
internal static class SignalSection
{
    private const int Named = 3;

    public static Section Write(FindingSet findings, string catalog, LedgerStanding? ledger) => new("signal", "The signal",
        [new Passage(null, [Paragraph(WithLedger(Totals(findings, catalog).Sentences, ledger)), Moves(findings)])]);

    // How they came out is the first that is told; that none did yet is no news.
    private static IEnumerable<Sentence?> WithLedger(IReadOnlyList<Sentence> totals, LedgerStanding? ledger) =>
        ledger is { Judged: > 0 } ? totals.Prepend(LedgerSentence.Of(ledger)) : totals.Append(LedgerSentence.Of(ledger));

    private static Paragraph Totals(FindingSet findings, string catalog)
    {
        Finding? commits = findings.Of("code-changes-commits", ScopeKind.Catalog, catalog), people = findings.Of("contributors", ScopeKind.Catalog, catalog);
        if (commits is null || people is null) return Paragraph(Sentence(Say("Too little of this quarter is read, or too few people took part in it, to say anything of it.")));
        Finding? active = findings.Of("active-repositories", ScopeKind.Catalog, catalog), fresh = findings.Of("new-contributors", ScopeKind.Catalog, catalog);
        Finding? sustained = findings.Of("sustained-contributors", ScopeKind.Catalog, catalog), weeks = findings.Of("active-weeks", ScopeKind.Catalog, catalog);
        string moved = Moved(commits, "commits", Count);
        return Paragraph(
            Sentence(
                Say($"In {commits.Period.Name}, {People(people.Value)} took part in ", people),
                Say(Commits(commits.Value), commits),
                active is null ? Say(".") : Say($" in {Count(active.Value)} active repositories.", active)),
            Sentence(Say($"Of {Count(commits.Of)} catalogued repositories, {Count(commits.Covered)} are read to the quarter’s end; what was not read is missing here, not zero.", commits)),
            Sentence(
                Say($"Against {commits.Period.Previous.Name}, over the repositories that are read for both quarters, {moved}, and ", commits),
                Say($"{Moved(people, "contributors", Count, moved)}.", people)),
            fresh is null ? null : Sentence(
                Say($"{Count(fresh.Value)} of these people are new to the field as far as it is read", fresh),
                sustained is null ? null : Say($", {Count(sustained.Value)} were active in ten weeks or more", sustained),
                weeks is null ? Say(".") : Say($", and the mean is {Wording(weeks.Value)} active weeks.", weeks)));
    }

    private static Paragraph Moves(FindingSet findings)
    {
        List<Finding> moves = Movers.Of(findings).Take(Named).Select(category => Movers.Strongest(findings, category)).ToList();
        if (moves.Count == 0) return Paragraph(Sentence(Say("No category moved so far that chance would not do it.", [.. findings.Every("code-changes-commits", ScopeKind.Category)])));
        Finding first = moves[0];
        return Paragraph(
            Sentence(Say($"The clearest move is in {first.Title}, where {Moved(first, Noun(first), Count)}.", first)),
            moves.Count == 1 ? null : Sentence([Say("It is followed by "), .. Row(moves.Skip(1).ToList(), it => Say($"{it.Title}, where {Moved(it, Noun(it), Count)}", it), ".")]));
    }

    private static string Noun(Finding finding) => finding.Metric.Name == "contributors" ? "contributors" : "commits";

    private static string Wording(double? value) => Rendering.Wording.Mean(value);
}
