using System.Text;
using Tributary.Insights.Predictions;
using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Tests.Predictions;

/// <summary>Predictions for tests.</summary>
internal static class Made
{
    private static readonly string[] Words = ["Helion", "crosses", "50", "\"quoted\"", "50 %", "läuft", "線", "a\tb", "x\\y", "<b>", "line\nend", "😀", "'", "\u001b[31m", "\u202e"];

    /// <summary>One that decides in 2026Q3.</summary>
    public static Prediction Prediction(params string[] claim) => new()
    {
        Number = 0,
        Made = new DateOnly(2026, 6, 1),
        Recorded = new DateOnly(2026, 6, 2),
        Author = "Ada",
        Text = "More will come",
        Claim = claim.Select(ConditionText.Parse).ToList(),
        Unchecked = null,
        Quarter = new Quarter(2026, 3),
        Probability = 0.7m,
        Coverage = 0.9m,
        Why = "They always did",
        Source = "this test",
    };

    /// <summary>Whatever chance gives, as far as a ledger takes it.</summary>
    public static Prediction Any(Random chance)
    {
        Compared compared = (Compared)chance.Next(3);
        bool toQuarter = chance.Next(2) == 0;
        List<Condition> claim = Enumerable.Range(0, chance.Next(3)).Select(_ => new Condition
        {
            Metric = "sustained-contributors",
            Parameters = chance.Next(2) == 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { ["weeks"] = chance.Next(1, 14) },
            Scope = Scope(chance),
            Within = Enumerable.Range(0, chance.Next(3)).Select(_ => "organisation:" + Name(chance)).ToList(),
            Compared = compared,
            ToQuarter = compared != Compared.Value && toQuarter ? new Quarter(2026, chance.Next(1, 3)) : null,
            ToScope = compared != Compared.Value && !toQuarter ? Scope(chance) : null,
            Comparator = (Comparator)chance.Next(4),
            Threshold = chance.Next(-500, 500) / (decimal)Math.Pow(10, chance.Next(4)),
        }).ToList();
        return Prediction() with
        {
            Author = Text(chance),
            Text = Text(chance),
            Claim = claim,
            Unchecked = claim.Count == 0 || chance.Next(3) == 0 ? Text(chance) : null,
            Probability = chance.Next(4) == 0 ? null : chance.Next(101) / 100m,
            Coverage = chance.Next(1, 11) / 10m,
            Why = Text(chance),
            Source = Text(chance),
        };
    }

    /// <summary>The bytes of a ledger of some predictions, one after the other.</summary>
    public static byte[] Ledger(IEnumerable<Prediction> predictions)
    {
        var bytes = new List<byte>();
        string previous = RecordText.NoRecord;
        foreach ((int index, Prediction prediction) in predictions.Index())
        {
            (byte[] line, previous) = RecordText.Write(prediction with { Number = index + 1 }, previous);
            bytes.AddRange([.. line, (byte)'\n']);
        }

        return [.. bytes];
    }

    private static ClaimScope Scope(Random chance) => new((ScopeKind)chance.Next(8), Name(chance));

    private static string Name(Random chance) => ((string[])["pytorch/helion", "gpu-kernels", "Red Hat", "a - b", "cuda", "x/y.z"])[chance.Next(6)];

    private static string Text(Random chance)
    {
        var text = new StringBuilder("A");
        for (int i = chance.Next(6); i >= 0; i--) text.Append(' ').Append(Words[chance.Next(Words.Length)]);
        return text.ToString();
    }
}
