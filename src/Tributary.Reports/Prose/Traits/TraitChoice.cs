using Tributary.Insights.Findings;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose.Traits;

/// <summary>Chooses what to tell of each category: what is furthest from the other categories.</summary>
internal sealed class TraitChoice
{
    // What is nearer than that to the others, distinguishes nobody; where nothing is further, the furthest is told if it is not among them.
    private const double Far = 1;
    private const double Least = 0.5;

    private static readonly IReadOnlyList<Trait> Traits = [.. WorkTraits.All, .. PeopleTraits.All, .. PlaceTraits.All];

    private readonly FindingSet _findings;
    private readonly List<(Trait Trait, Dictionary<string, TraitFigure> Figures)> _figures;
    private readonly Dictionary<string, int> _told = new(StringComparer.Ordinal);
    private int _extremes;

    /// <summary>Measures all traits of some categories.</summary>
    public TraitChoice(FindingSet findings, IReadOnlyList<string> categories)
    {
        _findings = findings;
        _figures = Traits.Select(trait => (trait, categories
            .Select(category => (Category: category, Figure: trait.Of(findings, category)))
            .Where(it => it.Figure is not null).ToDictionary(it => it.Category, it => it.Figure!, StringComparer.Ordinal))).ToList();
    }

    /// <summary>Sentences of what sets a category apart, the furthest first.</summary>
    /// <param name="category">Its name.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="besides">Groups that are told already.</param>
    public IReadOnlyList<Sentence> Of(string category, int most, params IReadOnlyList<string> besides) => _figures
        .Where(it => it.Figures.ContainsKey(category) && !besides.Contains(it.Trait.Group, StringComparer.Ordinal))
        .Select(it => (it.Trait, it.Figures, Distance: From(it.Figures, category)))
        .Where(it => it.Distance >= Least ? it.Trait.TellsMuch : it.Distance <= -Least && it.Trait.TellsLittle)
        .OrderByDescending(it => Math.Abs(it.Distance!.Value)).ThenBy(it => it.Trait.Name, StringComparer.Ordinal)
        .DistinctBy(it => it.Trait.Group, StringComparer.Ordinal)
        .Where((it, place) => place == 0 || Math.Abs(it.Distance!.Value) >= Far)
        .Take(most)
        .Select(it => it.Trait.Tell(new Standing(it.Figures[category].Findings, Beside(it.Trait, it.Figures, category), it.Distance > 0, Turn(it.Trait))))
        .ToList();

    /// <summary>Its largest repository, which can be told of it where nothing sets it apart, or too few others are there to say; null: it can't.</summary>
    public Sentence? Largest(string category)
    {
        (Trait trait, Dictionary<string, TraitFigure> figures) = _figures.Single(it => it.Trait == PlaceTraits.OneRepository);
        return figures.TryGetValue(category, out TraitFigure? figure) ? trait.Tell(new Standing(figure.Findings, null, IsMuch: true, Turn(trait))) : null;
    }

    private static double? From(Dictionary<string, TraitFigure> figures, string category) =>
        Distance.Of(figures[category].Value, figures.Where(it => it.Key != category).Select(it => it.Value.Value).ToList(), figures[category].Chance);

    // The first or last of all says that; others are held against the whole field.
    private Clause? Beside(Trait trait, Dictionary<string, TraitFigure> figures, string category)
    {
        TraitFigure own = figures[category];
        List<TraitFigure> others = figures.Where(it => it.Key != category).OrderByDescending(it => it.Value.Value).ThenBy(it => it.Key, StringComparer.Ordinal).Select(it => it.Value).ToList();
        if (others.Count == 0) return null;
        if (own.Value > others[0].Value) return Say(_extremes++ % 2 == 0 ? ", more than in any other category" : ", the most of all categories", others[0].Findings[0]);
        if (own.Value < others[^1].Value) return Say(_extremes++ % 2 == 0 ? ", less than in any other category" : ", the least of all categories", others[^1].Findings[0]);
        return trait.Figure is { } figure && Trait.InField(_findings, own.Findings[0]) is { } field ? Say($", against {figure(field)} in the whole field", field) : null;
    }

    private int Turn(Trait trait)
    {
        int told = _told.GetValueOrDefault(trait.Name);
        _told[trait.Name] = told + 1;
        return told;
    }
}
