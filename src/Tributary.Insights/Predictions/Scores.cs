namespace Tributary.Insights.Predictions;

/// <summary>How good probabilities were.</summary>
/// <param name="Count">Predictions.</param>
/// <param name="Brier">Mean squared distance of probability and outcome: 0 is perfect, 0.25 is what always saying 0.5 gets.</param>
/// <param name="Log">Mean of minus the natural logarithm of the probability given to what happened: 0 is perfect, 0.693 is what always saying 0.5 gets.</param>
public sealed record Scores(int Count, double Brier, double Log)
{
    /// <summary>Probabilities are taken as no nearer to 0 and 1 in the log score: one that was sure and wrong would else weigh more than all others.</summary>
    public const double Clip = 0.01;

    /// <summary>Scores probabilities; null where there are none.</summary>
    public static Scores? Of(IReadOnlyCollection<(double Probability, bool CameTrue)> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        if (forecasts.Count == 0) return null;
        return new Scores(forecasts.Count, forecasts.Average(it => BrierOf(it.Probability, it.CameTrue)), forecasts.Average(it => LogOf(it.Probability, it.CameTrue)));
    }

    /// <summary>The Brier score of one.</summary>
    public static double BrierOf(double probability, bool cameTrue) => Math.Pow(probability - (cameTrue ? 1 : 0), 2);

    /// <summary>The log score of one.</summary>
    public static double LogOf(double probability, bool cameTrue) => -Math.Log(Math.Clamp(cameTrue ? probability : 1 - probability, Clip, 1 - Clip));
}
