namespace Tributary.Metrics;

/// <summary>All metrics, read from their folders.</summary>
public static class MetricRegistry
{
    /// <summary>All metrics, by name.</summary>
    public static IReadOnlyList<Metric> All { get; } = typeof(MetricRegistry).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(MetricReader.Definition, StringComparison.Ordinal))
        .Select(name => name[..^MetricReader.Definition.Length])
        .Order(StringComparer.Ordinal)
        .Select(MetricReader.Read)
        .ToList();

    /// <summary>The metric of a name.</summary>
    /// <exception cref="MetricException">There is none.</exception>
    public static Metric Find(string name) =>
        All.FirstOrDefault(metric => metric.Name == name)
        ?? throw new MetricException($"There is no metric '{name}'. Use one of {string.Join(", ", All.Select(metric => metric.Name))}.");
}
