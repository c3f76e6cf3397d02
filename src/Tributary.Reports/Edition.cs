using Tributary.Insights.Events;
using Tributary.Insights.Findings;
using Tributary.Insights.Predictions;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports.Prose;
using Tributary.Reports.Rewording;
using Tributary.Store;

namespace Tributary.Reports;

/// <summary>What an edition says, before it is laid out: every figure with its coverage.</summary>
/// <param name="Quarter">The quarter it is about.</param>
/// <param name="Origin">What it was made from.</param>
/// <param name="Catalog">The whole catalog's figures.</param>
/// <param name="Categories">Each category's figures, in the catalog's order.</param>
/// <param name="Repositories">Up to where each catalogued repository is read, in the catalog's order.</param>
/// <param name="Metrics">The metrics that it uses.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="Findings">What was found, from which its sentences are made.</param>
/// <param name="Predictions">How the ledger's predictions stand; empty where there is none.</param>
/// <param name="Text">Its sections in words, each sentence with what it rests on.</param>
public sealed record Edition(
    Quarter Quarter,
    EditionOrigin Origin,
    ScopeFigures Catalog,
    IReadOnlyList<ScopeFigures> Categories,
    IReadOnlyList<RepositoryStatus> Repositories,
    IReadOnlyList<Metric> Metrics,
    Audience Audience,
    FindingSet Findings,
    IReadOnlyList<Judgement> Predictions,
    IReadOnlyList<Section> Text)
{
    /// <summary>What its sentences rest on, in the order in which they are told.</summary>
    public IReadOnlyList<Finding> Evidence { get; } = Text.SelectMany(section => section.Sentences).SelectMany(sentence => sentence.Evidence).DistinctBy(finding => finding.Id, StringComparer.Ordinal).ToList();

    /// <summary>What happened in the field, as was recorded; marked on the charts.</summary>
    public IReadOnlyList<Occurrence> Events { get; init; } = [];

    /// <summary>The people of each ecosystem over the quarters of the charts; empty where the store does not say what commits are about.</summary>
    public IReadOnlyList<EcosystemHistory> Ecosystems { get; init; } = [];

    /// <summary>What else its sentences rest on, in the order in which they are told; numbered behind <see cref="Evidence"/>.</summary>
    public IReadOnlyList<Reference> References { get; } = Text.SelectMany(section => section.Sentences).SelectMany(sentence => sentence.References).DistinctBy(it => it.Id, StringComparer.Ordinal).ToList();

    /// <summary>How the ledger's predictions scored; null where none did.</summary>
    public ScoreBoard? Scores { get; init; }

    /// <summary>New predictions, made as of the quarter's end, for the quarter after; at most six.</summary>
    public IReadOnlyList<Prediction> Proposals { get; init; } = [];

    /// <summary>The part that a language model had in its wording; null: none.</summary>
    public RewordingNote? Rewording { get; init; }

    /// <summary>Quarters that a chart shows, this one last.</summary>
    public const int QuartersShown = 12;

    /// <summary>Repositories whose history could be read at all.</summary>
    public int RepositoriesRead => Repositories.Count(repository => repository.CoveredUntil is not null);

    /// <summary>Repositories that are read into the quarter, but not to its end.</summary>
    public int RepositoriesReadInPart
    {
        get
        {
            DateTime from = Quarter.FirstDay.ToDateTime(TimeOnly.MinValue), to = Quarter.Next.FirstDay.ToDateTime(TimeOnly.MinValue);
            return Repositories.Count(repository => repository.CoveredUntil > from && repository.CoveredUntil < to);
        }
    }

    /// <summary>The quarters of the charts, oldest first.</summary>
    public IReadOnlyList<Quarter> QuartersInCharts => Enumerable.Range(1 - QuartersShown, QuartersShown).Select(Quarter.Plus).ToList();
}

/// <summary>What an edition was made from: with the same, it comes out the same.</summary>
/// <param name="Catalog">The catalog's short name.</param>
/// <param name="CatalogTitle">The catalog's name as printed.</param>
/// <param name="CatalogFingerprint">Equal for equal catalogs.</param>
/// <param name="Program">The program's version.</param>
/// <param name="IsAggregated">Made from published aggregates, not from commits.</param>
public sealed record EditionOrigin(string Catalog, string CatalogTitle, string CatalogFingerprint, string Program, bool IsAggregated);

/// <summary>A scope's figures.</summary>
/// <param name="Id">The scope's name.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Covered">Repositories read up to the quarter's end.</param>
/// <param name="Of">Repositories catalogued.</param>
/// <param name="Figures">By metric name.</param>
/// <param name="History">Commits and contributors of the quarters that a chart shows, oldest first.</param>
public sealed record ScopeFigures(string Id, string Title, int Covered, int Of, IReadOnlyDictionary<string, Figure> Figures, IReadOnlyList<HistoryPoint> History)
{
    /// <summary>The figure of a metric.</summary>
    public Figure this[string metric] => Figures[metric];
}

/// <summary>A metric's value and its change on the quarter before.</summary>
/// <param name="Value">As it may be told.</param>
/// <param name="Change">Over the repositories that cover both quarters.</param>
public sealed record Figure(Reading Value, MetricChange Change);

/// <summary>A value as an edition may tell it.</summary>
/// <param name="Value">null: nothing of the quarter was read, there is nothing to take a mean of, or it is withheld.</param>
/// <param name="Withheld">What stands in its place where too few people are behind it; else null.</param>
public readonly record struct Reading(double? Value, string? Withheld)
{
    /// <summary>A row's value.</summary>
    public static Reading Of(MetricRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new Reading(row.Value, row.Withheld);
    }
}

/// <summary>Whom an edition is for.</summary>
public enum Audience
{
    /// <summary>Anybody: pools of fewer than five people are withheld.</summary>
    Public,

    /// <summary>Those who hold the store.</summary>
    Own,
}

/// <summary>A quarter of a scope's past.</summary>
/// <param name="Quarter">Which.</param>
/// <param name="Commits">Code Changes Commits.</param>
/// <param name="Contributors">Contributors.</param>
/// <param name="Covered">Repositories read up to that quarter's end.</param>
public sealed record HistoryPoint(Quarter Quarter, Reading Commits, Reading Contributors, int Covered);
