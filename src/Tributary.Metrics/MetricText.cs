using System.Reflection;

namespace Tributary.Metrics;

/// <summary>Puts a metric's whole statement together from the program's texts.</summary>
internal static class MetricText
{
    private static readonly string Population = Read("population.sql");
    private static readonly string Facts = Read("facts.sql");
    private static readonly string Moments = Read("moments.sql");
    private static readonly string RepositoriesOfScopes = Read("Forms/repositories.sql");
    private static readonly Dictionary<MetricForm, string> Forms = Enum.GetValues<MetricForm>().ToDictionary(form => form, form => Read($"Forms/{form.ToString().ToLowerInvariant()}.sql"));

    // The labels of an aspect are scopes of all of the catalog's repositories.
    private const string Labels = "(select l.aspect as kind, l.label as scope, l.position, c.repository, c.alone from work_label l cross join scope_member c where c.kind = 'catalog')";
    private const string About = "\n  join work w on w.repository = a.repository and w.commit = a.commit and w.aspect = $by and w.label = member.name and w.about";

    /// <summary>The statement that gives the metric's values.</summary>
    public static string Whole(Metric metric, ScopeKind by, IReadOnlyList<ScopeTerm> scope) =>
        Compose(metric, by, scope, Formed(metric), metric.Rows.Count > 0 ? ", measured.place" : "");

    /// <summary>The statement that gives the metric's values in each of some quarters: a scope's in their order, then the next scope's.</summary>
    public static string Series(Metric metric, ScopeKind by, IReadOnlyList<ScopeTerm> scope) =>
        Compose(metric, by, scope, Formed(metric), "", isSeries: true);

    /// <summary>The statement that gives what the metric's own one lists, in an order that does not depend on the engine.</summary>
    public static string Parts(Metric metric, ScopeKind by, IReadOnlyList<ScopeTerm> scope) =>
        Compose(metric, by, scope, metric.Statement.TrimEnd(), ", 6");

    /// <summary>The statement that gives each scope's repositories, and which of them cover all that the metric reads.</summary>
    public static string Repositories(Metric metric, ScopeKind by, IReadOnlyList<ScopeTerm> scope) => Compose(metric, by, scope, RepositoriesOfScopes.TrimEnd(), ", measured.position, measured.name");

    /// <summary>A text that came with the program.</summary>
    public static string Read(string name)
    {
        Assembly assembly = typeof(MetricText).Assembly;
        using Stream stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"the program lacks {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A text with the conditions of a scope in place, over the cube, or commit by commit where these are about what the cube can't tell.</summary>
    public static string WithScope(string text, IReadOnlyList<ScopeTerm> scope, bool byCommit = false) => text
        .Replace("{activity}", byCommit || scope.Any(term => term.Kind == ScopeTermKind.Work) ? "credit" : "activity", StringComparison.Ordinal)
        .Replace("{places}", Conditions(scope, isPlace: true), StringComparison.Ordinal)
        .Replace("{people}", Conditions(scope, isPlace: false), StringComparison.Ordinal);

    private static string Formed(Metric metric) => Forms[metric.Form].Replace("{statement}", Indent(metric.Statement), StringComparison.Ordinal).TrimEnd();

    // A metric's own statement may name the conditions, too: they come last.
    private static string Compose(Metric metric, ScopeKind by, IReadOnlyList<ScopeTerm> scope, string measured, string order, bool isSeries = false) =>
        WithScope(
            When(Population, isSeries).Replace("{facts}", metric.Source == MetricSource.Facts ? Facts : "", StringComparison.Ordinal)
                .Replace("{scopes}", by.IsAspect() ? Labels : "scope_member", StringComparison.Ordinal)
                .Replace("{order}", order, StringComparison.Ordinal)
                .Replace("{metric}", measured, StringComparison.Ordinal)
                .Replace("{about}", by.IsAspect() ? About : "", StringComparison.Ordinal)
                .Replace("{commit}", metric.Source == MetricSource.Work ? " a.commit," : "", StringComparison.Ordinal),
            scope,
            byCommit: metric.Source == MetricSource.Work || by.IsAspect());

    // In one period a scope is a scope; in a series it is one in each quarter, and a day is in the one that it falls in.
    private static string When(string text, bool isSeries)
    {
        (string Name, string Once, string Series)[] places =
        [
            ("{moments}", "", Moments), ("{each}", "", "\n  cross join moment"),
            ("{scope}", "scope", "known.scope * cast($quarters as bigint) + moment.number"), ("{first}", "", " first,"),
            ("{reach}", "cast($reach as date)", "first"), ("{follow}", "cast($follow as date)", "next"), ("{from}", "cast($from as date)", "first"), ("{to}", "cast($to as date)", "next"),
            ("{at}", "", " and member.first = cast(date_trunc('quarter', a.day) as date)"),
        ];
        return places.Aggregate(text, (so, place) => so.Replace(place.Name, isSeries ? place.Series : place.Once, StringComparison.Ordinal));
    }

    private static string Conditions(IReadOnlyList<ScopeTerm> scope, bool isPlace) =>
        string.Concat(scope.Select((term, index) => term.IsPlace == isPlace ? "\n    and " + term.Condition(index) : ""));

    private static string Indent(string text) => "  " + text.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal);
}
