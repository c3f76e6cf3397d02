using System.Globalization;

namespace Tributary.Insights.Predictions;

/// <summary>What has to be so of a prediction by itself.</summary>
internal static class PredictionRules
{
    private const int LongestText = 2000;

    /// <summary>What is wrong with a prediction; null: nothing.</summary>
    public static string? Broken(Prediction prediction)
    {
        if (prediction.Made >= prediction.Quarter.FirstDay)
            return string.Create(CultureInfo.InvariantCulture, $"it was made on {prediction.Made:yyyy-MM-dd}, and {prediction.Quarter}, which decides it, began on {prediction.Quarter.FirstDay:yyyy-MM-dd}. A prediction is made before.");
        if (prediction.Recorded < prediction.Made) return "it came into the ledger before it was made.";
        if (prediction.Probability is < 0 or > 1) return "its probability is not in 0 to 1.";
        if (prediction.Coverage is <= 0 or > 1) return "the coverage that it asks for is not above 0 and at most 1.";
        if (((string[])[prediction.Author, prediction.Text, prediction.Why, prediction.Source]).Any(text => string.IsNullOrWhiteSpace(text) || text.Length > LongestText)) return $"author, text, why and source each take 1 to {LongestText} letters.";
        if (prediction.Unchecked is { } unchecked_ && string.IsNullOrWhiteSpace(unchecked_)) return "the reason why it can't be checked is empty.";
        if (prediction.Claim.Count == 0 && prediction.Unchecked is null) return "it claims nothing that can be checked, and does not say why.";
        return prediction.Claim.Select(condition => Broken(condition, prediction)).FirstOrDefault(it => it is not null);
    }

    private static string? Broken(Condition condition, Prediction prediction)
    {
        bool isCompared = condition.Compared != Compared.Value;
        if (isCompared == (condition.ToQuarter is null && condition.ToScope is null)) return $"'{condition}' {(isCompared ? "is compared with nothing" : "compares a value with another")}.";
        return condition.ToQuarter is { } quarter && quarter >= prediction.Quarter ? $"'{condition}' compares with {quarter}, which is not before {prediction.Quarter}." : null;
    }
}
