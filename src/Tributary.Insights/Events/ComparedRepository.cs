namespace Tributary.Insights.Events;

/// <summary>A repository that an event concerns, or that stands in its place, and those it is held against.</summary>
/// <param name="Series">Its own quarters.</param>
/// <param name="Before">How many quarters before the event are compared.</param>
/// <param name="After">How many after it.</param>
/// <param name="Matching">Finds similar ones for the same quarters.</param>
internal sealed record ComparedRepository(RepositorySeries Series, int Before, int After, ControlMatching Matching)
{
    /// <summary>All similar repositories without an event, the most similar first.</summary>
    public IReadOnlyList<RepositorySeries> Similar { get; } = Matching.SimilarTo(Series);

    /// <summary>The most similar ones.</summary>
    public IEnumerable<RepositorySeries> Controls => Similar.Take(ControlMatching.Most);

    /// <summary>The change of a figure's mean logarithm in the controls.</summary>
    public double ControlChange(int metric) => Controls.Average(it => it.Change(metric, Before, After));

    /// <summary>How much more the figure's mean logarithm changed than in the controls.</summary>
    public double Effect(int metric) => Series.Change(metric, Before, After) - ControlChange(metric);

    /// <summary>Each repository without an event that has controls itself, in this one's place.</summary>
    public IReadOnlyList<ComparedRepository> Placebos() =>
        [.. Matching.Pool.Select(it => new ComparedRepository(it, Before, After, Matching)).Where(it => it.Similar.Count >= ControlMatching.Least)];

    /// <summary>Whether a quarter other than the event's own is compared.</summary>
    public bool Compares(int offset) => offset != 0 && offset >= -Before && offset <= After;
}
