using Tributary.Metrics;

namespace Tributary.Insights.Forecasting;

/// <summary>How forecasts came out, some quarters ahead.</summary>
/// <param name="Kind">Of which kind of scopes; null: all.</param>
/// <param name="Horizon">Quarters ahead.</param>
/// <param name="Forecasts">How many.</param>
/// <param name="Scopes">Of how many scopes.</param>
/// <param name="Coverage">Share of values that lay within the 80 % interval.</param>
/// <param name="Below">Share that lay below it.</param>
/// <param name="Above">Share that lay above it.</param>
/// <param name="Methods">How wrong each method was, in the order of <see cref="ForecastMethod"/>.</param>
public sealed record BacktestResult(ScopeKind? Kind, int Horizon, int Forecasts, int Scopes, double Coverage, double Below, double Above, IReadOnlyList<MethodResult> Methods)
{
    internal static BacktestResult Of(ScopeKind? kind, List<BacktestTrial> trials) => new(
        kind,
        trials[0].Horizon,
        trials.Count,
        trials.Select(it => it.Series).Distinct().Count(),
        Share(trials, it => it.IsCovered),
        Share(trials, it => it.Came < it.Distribution.Low80),
        Share(trials, it => it.Came > it.Distribution.High80),
        Enum.GetValues<ForecastMethod>().Select(method => MethodResult.Of(method, trials)).ToList());

    private static double Share(List<BacktestTrial> trials, Func<BacktestTrial, bool> holds) => (double)trials.Count(holds) / trials.Count;
}

/// <summary>How wrong a method was.</summary>
/// <param name="Method">Which.</param>
/// <param name="Error">Mean absolute log ratio of what came to what was forecast: 0.1 is about 10 %.</param>
/// <param name="Skill">Share of the naive forecast's error that it saves; below 0 it is worse.</param>
/// <param name="Low">Low end of the skill's 95 % interval; equal to the skill where there is one scope.</param>
/// <param name="High">High end of the skill's 95 % interval.</param>
public sealed record MethodResult(ForecastMethod Method, double Error, double Skill, double Low, double High)
{
    private const double TwoSided95 = 1.96;

    // A scope's forecasts go wrong together, so scopes are what varies: the sandwich estimate with scopes as clusters (Liang and Zeger 1986).
    internal static MethodResult Of(ForecastMethod method, List<BacktestTrial> trials)
    {
        double error = trials.Average(it => it.Errors[(int)method]), naive = trials.Average(it => it.Errors[(int)ForecastMethod.Naive]);
        if (naive == 0) return new MethodResult(method, error, 0, 0, 0);
        double saved = naive - error;
        List<double> sums = trials.GroupBy(it => it.Series).Select(scope => scope.Sum(it => it.Errors[(int)ForecastMethod.Naive] - it.Errors[(int)method] - saved)).ToList();
        double deviation = sums.Count < 2 ? 0 : Math.Sqrt(sums.Sum(sum => sum * sum) * sums.Count / (sums.Count - 1)) / trials.Count;
        return new MethodResult(method, error, saved / naive, (saved - (TwoSided95 * deviation)) / naive, (saved + (TwoSided95 * deviation)) / naive);
    }
}
