namespace Tributary.Testing.Planted;

/// <summary>Draws numbers of which few come often and most seldom: n, from 0, with a chance proportional to 1 / (n + 1) to a power.</summary>
public sealed class HeavyTail
{
    private readonly double[] _upTo;

    /// <summary>Prepares to draw.</summary>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="power">1: Zipf's law; less is flatter.</param>
    public HeavyTail(int count, double power)
    {
        _upTo = new double[count];
        double sum = 0;
        for (int n = 0; n < count; n++) _upTo[n] = sum += Math.Pow(n + 1, -power);
    }

    /// <summary>One of the numbers.</summary>
    public int Draw(Random random)
    {
        int at = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
        return Math.Min(at < 0 ? ~at : at, _upTo.Length - 1);
    }
}
