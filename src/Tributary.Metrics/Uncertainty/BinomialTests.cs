namespace Tributary.Metrics.Uncertainty;

/// <summary>A count that may be more than chance gives.</summary>
/// <param name="Hits">What was counted.</param>
/// <param name="Trials">Of how many.</param>
/// <param name="Chance">Of a hit, in 0 to 1.</param>
/// <param name="Weight">How much its finding matters, whatever its hits; above 0.</param>
internal readonly record struct BinomialTest(int Hits, int Trials, double Chance, double Weight);

/// <summary>
/// The rate of false findings among many one-sided binomial tests of few trials each. Most of these could not find anything whatever came: that is taken into
/// account (Heyse 2011), where Benjamini and Hochberg would count each in full. A test's p-value is divided by its weight, whose mean is 1 (Genovese, Roeder and
/// Wasserman 2006).
/// </summary>
internal static class BinomialTests
{
    /// <summary>For each test the least share of false findings at which it would be one, in the same order, in 0 to 1.</summary>
    public static double[] FalseDiscovery(IReadOnlyList<BinomialTest> tests)
    {
        if (tests.Count == 0) return [];
        double mean = tests.Average(test => test.Weight);
        // How many findings chance gives, up to a weighted p-value: it grows by a step wherever a test could have had that value.
        var steps = new List<(double At, double By)>();
        var tails = new Dictionary<BinomialTest, double[]>();
        foreach ((BinomialTest alike, int count) in tests.CountBy(test => test with { Hits = 0 }))
        {
            double[] tail = Tails(alike.Trials, alike.Chance);
            tails.Add(alike, tail);
            for (int hits = 0; hits <= alike.Trials; hits++) steps.Add((tail[hits] * mean / alike.Weight, count * (tail[hits] - (hits < alike.Trials ? tail[hits + 1] : 0))));
        }

        steps.Sort((one, other) => one.At.CompareTo(other.At));
        double[] p = tests.Select(test => tails[test with { Hits = 0 }][test.Hits] * mean / test.Weight).ToArray();
        int[] order = Enumerable.Range(0, p.Length).OrderBy(index => p[index]).ToArray();
        var rate = new double[p.Length];
        double expected = 0;
        int step = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            for (; step < steps.Count && steps[step].At <= p[order[rank]]; step++) expected += steps[step].By;
            rate[order[rank]] = expected / (rank + 1);
        }

        // Of equal values all are found or none, and none at a lower rate than a smaller one.
        for (int rank = order.Length - 1, least = -1; rank >= 0; rank--)
        {
            if (least < 0 || rate[order[rank]] < rate[order[least]]) least = rank;
            rate[order[rank]] = Math.Min(1, rate[order[least]]);
        }

        return rate;
    }

    /// <summary>How often chance gives at least so many hits, for each number of hits from 0.</summary>
    public static double[] Tails(int trials, double chance)
    {
        var tails = new double[trials + 1];
        double sum = 0, logarithm = trials * Math.Log(chance);
        for (int hits = trials; hits >= 0; hits--)
        {
            sum += Math.Exp(logarithm);
            tails[hits] = Math.Min(1, sum);
            logarithm += Math.Log(hits) - Math.Log(trials - hits + 1) + Math.Log(1 - chance) - Math.Log(chance);
        }

        tails[0] = 1;
        return tails;
    }
}
