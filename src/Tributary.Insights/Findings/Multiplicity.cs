using Tributary.Metrics.Uncertainty;

namespace Tributary.Insights.Findings;

/// <summary>Whoever looks at hundreds of changes finds some by chance: each is judged beside all that were asked about with it.</summary>
internal static class Multiplicity
{
    /// <summary>Of the changes that are called changes, the share that chance may have made; where nothing changed at all, the chance that any is (Benjamini and Hochberg, 1995).</summary>
    public const double Rate = 0.05;

    /// <summary>Gives each change its rate <c>q</c>, and its score: metrics of one kind of scope are one family.</summary>
    public static IEnumerable<Finding> Judge(IReadOnlyList<Finding> findings)
    {
        List<Finding> judged = findings.Where(it => it.Change is not null).ToList();
        double[] rates = MultipleTesting.BenjaminiHochberg(judged.Select(it => it["p"]!.Value).ToList());
        Dictionary<string, double> whole = judged.GroupBy(it => it.Metric.Name, StringComparer.Ordinal).ToDictionary(it => it.Key, it => it.Sum(finding => finding["after"]!.Value), StringComparer.Ordinal);
        foreach (Finding finding in findings.Where(it => it.Change is null)) yield return finding;
        for (int i = 0; i < judged.Count; i++)
        {
            Finding it = judged[i];
            double share = whole[it.Metric.Name] > 0 ? it["after"]!.Value / whole[it.Metric.Name] : 0;
            yield return it with { Values = new Dictionary<string, double>(it.Values, StringComparer.Ordinal) { ["q"] = rates[i] }, Score = Math.Sqrt(share) * -Math.Log10(Math.Max(it["p"]!.Value, LeastP)) };
        }
    }

    // A resampling of a thousand tells no more.
    private const double LeastP = 1e-6;
}
