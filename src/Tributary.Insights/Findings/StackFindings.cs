using Tributary.Insights.Stacks;
using Tributary.Metrics;

namespace Tributary.Insights.Findings;

/// <summary>What a comparison of two stacks gives to tell: people of each by layer, and how they stand to each other.</summary>
/// <param name="comparison">As it may be told.</param>
/// <param name="catalog">The catalog's name, and as it is printed.</param>
internal sealed class StackFindings(StackComparison comparison, (string Name, string Title) catalog)
{
    private static readonly Metric People = MetricRegistry.Find("contributors");

    /// <summary>Every one. The changes of parities are judged among each other: layers and wholes are families of their own.</summary>
    public IEnumerable<Finding> All() =>
    [
        .. comparison.Layers.SelectMany(layer => (Finding?[])[Count(layer, layer.Now.One.People, comparison.One), Count(layer, layer.Now.Other.People, comparison.Other)]).OfType<Finding>(),
        .. Multiplicity.Judge(comparison.Layers.Select(layer => Parity(layer, ScopeKind.Layer, layer.Name, layer.Title)).OfType<Finding>().ToList()),
        .. Multiplicity.Judge(((Finding?[])[OfWhole(comparison.Whole), comparison.Neutral is { } neutral ? InNeutral(neutral) : null]).OfType<Finding>().ToList()),
    ];

    private Finding? Count(LayerParity layer, double? people, Comparing.Side side) => people is not { } count ? null : new Finding
    {
        Metric = People,
        By = ScopeKind.Layer,
        Scope = layer.Name,
        Title = layer.Title,
        Names = [],
        NameTitles = [],
        Period = comparison.Period,
        Restrictions = [side.Term.ToString()],
        RestrictionTitles = [side.Title],
        Values = new Dictionary<string, double>(StringComparer.Ordinal) { ["value"] = count },
        Covered = comparison.Coverage.Covered,
        Of = comparison.Coverage.Of,
    };

    private Finding? InNeutral(LayerParity row) => OfWhole(row) is { } it
        ? it with { IsNeutral = true, Values = new Dictionary<string, double>(it.Values, StringComparer.Ordinal) { ["repositories"] = comparison.NeutralRepositories } }
        : null;

    private Finding? OfWhole(LayerParity row) => Parity(row, ScopeKind.Catalog, catalog.Name, catalog.Title);

    private Finding? Parity(LayerParity row, ScopeKind by, string scope, string title)
    {
        if (row.Now.Parity is not { Ratio: { } ratio, Low: { } low, High: { } high } parity) return null;
        var values = new Dictionary<string, double>(StringComparer.Ordinal) { ["value"] = ratio, ["parity_low"] = low, ["parity_high"] = high, ["one"] = parity.Below, ["other"] = parity.Above };
        // Where few are on a side, some resamples have none of them, and no ratio to what was before: the difference itself has an interval always.
        if (row.Before.Parity?.Ratio is > 0 and { } before && row.Change is { } change)
            (values["before"], values["after"], values["change"], values["low"], values["high"], values["p"]) = (before, ratio, (ratio / before) - 1, change.Low / before, change.High / before, change.P);
        return new Finding
        {
            Metric = People,
            By = by,
            Scope = scope,
            Title = title,
            Names = [],
            NameTitles = [],
            Period = comparison.Period,
            Restrictions = [comparison.Other.Term.ToString()],
            RestrictionTitles = [comparison.Other.Title],
            Against = comparison.One.Term.ToString(),
            AgainstTitle = comparison.One.Title,
            Values = values,
            Covered = comparison.Coverage.Covered,
            Of = comparison.Coverage.Of,
        };
    }
}
