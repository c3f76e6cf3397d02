using System.Globalization;

namespace Tributary.Metrics;

/// <summary>Reads a metric from its folder: the properties in its definition, and its statement.</summary>
internal static class MetricReader
{
    /// <summary>The file with a metric's definition.</summary>
    public const string Definition = "/metric.md";

    /// <summary>The metric of a folder.</summary>
    /// <exception cref="InvalidDataException">Its definition lacks a property, or has one that nobody knows: a mistake of its author's.</exception>
    public static Metric Read(string folder)
    {
        string definition = MetricText.Read(folder + Definition);
        var properties = new Properties(folder, definition.Split('\n'));
        MetricForm form = properties.OneOf("Form", Enum.GetValues<MetricForm>().ToDictionary(form => form.ToString().ToLowerInvariant(), StringComparer.Ordinal));
        string unit = properties.One("Unit");
        return new Metric
        {
            Name = folder.Replace('_', '-'),
            Title = definition[..definition.IndexOf('\n', StringComparison.Ordinal)].TrimStart('#', ' '),
            Section = properties.One("Section"),
            Unit = unit,
            Question = properties.One("Question"),
            Form = form,
            Rows = properties.Any("A row for each").FirstOrDefault()?.Split(", ") ?? [],
            WithoutActivity = properties.OneOf("Without activity", WithoutActivity),
            Span = new MetricSpan(
                properties.OneOf("Reaches back to", Reaches, Reach.Period),
                properties.OneOf("Follows to", Follows, 0),
                properties.OneOf("Coverage in part", Partial, false)),
            Source = properties.OneOf("Reads", Sources, MetricSource.Activity),
            SignTest = properties.Any("Sign test").FirstOrDefault()?.Split(" against ") is [var one, var other] ? (one, other) : null,
            People = form switch
            {
                MetricForm.Count => unit == "people" ? "value" : null,
                MetricForm.Table => properties.Any("People").FirstOrDefault(),
                _ => properties.Any("People").FirstOrDefault() ?? "contributors",
            },
            OnePersons = properties.Any("One person's").FirstOrDefault()?.Split(", ") ?? [],
            AddsUp = form is MetricForm.Count or MetricForm.Sum || properties.OneOf("Rows", AddUp, false),
            HasNullModel = properties.Any("Null model").Any(),
            HasTerms = properties.Any("Terms").Any(),
            Parameters = properties.Any("Parameter").Select(text => text.Split('=', StringSplitOptions.TrimEntries)).ToDictionary(pair => pair[0], pair => long.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal),
            Definition = definition,
            Statement = MetricText.Read(folder + "/metric.sql"),
        };
    }

    private static readonly Dictionary<string, double?> WithoutActivity = new(StringComparer.Ordinal) { ["0"] = 0, ["none"] = null };

    private static readonly Dictionary<string, Reach> Reaches = new(StringComparer.Ordinal)
    {
        ["the start of the period before"] = Reach.PeriodBefore,
        ["a year before the period's end"] = Reach.Year,
        ["a year before the period's start"] = Reach.YearBefore,
        ["two years before the period's end"] = Reach.TwoYears,
        ["the first commit"] = Reach.FirstCommit,
    };

    private static readonly Dictionary<string, int?> Follows = new(StringComparer.Ordinal) { ["6 months after the period"] = 6, ["the end of what is read"] = null };

    private static readonly Dictionary<string, bool> Partial = new(StringComparer.Ordinal) { ["left out"] = true };

    private static readonly Dictionary<string, bool> AddUp = new(StringComparer.Ordinal) { ["add up"] = true };

    private static readonly Dictionary<string, MetricSource> Sources = new(StringComparer.Ordinal)
    {
        ["commits and paths"] = MetricSource.Facts,
        ["affiliations"] = MetricSource.Affiliations,
        ["clocks"] = MetricSource.Clocks,
        ["work"] = MetricSource.Work,
    };

    // Lines '- Name: value' of a definition.
    private readonly record struct Properties(string Folder, string[] Lines)
    {
        public string One(string name) => Any(name).FirstOrDefault() ?? throw new InvalidDataException($"{Folder}/metric.md does not say its '{name}'");

        public IEnumerable<string> Any(string name)
        {
            string start = $"- {name}: ";
            return Lines.Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line[start.Length..].Trim());
        }

        public T OneOf<T>(string name, Dictionary<string, T> values) => Value(name, One(name), values);

        public T OneOf<T>(string name, Dictionary<string, T> values, T usual) => Any(name).FirstOrDefault() is { } text ? Value(name, text, values) : usual;

        private T Value<T>(string name, string text, Dictionary<string, T> values) => values.TryGetValue(text, out T? value)
            ? value
            : throw new InvalidDataException($"{Folder}/metric.md says '{name}: {text}'; use one of {string.Join(", ", values.Keys)}");
    }
}
