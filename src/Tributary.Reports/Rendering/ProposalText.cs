using System.Globalization;
using Tributary.Insights.Predictions;
using Tributary.Model;

namespace Tributary.Reports.Rendering;

/// <summary>How proposed predictions are written, in every format alike.</summary>
internal static class ProposalText
{
    /// <summary>What they are, in a sentence or two.</summary>
    public static string Note(Quarter quarter) =>
        $"Proposed by the program: each asks of the forecast made at the end of {quarter} whether a round number is crossed of which it is in doubt. A prediction has to be in the ledger before its quarter begins, and {quarter.Next} begins as {quarter} ends: these are proposals, and ‘tributary predict propose {quarter} --decides QUARTER --add’ adds such that can still be made.";

    /// <summary>A probability in per cent.</summary>
    public static string Probability(Prediction prediction) => prediction.Probability is { } share ? (share * 100).ToString("0", CultureInfo.InvariantCulture) + "\u00a0%" : Wording.Missing;
}
