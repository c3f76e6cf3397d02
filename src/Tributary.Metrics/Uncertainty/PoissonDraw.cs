using System.Runtime.CompilerServices;

namespace Tributary.Metrics.Uncertainty;

/// <summary>Draws numbers of a Poisson distribution: by its table up to a mean of 30; above, by its normal neighbour, which is as good there.</summary>
internal sealed class PoissonDraw
{
    private const int LargestTable = 30;

    private static readonly PoissonDraw[] Tables = Enumerable.Range(1, LargestTable).Select(mean => new PoissonDraw(mean, Cumulative(mean))).ToArray();

    private readonly double _mean;

    // How often the number is at most the index; empty where the mean is large.
    private readonly double[] _atMost;

    private PoissonDraw(double mean, double[] atMost)
    {
        _mean = mean;
        _atMost = atMost;
    }

    /// <summary>The distribution of a mean.</summary>
    /// <param name="mean">1 or more.</param>
    public static PoissonDraw Of(int mean) => mean <= LargestTable ? Tables[mean - 1] : new PoissonDraw(mean, []);

    /// <summary>A number, 0 or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(ref SplitMix64 random)
    {
        if (_atMost.Length == 0) return Math.Max(0, (int)Math.Round(_mean + (Math.Sqrt(_mean) * Normal(ref random))));
        double chance = random.Unit();
        int number = 0;
        while (number < _atMost.Length && chance >= _atMost[number]) number++;
        return number;
    }

    // As far as a number in [0, 1) can tell.
    private static double[] Cumulative(int mean)
    {
        var atMost = new List<double>();
        double here = Math.Exp(-mean), sum = 0;
        for (int number = 0; number < mean || here > 1e-17; number++)
        {
            sum += here;
            atMost.Add(sum);
            here *= mean / (number + 1.0);
        }

        return [.. atMost];
    }

    // Box and Muller's.
    private static double Normal(ref SplitMix64 random) => Math.Sqrt(-2 * Math.Log(1 - random.Unit())) * Math.Cos(2 * Math.PI * random.Unit());
}
