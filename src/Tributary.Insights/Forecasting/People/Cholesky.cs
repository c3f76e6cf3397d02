namespace Tributary.Insights.Forecasting.People;

/// <summary>Solves systems of linear equations whose matrix is symmetric and positive definite, by Cholesky's decomposition.</summary>
internal static class Cholesky
{
    // What rounding may leave of a pivot that is zero.
    private const double LeastPivot = 1e-12;

    /// <summary>The x of matrix · x = right.</summary>
    /// <param name="matrix">Its lower triangle is read, and written over.</param>
    /// <param name="right">The right side; it is left as it is.</param>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        int count = right.Length;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = matrix[i, j];
                for (int k = 0; k < j; k++) rest -= matrix[i, k] * matrix[j, k];
                matrix[i, j] = i == j ? Math.Sqrt(Math.Max(LeastPivot, rest)) : rest / matrix[j, j];
            }
        }

        double[] x = [.. right];
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < i; k++) x[i] -= matrix[i, k] * x[k];
            x[i] /= matrix[i, i];
        }

        for (int i = count - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < count; k++) x[i] -= matrix[k, i] * x[k];
            x[i] /= matrix[i, i];
        }

        return x;
    }
}
