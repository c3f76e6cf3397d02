namespace Tributary.Metrics.Concentration;

/// <summary>Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words").</summary>
internal static class LogOdds
{
    /// <summary>
    /// How far a term's log-odds in one text are from those in another, in standard deviations (equations 16, 20 and 22).
    /// </summary>
    /// <param name="one">How often the term is in the one text, of how many terms.</param>
    /// <param name="other">The same of the other.</param>
    /// <param name="prior">How often the prior has it, above 0, of how many in all.</param>
    public static double Z((double Count, double Of) one, (double Count, double Of) other, (double Count, double Of) prior)
    {
        double delta = Of(one, prior) - Of(other, prior);
        double variance = (1 / (one.Count + prior.Count)) + (1 / (other.Count + prior.Count));
        return delta / Math.Sqrt(variance);
    }

    private static double Of((double Count, double Of) text, (double Count, double Of) prior) =>
        Math.Log((text.Count + prior.Count) / (text.Of + prior.Of - text.Count - prior.Count));
}
