using Tributary.Metrics;

namespace Tributary.Insights.Forecasting.People;

/// <summary>How a model of who is active next quarter came out.</summary>
public sealed class ReturnBacktest
{
    private const int Tenths = 10;

    internal ReturnBacktest(ScopeKind kind, IReadOnlyList<ReturnChance> chances)
    {
        (Kind, Chances) = (kind, chances);
        if (chances.Count == 0) return;
        Rate = chances.Average(it => Came(it));
        Brier = chances.Average(it => Square(it.Probability - Came(it)));
        BaseBrier = Rate * (1 - Rate);
        Deciles = chances.GroupBy(it => Math.Min(Tenths - 1, (int)(it.Probability * Tenths))).OrderBy(it => it.Key)
            .Select(it => new CalibrationDecile((double)it.Key / Tenths, it.Count(), it.Average(one => one.Probability), it.Average(one => Came(one))))
            .ToList();
    }

    /// <summary>The kind of scopes.</summary>
    public ScopeKind Kind { get; }

    /// <summary>All that was said and could be checked; none where too little is known.</summary>
    public IReadOnlyList<ReturnChance> Chances { get; }

    /// <summary>Share of them who were active in the next quarter.</summary>
    public double Rate { get; }

    /// <summary>Mean squared distance of the probabilities from what came (Brier 1950); 0 is perfect.</summary>
    public double Brier { get; }

    /// <summary>The same of the best that one number for everybody can do: <see cref="Rate"/>, which nobody knew before.</summary>
    public double BaseBrier { get; }

    /// <summary>Share of the base rate's Brier score that the model saves; 0 where there is none to save.</summary>
    public double Skill => BaseBrier > 0 ? 1 - (Brier / BaseBrier) : 0;

    /// <summary>What was said to be so likely, and how often it came, by tenths of probability; without those in which there is nobody.</summary>
    public IReadOnlyList<CalibrationDecile> Deciles { get; } = [];

    private static double Came(ReturnChance chance) => chance.IsBack is true ? 1 : 0;

    private static double Square(double distance) => distance * distance;
}

/// <summary>Those of whom about the same was said.</summary>
/// <param name="From">The least probability of the tenth.</param>
/// <param name="Cases">How many.</param>
/// <param name="Said">Their mean probability.</param>
/// <param name="Came">Share of them who were active.</param>
public sealed record CalibrationDecile(double From, int Cases, double Said, double Came)
{
    /// <summary>With fewer cases, chance alone is off by more than is asked for.</summary>
    public const int Enough = 100;
}
