namespace Tributary.Insights.Forecasting.People;

/// <summary>
/// The probability of a yes that follows from some numbers: 1 / (1 + e^-(b·x)). Fitted to the greatest likelihood by Newton's steps, with a small ridge on all
/// but the first weight (Hoerl and Kennard 1970), so that numbers that go together have an answer, too.
/// </summary>
internal sealed class LogisticRegression
{
    private const double Ridge = 1;
    private const int MostSteps = 25;
    private const double SmallestStep = 1e-8;

    private readonly double[] _weights;

    private LogisticRegression(double[] weights) => _weights = weights;

    /// <summary>Fits to examples.</summary>
    /// <param name="examples">Numbers, the first of which is 1, and whether it was a yes.</param>
    public static LogisticRegression Fit(IReadOnlyList<(double[] Features, bool IsYes)> examples)
    {
        int count = examples[0].Features.Length;
        var model = new LogisticRegression(new double[count]);
        for (int step = 0; step < MostSteps; step++)
        {
            double[] change = Step(model, examples);
            for (int i = 0; i < count; i++) model._weights[i] += change[i];
            if (change.Max(Math.Abs) < SmallestStep) break;
        }

        return model;
    }

    /// <summary>The probability of a yes, 0 to 1.</summary>
    public double Probability(double[] features)
    {
        double sum = 0;
        for (int i = 0; i < features.Length; i++) sum += _weights[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    // The gradient divided by the curvature.
    private static double[] Step(LogisticRegression model, IReadOnlyList<(double[] Features, bool IsYes)> examples)
    {
        int count = model._weights.Length;
        var curvature = new double[count, count];
        var gradient = new double[count];
        for (int i = 1; i < count; i++) (curvature[i, i], gradient[i]) = (Ridge, -Ridge * model._weights[i]);
        foreach ((double[] x, bool isYes) in examples)
        {
            double chance = model.Probability(x), weight = chance * (1 - chance), residual = (isYes ? 1 : 0) - chance;
            for (int i = 0; i < count; i++)
            {
                gradient[i] += x[i] * residual;
                double weighted = x[i] * weight;
                if (weighted == 0) continue;
                for (int j = 0; j <= i; j++) curvature[i, j] += weighted * x[j];
            }
        }

        return Cholesky.Solve(curvature, gradient);
    }
}
