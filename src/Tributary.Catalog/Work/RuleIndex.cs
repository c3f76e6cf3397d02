using System.Collections.Immutable;

namespace Tributary.Catalog.Work;

/// <summary>The rules of areas and ecosystems that are for a repository, and look-ups among all that they speak of. Safe for several threads.</summary>
internal sealed class RuleIndex
{
    private readonly ImmutableArray<WorkRule> _areaRules;

    /// <summary>Indexes rules.</summary>
    /// <param name="rules">All there are.</param>
    /// <param name="repository">One for which they have to be.</param>
    public RuleIndex(WorkRules rules, CatalogRepository repository)
    {
        _areaRules = [.. rules.AreaRules.Where(rule => rule.IsFor(repository))];
        EcosystemRules = [.. rules.EcosystemRules.Where(rule => rule.IsFor(repository))];
        List<(WorkRule Rule, Finding Finding)> all = [.. _areaRules.Select((rule, index) => (rule, new Finding(index, 0))), .. EcosystemRules.Select(rule => (rule, new Finding(int.MaxValue, rules.BitOf(rule.Label))))];
        Paths = new PathIndex(all.SelectMany(it => it.Rule.Patterns.Select(pattern => (pattern, it.Finding))).ToList());
        Subjects = new PhraseIndex(all.SelectMany(it => it.Rule.Phrases.Select(phrase => (phrase, it.Finding))));
        Tags = new PhraseIndex(all.SelectMany(it => it.Rule.Tags.Select(phrase => (phrase, it.Finding))));
    }

    /// <summary>The rules of ecosystems.</summary>
    public ImmutableArray<WorkRule> EcosystemRules { get; }

    /// <summary>What paths tell.</summary>
    public PathIndex Paths { get; }

    /// <summary>What subjects tell.</summary>
    public PhraseIndex Subjects { get; }

    /// <summary>What the tags before subjects tell.</summary>
    public PhraseIndex Tags { get; }

    /// <summary>The rule of areas that speaks first; null: none does.</summary>
    public WorkRule? AreaRule(Finding found) => found.Rule < _areaRules.Length ? _areaRules[found.Rule] : null;
}
