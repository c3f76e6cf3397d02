using Tributary.Insights.Findings;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Says that a figure lies outside of what was forecast, and checks whether it may be said.</summary>
internal static class ForecastSentence
{
    private const string Above = "more than the forecast";
    private const string Below = "fewer than the forecast";

    /// <summary>The sentence on each that lies outside of what was forecast of just this figure; null where none does.</summary>
    public static Sentence? Of(Finding? commits, Finding? people)
    {
        List<(Finding Finding, string Noun)> told = ((IEnumerable<(Finding? Finding, string Noun)>)[(commits, "commits"), (people, "contributors")])
            .Where(it => IsOutside(it.Finding)).Select(it => (it.Finding!, it.Noun)).ToList();
        if (told.Count == 0) return null;
        (Finding first, string noun) = told[0];
        Clause whole = Say($"{Is(first, noun)} that could be made at the end of {first.Period.Previous.Name}, {Interval(first)} ({Share(Expectation.Share)} interval)", first);
        return told.Count == 1 ? Sentence(whole with { Text = whole.Text + "." }) : Sentence(whole, Say($", and {Is(told[1].Finding, told[1].Noun)}, {Interval(told[1].Finding)}.", told[1].Finding));
    }

    /// <summary>The numbers of a forecast that a clause may quote: those of its evidence, where it names a forecast.</summary>
    public static IEnumerable<double> Values(Clause clause) => Says(clause, "forecast")
        ? clause.Evidence.Select(it => it.Expected).OfType<Expectation>().SelectMany(it => (double[])[it.Low, it.High, Expectation.Share])
        : [];

    /// <summary>What a clause says of forecasts, and its evidence does not.</summary>
    public static IEnumerable<string> Wrong(Clause clause)
    {
        if (Says(clause, Above) && !clause.Evidence.Any(it => it.Expected is { IsAbove: true })) yield return $"'{Above}'";
        if (Says(clause, Below) && !clause.Evidence.Any(it => it.Expected is { IsBelow: true })) yield return $"'{Below}'";
    }

    private static bool IsOutside(Finding? finding) => finding is { Expected: { IsAbove: true } or { IsBelow: true } } && finding.Expected.Value == finding.Value;

    private static string Is(Finding finding, string noun) => $"{Count(finding.Value)} {noun} are {(finding.Expected!.IsAbove ? Above : Below)}";

    private static string Interval(Finding finding) => $"{Count(finding.Expected!.Low)} to {Count(finding.Expected.High)}";

    private static bool Says(Clause clause, string words) => clause.Text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
