using Tributary.Insights.Findings;
using Tributary.Metrics;

namespace Tributary.Reports.Prose.Traits;

/// <summary>Something by which categories differ.</summary>
/// <param name="Name">Of its own, in this program.</param>
/// <param name="Group">Of several that say much the same one is told of a category.</param>
/// <param name="Of">A category's figure; null: it has none, or none that may be told.</param>
/// <param name="Tell">Says it.</param>
internal sealed record Trait(string Name, string Group, Func<FindingSet, string, TraitFigure?> Of, Func<Standing, Sentence> Tell)
{
    /// <summary>Whether little of it is worth telling, too. Default: false.</summary>
    public bool TellsLittle { get; init; }

    /// <summary>Whether much of it is worth telling. Default: true.</summary>
    public bool TellsMuch { get; init; } = true;

    /// <summary>What a figure of the same kind reads; by it the whole field's is told. Default: none.</summary>
    public Func<Finding, string>? Figure { get; init; }

    /// <summary>The whole field's finding of the same.</summary>
    public static Finding? InField(FindingSet findings, Finding own) =>
        findings.Every(own.Metric.Name, ScopeKind.Catalog).FirstOrDefault(it => it.Names.SequenceEqual(own.Names, StringComparer.Ordinal) && it.Period == own.Period);
}

/// <summary>A category's figure of a trait.</summary>
/// <param name="Value">On a scale on which equal steps mean as much everywhere.</param>
/// <param name="Chance">The variance that so few people give it by chance.</param>
/// <param name="Findings">What it rests on, that which it is compared by first.</param>
internal sealed record TraitFigure(double Value, double Chance, IReadOnlyList<Finding> Findings)
{
    /// <summary>A share, of so many people.</summary>
    public static TraitFigure? Share(double? share, double? people, params IReadOnlyList<Finding> findings) =>
        share is { } it && people > 0 ? new TraitFigure(Distance.OfShare(it), 1 / (4 * people.Value), findings) : null;

    /// <summary>A mean or a ratio above 0, of so many people.</summary>
    public static TraitFigure? Ratio(double? ratio, double? people, params IReadOnlyList<Finding> findings) =>
        ratio > 0 && people > 0 ? new TraitFigure(Math.Log(ratio.Value), 1 / people.Value, findings) : null;
}

/// <summary>How a category stands among the others.</summary>
/// <param name="Findings">What its figure rests on.</param>
/// <param name="Beside">What it is compared with, after a comma; null: nothing.</param>
/// <param name="IsMuch">Whether it has more of it than others, not less.</param>
/// <param name="Turn">How often the trait was told before: who tells it again, does so in other words.</param>
internal sealed record Standing(IReadOnlyList<Finding> Findings, Clause? Beside, bool IsMuch, int Turn)
{
    /// <summary>The finding that is compared.</summary>
    public Finding Finding => Findings[0];

    /// <summary>One of some ways to say it, in turn.</summary>
    public string Say(params ReadOnlySpan<string> ways) => ways[Turn % ways.Length];
}
