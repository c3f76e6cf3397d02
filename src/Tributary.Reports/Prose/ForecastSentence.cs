using Tributary.Insights.Findings;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Says that a figure lies outside of what was forecast, and checks whether it may be said.</summary>
internal static class ForecastSentence
{
    private const string Above = "more than the forecast";
    private const string Below = "fewer than the forecast";

    /// <summary>The sentence; null where nothing was forecast of just this figure, or it lies inside.</summary>
    public static Sentence? Of(Finding? finding, string noun) => finding is not { Expected: { IsAbove: true } or { IsBelow: true } } || finding.Expected.Value != finding.Value
        ? null
        : Sentence(Say($"{Count(finding.Value)} {noun} are {(finding.Expected.IsAbove ? Above : Below)} that could be made at the end of {finding.Period.Previous.Name}: {Count(finding.Expected.Low)} to {Count(finding.Expected.High)} ({Share(Expectation.Share)} interval).", finding));

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

    private static bool Says(Clause clause, string words) => clause.Text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
