using System.Text;

namespace Tributary.Metrics.Uncertainty;

/// <summary>
/// The percentile bootstrap over people (Efron 1979) with Poisson weights (Hanley and MacGibbon 2006): in each resample a person is drawn a Poisson number of
/// times, once on average. A person's commits are drawn together, for they are far from independent of each other; an interval that counts commits as
/// independent is many times too narrow. The seed follows from the name, so that the same data give the same interval.
/// </summary>
internal sealed class Bootstrap(string name, MetricForm form, IReadOnlyList<PairedPart> people)
{
    private const int Resamples = 1000;

    // With fewer, resampling knows too little of what people do to speak of chance.
    private const int LeastPeople = 5;

    /// <summary>The difference between the periods; null where too few people are behind it.</summary>
    public Difference? Difference()
    {
        if (people.Count < LeastPeople) return null;
        var weights = new PeopleWeights(people);
        var random = new SplitMix64(Seed());
        var differences = new List<double>(Resamples);
        var ratios = new List<double>(Resamples);
        for (int i = 0; i < Resamples; i++)
        {
            PairedPart sum = weights.Draw(ref random);
            if (form != MetricForm.Sum && (sum.WholeBefore == 0 || sum.WholeAfter == 0)) continue;
            (double before, double after) = (Value(sum.AmountBefore, sum.WholeBefore), Value(sum.AmountAfter, sum.WholeAfter));
            differences.Add(after - before);
            if (before > 0) ratios.Add((after / before) - 1);
        }

        if (differences.Count < Resamples / 2) return null;
        differences.Sort();
        ratios.Sort();
        int low = differences.Count(difference => difference <= 0), high = differences.Count(difference => difference >= 0);
        double p = Math.Min(1, 2.0 * (Math.Min(low, high) + 1) / (differences.Count + 1));
        bool isEverPositive = ratios.Count == differences.Count;
        return new Difference(
            Quantile(differences, 0.025), Quantile(differences, 0.975), isEverPositive ? Quantile(ratios, 0.025) : null, isEverPositive ? Quantile(ratios, 0.975) : null, p);
    }

    private double Value(double amount, double whole) => form == MetricForm.Sum ? amount : amount / whole;

    private static double Quantile(List<double> sorted, double share) => sorted[(int)Math.Round(share * (sorted.Count - 1))];

    // FNV-1a: the same on every machine and in every version.
    private ulong Seed() => Encoding.UTF8.GetBytes(name).Aggregate(14695981039346656037UL, (hash, next) => (hash ^ next) * 1099511628211UL);
}
