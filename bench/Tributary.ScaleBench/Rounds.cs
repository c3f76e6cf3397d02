namespace Tributary.ScaleBench;

/// <summary>Measures the same some times, and says how far it is.</summary>
internal static class Rounds
{
    /// <summary>Runs it as often as is asked; who wants a warm-up ran it before.</summary>
    /// <typeparam name="T">What one run comes to, which tells of itself in a few words.</typeparam>
    /// <param name="runs">How often.</param>
    /// <param name="log">Told after each.</param>
    /// <param name="run">Measures once.</param>
    public static async Task<List<T>> MeasureAsync<T>(int runs, TextWriter log, Func<T> run)
    {
        var rounds = new List<T>();
        while (rounds.Count < runs)
        {
            rounds.Add(run());
            await log.WriteLineAsync($"run {rounds.Count} of {runs}: {rounds[^1]}");
        }

        return rounds;
    }
}
