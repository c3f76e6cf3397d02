using System.Reflection;

namespace Tributary.Metrics;

/// <summary>Puts a metric's whole statement together from the program's texts.</summary>
internal static class MetricText
{
    private static readonly string Population = Read("population.sql");
    private static readonly string Facts = Read("facts.sql");
    private static readonly Dictionary<MetricForm, string> Forms = Enum.GetValues<MetricForm>().ToDictionary(form => form, form => Read($"Forms/{form.ToString().ToLowerInvariant()}.sql"));

    /// <summary>The statement that gives the metric's values.</summary>
    public static string Whole(Metric metric, IReadOnlyList<ScopeTerm> scope) =>
        Compose(metric, scope, Forms[metric.Form].Replace("{statement}", Indent(metric.Statement), StringComparison.Ordinal).TrimEnd(), metric.Rows.Count > 0 ? ", measured.place" : "");

    /// <summary>The statement that gives what the metric's own one lists, in an order that does not depend on the engine.</summary>
    public static string Parts(Metric metric, IReadOnlyList<ScopeTerm> scope) =>
        Compose(metric, scope, metric.Statement.TrimEnd(), ", 6");

    /// <summary>A text that came with the program.</summary>
    public static string Read(string name)
    {
        Assembly assembly = typeof(MetricText).Assembly;
        using Stream stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"the program lacks {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A text with the conditions of a scope in place.</summary>
    public static string WithScope(string text, IReadOnlyList<ScopeTerm> scope) => text
        .Replace("{places}", Conditions(scope, isPlace: true), StringComparison.Ordinal)
        .Replace("{people}", Conditions(scope, isPlace: false), StringComparison.Ordinal);

    private static string Compose(Metric metric, IReadOnlyList<ScopeTerm> scope, string measured, string order) =>
        WithScope(Population.Replace("{facts}", metric.Source == MetricSource.Facts ? Facts : "", StringComparison.Ordinal), scope)
            .Replace("{order}", order, StringComparison.Ordinal)
            .Replace("{metric}", measured, StringComparison.Ordinal);

    private static string Conditions(IReadOnlyList<ScopeTerm> scope, bool isPlace) =>
        string.Concat(scope.Select((term, index) => term.IsPlace == isPlace ? "\n    and " + term.Condition(index) : ""));

    private static string Indent(string text) => "  " + text.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal);
}
