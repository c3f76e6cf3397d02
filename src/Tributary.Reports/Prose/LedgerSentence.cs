using System.Globalization;
using Tributary.Insights.Predictions;

namespace Tributary.Reports.Prose;

/// <summary>How the predictions that a quarter decides came out, in a sentence.</summary>
internal static class LedgerSentence
{
    /// <summary>The sentence; null where there is no ledger, or nothing in it that the quarter decides or leaves open.</summary>
    public static Sentence? Of(LedgerStanding? standing) => standing is null || standing.Decided + standing.Later == 0 ? null : new Sentence([new Clause(Text(standing), []) { References = [ReferenceOf(standing)] }]);

    /// <summary>What the sentence rests on.</summary>
    public static Reference ReferenceOf(LedgerStanding standing) => new(
        $"ledger-{standing.Quarter}",
        $"Predictions that {standing.Quarter} decides",
        "tributary predict list",
        new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["decided"] = standing.Decided,
            ["came_true"] = standing.CameTrue,
            ["did_not"] = standing.DidNot,
            ["too_little_read"] = standing.Uncovered,
            ["not_measured"] = standing.Unmeasured,
            ["open"] = standing.Open,
            ["open_of_later_quarters"] = standing.Later,
        },
        [],
        [standing.Quarter.ToString()]);

    private static string Text(LedgerStanding it)
    {
        string later = it.Later == 0 ? "." : $"; {Number(it.Later)} of later quarters {(it.Later == 1 ? "is" : "are")} open.";
        if (it.Decided == 0) return $"None of the ledger’s predictions is decided by {it.Quarter}{later}";
        string of = it.Decided == 1 ? $"The 1 prediction that {it.Quarter} decides" : $"Of the {Number(it.Decided)} predictions that {it.Quarter} decides,";
        if (it.Decided == 1) return $"{of} {Only(it)}{later}";
        if (it.Judged == 0 && it.Open == 0) return $"{of} none could be judged: {Joined(Unjudged(it))}{later}";
        return $"{of} {Joined([.. Part(it.CameTrue, "came true"), .. Part(it.DidNot, "did not"), .. Part(it.Open, it.Open == 1 ? "is open" : "are open"), .. Part(it.Uncovered, "could not be judged, for too little is read"), .. Part(it.Unmeasured, "can’t be measured")])}{later}";
    }

    private static string Only(LedgerStanding it) => it switch
    {
        { CameTrue: 1 } => "came true",
        { DidNot: 1 } => "did not come true",
        { Open: 1 } => "is open",
        { Uncovered: 1 } => "could not be judged, for too little is read",
        _ => "can’t be measured",
    };

    private static List<string> Unjudged(LedgerStanding it) =>
        [.. it.Uncovered > 0 ? [$"for {Number(it.Uncovered)} too little is read"] : (string[])[], .. it.Unmeasured > 0 ? [$"{Number(it.Unmeasured)} can’t be measured"] : (string[])[]];

    private static IEnumerable<string> Part(int count, string words) => count == 0 ? [] : [$"{Number(count)} {words}"];

    private static string Joined(List<string> parts) => parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
