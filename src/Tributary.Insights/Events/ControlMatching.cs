namespace Tributary.Insights.Events;

/// <summary>
/// Finds repositories that were alike before an event: those of the same category first, then others; of these, the nearest in size, age and growth.
/// Everything it looks at lies before the event.
/// </summary>
internal sealed class ControlMatching
{
    /// <summary>The fewest controls that say anything.</summary>
    public const int Least = 3;

    /// <summary>The fewest contributors a quarter, in the mean before the event, of which a change says anything.</summary>
    public const int LeastContributors = 5;

    /// <summary>The most controls that a repository is held against.</summary>
    public const int Most = 6;

    // Beyond a factor of four in size, or of one and a half in growth over the quarters before, nobody would call them similar.
    private static readonly double FarthestSize = Math.Log(4);
    private static readonly double FarthestGrowth = Math.Log(1.5);

    private readonly int _before;
    private readonly List<Traits> _pool;
    private readonly Traits _spread;

    /// <summary>Matches among repositories without an event.</summary>
    /// <param name="repositories">In the catalog's order; those that don't cover the quarters, or are too small, are passed over.</param>
    /// <param name="before">Quarters before the event that have to be covered.</param>
    /// <param name="after">Quarters after it that have to be covered.</param>
    public ControlMatching(IEnumerable<RepositorySeries> repositories, int before, int after)
    {
        _before = before;
        _pool = repositories.Where(it => it.Before >= before && it.After >= after && it.At(0) is not null && it.MeanBefore(SeriesReader.Contributors, before) >= LeastContributors).Select(TraitsOf).ToList();
        _spread = new Traits(null!, Spread(it => it.Size), Spread(it => it.Age), Spread(it => it.Growth));
    }

    /// <summary>What controls are chosen from.</summary>
    public IReadOnlyList<RepositorySeries> Pool => [.. _pool.Select(it => it.Series)];

    /// <summary>All that are similar to a repository, the most similar first; <see cref="Most"/> of them are its controls, and fewer than <see cref="Least"/> say nothing.</summary>
    public IReadOnlyList<RepositorySeries> SimilarTo(RepositorySeries repository)
    {
        Traits ours = TraitsOf(repository);
        return [.. _pool
            .Where(it => it.Series.Name != repository.Name && Math.Abs(it.Size - ours.Size) <= FarthestSize && Math.Abs(it.Growth - ours.Growth) <= FarthestGrowth)
            .OrderBy(it => it.Series.Category == repository.Category ? 0 : 1)
            .ThenBy(it => Distance(it, ours))
            .ThenBy(it => it.Series.Name, StringComparer.Ordinal)
            .Select(it => it.Series)];
    }

    private double Distance(Traits one, Traits other) =>
        Square((one.Size - other.Size) / _spread.Size) + Square((one.Age - other.Age) / _spread.Age) + Square((one.Growth - other.Growth) / _spread.Growth);

    private Traits TraitsOf(RepositorySeries series) => new(
        series,
        Math.Log(series.MeanBefore(SeriesReader.Contributors, _before)),
        Math.Log(Math.Max(1, series.Age ?? 1)),
        series.Growth(SeriesReader.Contributors, _before) * (_before - 1));

    // Where all are alike in a trait, it tells nobody apart.
    private double Spread(Func<Traits, double> trait)
    {
        if (_pool.Count == 0) return 1;
        double mean = _pool.Average(trait), variance = _pool.Average(it => Square(trait(it) - mean));
        return variance > 1e-12 ? Math.Sqrt(variance) : 1;
    }

    private static double Square(double value) => value * value;

    private sealed record Traits(RepositorySeries Series, double Size, double Age, double Growth);
}
