using Tributary.Insights.Forecasting;
using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Tests.Forecasting;

/// <summary>Series of which it is known how they move: each value is the one before, times e to a normal noise.</summary>
internal static class PlantedSeries
{
    /// <summary>The first quarter of all of them.</summary>
    public static Quarter First { get; } = new(2019, 1);

    /// <summary>Repositories that walk at random.</summary>
    /// <param name="count">How many.</param>
    /// <param name="quarters">How long.</param>
    /// <param name="noiseAt">The noise's standard deviation, by quarter.</param>
    /// <param name="seed">What chance starts from.</param>
    public static MetricSeries Walks(int count, int quarters, Func<int, double> noiseAt, int seed = 1)
    {
        var random = new Random(seed);
        return Of(Enumerable.Range(0, count).Select(_ =>
        {
            double level = 40 + random.Next(400);
            return Enumerable.Range(0, quarters).Select(quarter => Math.Round(level *= Math.Exp(noiseAt(quarter) * Normal(random)))).ToArray();
        }));
    }

    /// <summary>Repositories of these values, each of which is people.</summary>
    public static MetricSeries Of(params IEnumerable<double[]> values) => new(
        MetricRegistry.Find("contributors"),
        values.Select((own, number) => new QuarterlySeries { Kind = ScopeKind.Repository, Scope = $"r/{number}", First = First, Values = own, People = own, Repositories = 1, Of = 1 }).ToList());

    /// <summary>The same, with what comes from a quarter on put in another's place.</summary>
    public static MetricSeries With(this MetricSeries series, Quarter from, Func<double, double> instead) => series with
    {
        All = series.All.Select(it =>
        {
            List<double> values = it.Values.Select((value, index) => it.First.Plus(index) >= from ? instead(value) : value).ToList();
            return it with { Values = values, People = values };
        }).ToList(),
    };

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
