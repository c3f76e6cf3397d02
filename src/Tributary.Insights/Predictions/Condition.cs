using System.Globalization;
using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Predictions;

/// <summary>A figure of the deciding quarter, held against a threshold. Written <c>contributors of category:edge within ecosystem:cuda / 2026Q2 &gt;= 1.2</c>.</summary>
public sealed record Condition
{
    /// <summary>The metric's short name.</summary>
    public required string Metric { get; init; }

    /// <summary>Values for the metric's parameters, by name; what is not given has its default.</summary>
    public required IReadOnlyDictionary<string, long> Parameters { get; init; }

    /// <summary>What is measured.</summary>
    public required ClaimScope Scope { get; init; }

    /// <summary>Restrictions, all of which hold, as <c>--scope</c> of a metric spells them; of what is measured, and of what it is compared with.</summary>
    public required IReadOnlyList<string> Within { get; init; }

    /// <summary>What is compared.</summary>
    public required Compared Compared { get; init; }

    /// <summary>An earlier quarter of the same scope that it is compared with; null: another scope, or nothing.</summary>
    public required Quarter? ToQuarter { get; init; }

    /// <summary>Another scope of the same quarter that it is compared with; null: an earlier quarter, or nothing.</summary>
    public required ClaimScope? ToScope { get; init; }

    /// <summary>How it is held against the threshold.</summary>
    public required Comparator Comparator { get; init; }

    /// <summary>In the metric's unit; of a ratio, without one.</summary>
    public required decimal Threshold { get; init; }

    /// <summary>Whether a value is as predicted.</summary>
    public bool Holds(double value) => Comparator switch
    {
        Comparator.AtLeast => value >= (double)Threshold,
        Comparator.Above => value > (double)Threshold,
        Comparator.AtMost => value <= (double)Threshold,
        _ => value < (double)Threshold,
    };

    /// <summary>Checks that it can be measured at all, whatever the store holds.</summary>
    /// <exception cref="MetricException">There is no such metric, parameter or restriction, the metric gives several values, or it is about one person.</exception>
    public void Check()
    {
        Metric metric = MetricRegistry.Find(Metric);
        if (metric.Rows.Count > 0 || metric.HasTerms) throw new MetricException($"The metric {metric.Name} gives several values for a scope: a prediction is about one.");
        if (Parameters.Keys.FirstOrDefault(name => !metric.Parameters.ContainsKey(name)) is { } unknown) throw new MetricException($"The metric {metric.Name} has no parameter '{unknown}'.");
        if (Within.Select(ScopeTerm.Parse).Any(term => term.Kind == ScopeTermKind.Contributor)) throw new MetricException("A ledger is made to be published, and what tells of one person is not: leave out contributor:.");
    }

    /// <summary>As it is written; <see cref="ConditionText"/> reads it.</summary>
    public override string ToString() => string.Concat(
        Metric,
        string.Concat(Parameters.OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => string.Create(CultureInfo.InvariantCulture, $" {it.Key}={it.Value}"))),
        $" of {Scope}",
        string.Concat(Within.Select(term => $" within {term}")),
        Compared switch { Compared.Ratio => " / ", Compared.Difference => " - ", _ => "" },
        ToQuarter?.ToString() ?? ToScope?.ToString() ?? "",
        $" {Comparator.Sign()} {Threshold.ToString(CultureInfo.InvariantCulture)}");
}

/// <summary>What a condition measures, such as a repository or an ecosystem. Written <c>repository:pytorch/helion</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">As the catalog has it, whatever the case.</param>
public sealed record ClaimScope(ScopeKind Kind, string Name)
{
    /// <summary>Reads it; false for anything else.</summary>
    public static bool TryParse(string text, out ClaimScope? scope)
    {
        ArgumentNullException.ThrowIfNull(text);
        scope = null;
        if (text.Split(':', 2) is not [var kind, var name] || name.Length == 0 || name != name.Trim()) return false;
        foreach (ScopeKind known in Enum.GetValues<ScopeKind>())
        {
            if (known.ToString().ToLowerInvariant() is var word && word == kind) scope = new ClaimScope(known, name);
        }

        return scope is not null;
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}:{Name}";
}

/// <summary>What of a figure is held against the threshold.</summary>
public enum Compared
{
    /// <summary>The figure itself.</summary>
    Value,

    /// <summary>The figure divided by another.</summary>
    Ratio,

    /// <summary>The figure less another.</summary>
    Difference,
}

/// <summary>How a figure is held against a threshold.</summary>
public enum Comparator
{
    /// <summary>As much or more.</summary>
    AtLeast,

    /// <summary>More.</summary>
    Above,

    /// <summary>As much or less.</summary>
    AtMost,

    /// <summary>Less.</summary>
    Below,
}
