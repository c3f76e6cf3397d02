using System.Globalization;
using System.Reflection;

namespace Tributary.Metrics;

/// <summary>All metrics, read from their folders.</summary>
public static class MetricRegistry
{
    /// <summary>All metrics, by name.</summary>
    public static IReadOnlyList<Metric> All { get; } = ReadAll();

    internal static string Population { get; } = Resource("population.sql");

    /// <summary>The metric of a name.</summary>
    /// <exception cref="MetricException">There is none.</exception>
    public static Metric Find(string name) =>
        All.FirstOrDefault(metric => metric.Name == name)
        ?? throw new MetricException($"There is no metric '{name}'. Use one of {string.Join(", ", All.Select(metric => metric.Name))}.");

    private static List<Metric> ReadAll() =>
        typeof(MetricRegistry).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith("/metric.md", StringComparison.Ordinal))
            .Select(name => name[..name.IndexOf('/', StringComparison.Ordinal)])
            .Order(StringComparer.Ordinal)
            .Select(Read)
            .ToList();

    private static Metric Read(string folder)
    {
        string definition = Resource($"{folder}/metric.md");
        string[] lines = definition.Split('\n');
        return new Metric(
            folder.Replace('_', '-'),
            lines[0].TrimStart('#', ' '),
            Property(folder, lines, "Unit"),
            Property(folder, lines, "Question"),
            Property(folder, lines, "Without activity") == "0" ? 0 : null,
            Properties(lines, "History").FirstOrDefault() == "whole",
            Properties(lines, "Parameter").Select(text => text.Split('=', StringSplitOptions.TrimEntries)).ToDictionary(pair => pair[0], pair => long.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal),
            definition,
            Resource($"{folder}/metric.sql"));
    }

    private static string Property(string folder, string[] lines, string name) =>
        Properties(lines, name).FirstOrDefault() ?? throw new InvalidDataException($"{folder}/metric.md does not say its '{name}'");

    private static IEnumerable<string> Properties(string[] lines, string name)
    {
        string start = $"- {name}: ";
        return lines.Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line[start.Length..].Trim());
    }

    private static string Resource(string name)
    {
        Assembly assembly = typeof(MetricRegistry).Assembly;
        using Stream stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"the program lacks {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
