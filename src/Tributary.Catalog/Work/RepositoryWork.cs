using System.Collections.Immutable;
using System.Numerics;

namespace Tributary.Catalog.Work;

/// <summary>Says what the commits of one repository are about. One thread at a time.</summary>
public sealed class RepositoryWork
{
    private readonly WorkRules _rules;
    private readonly ImmutableArray<WorkRule> _areaRules;
    private readonly ImmutableArray<WorkRule> _ecosystemRules;
    private readonly PathIndex _paths;
    private readonly PhraseIndex _subjects;
    private readonly PhraseIndex _tags;
    private readonly ulong _own;

    internal RepositoryWork(WorkRules rules, CatalogRepository repository)
    {
        _rules = rules;
        _areaRules = [.. rules.AreaRules.Where(rule => rule.IsFor(repository))];
        _ecosystemRules = [.. rules.EcosystemRules.Where(rule => rule.IsFor(repository))];
        List<(WorkRule Rule, Finding Finding)> all = [.. _areaRules.Select((rule, index) => (rule, new Finding(index, 0))), .. _ecosystemRules.Select(rule => (rule, new Finding(int.MaxValue, Bit(rule.Label))))];
        _paths = new PathIndex(all.SelectMany(it => it.Rule.Patterns.Select(pattern => (pattern, it.Finding))).ToList());
        _subjects = new PhraseIndex(all.SelectMany(it => it.Rule.Phrases.Select(phrase => (phrase, it.Finding))));
        _tags = new PhraseIndex(all.SelectMany(it => it.Rule.Tags.Select(phrase => (phrase, it.Finding))));
        OwnEcosystems = [.. rules.Ecosystems.Where(ecosystem => ecosystem.Repositories.Covers(repository))];
        _own = OwnEcosystems.Aggregate(0UL, (bits, ecosystem) => bits | Bit(ecosystem));
        CodeDefault = rules.AreaDefaults.FirstOrDefault(rule => rule.IsFor(repository));
        LayerDefault = rules.LayerDefaults.FirstOrDefault(rule => rule.IsFor(repository));
        Repository = repository;
    }

    /// <summary>The repository.</summary>
    public CatalogRepository Repository { get; }

    /// <summary>The ecosystems that it belongs to as a whole.</summary>
    public ImmutableArray<Ecosystem> OwnEcosystems { get; }

    /// <summary>What its code is for where nothing else tells; null: that is not said.</summary>
    public WorkRule? CodeDefault { get; }

    /// <summary>The layer of what an area gives none; null: that is not said.</summary>
    public WorkRule? LayerDefault { get; }

    /// <summary>Whether a commit is about what so many of its paths are of: a third of them, or three that are a tenth.</summary>
    public static bool IsMuch(int paths, int all) => paths * 3 >= all || (paths >= 3 && paths * 10 >= all);

    /// <summary>What a path says.</summary>
    /// <param name="path">From the repository's root, with slashes.</param>
    public PathWork OfPath(ReadOnlySpan<char> path)
    {
        Finding found = _paths.Find(path);
        WorkRule? rule = found.Rule < _areaRules.Length ? _areaRules[found.Rule] : null;
        return new PathWork((WorkArea?)rule?.Label ?? _rules.OtherArea, rule, found.Labels);
    }

    /// <summary>What a commit is about.</summary>
    /// <param name="subject">The first line of its message.</param>
    /// <param name="paths">What its changed paths say.</param>
    public CommitWork OfCommit(ReadOnlySpan<char> subject, IReadOnlyList<PathWork> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        Finding told = _subjects.Anywhere(subject) | _tags.Anywhere(SubjectTag.AllOf(subject));
        bool all = !paths.Any(path => path.Area.Group != AreaGroup.Excluded);
        List<PathWork> counted = [.. paths.Where(path => all || path.Area.Group != AreaGroup.Excluded)];
        WorkRule? kindRule = _rules.KindRules.Of(subject, out bool isHead);
        WorkKind? head = isHead ? (WorkKind?)kindRule?.Label : null;
        // What lies in one area is there, whatever is said; of what lies in several, what is said decides.
        WorkArea? said = counted.Exists(path => path.Area.Group <= AreaGroup.Code) || counted.Exists(path => path.Area != counted[0].Area) ? head?.Area : null;
        WorkRule? codeRule = said is null && counted.Exists(path => path.Area.Group == AreaGroup.Code) ? CodeRule(told) : null;
        List<AreaShare> areas = Areas(counted, said, (WorkArea?)codeRule?.Label);
        WorkArea main = Main(areas);
        TouchRule? touch = counted.Count == 0 ? null : _rules.KindRules.Touches.FirstOrDefault(it => (head is null || !it.Unless.Contains(head)) && counted.TrueForAll(path => it.Areas.Contains(path.Area)));
        return new CommitWork
        {
            Areas = areas,
            Main = main,
            CodeRule = codeRule,
            HeadDecides = said is not null,
            Kind = touch?.Kind ?? (WorkKind?)kindRule?.Label ?? _rules.KindRules.Otherwise,
            KindRule = touch is null ? kindRule : null,
            Touch = touch,
            Ecosystems = Ecosystems(counted, told.Labels),
            Layer = main.Layer ?? LayerDefault?.Label ?? _rules.OtherLayer,
        };
    }

    /// <summary>The ecosystem rules that speak of a path.</summary>
    public IEnumerable<(WorkRule Rule, PathPattern Pattern)> EcosystemRulesOf(string path)
    {
        foreach (WorkRule rule in _ecosystemRules)
        {
            if (rule.PatternOf(path) is { } pattern) yield return (rule, pattern);
        }
    }

    /// <summary>The ecosystem rules that speak of a subject.</summary>
    public IEnumerable<(WorkRule Rule, Phrase Phrase)> EcosystemRulesOfSubject(string subject)
    {
        foreach (WorkRule rule in _ecosystemRules)
        {
            if (rule.PhraseIn(subject) is { } phrase) yield return (rule, phrase);
        }
    }

    private WorkRule? CodeRule(Finding said) => said.Rule < _areaRules.Length ? _areaRules[said.Rule] : CodeDefault;

    private List<AreaShare> Areas(List<PathWork> paths, WorkArea? said, WorkArea? codeIsFor)
    {
        if (paths.Count == 0 || said is not null) return [new AreaShare(said ?? _rules.OtherArea, paths.Count, AreaShare.Whole, IsAbout: true)];
        var counts = new Dictionary<WorkArea, int>(ReferenceEqualityComparer.Instance);
        foreach (PathWork path in paths)
        {
            WorkArea area = path.Area.Group == AreaGroup.Code && codeIsFor is not null ? codeIsFor : path.Area;
            counts[area] = counts.GetValueOrDefault(area) + 1;
        }

        return AreaShare.Of(counts.OrderBy(it => _rules.Areas.IndexOf(it.Key)).Select(it => (it.Key, it.Value)).ToList());
    }

    // What goes with a change does not stand for it, unless it is nearly all of it.
    private static WorkArea Main(List<AreaShare> areas)
    {
        int own = areas.Sum(it => it.Area.Group <= AreaGroup.Code ? it.Share : 0);
        return (own * 4 >= AreaShare.Whole ? areas.OrderBy(it => it.Area.Group).ThenByDescending(it => it.Paths) : areas.OrderByDescending(it => it.Paths)).First().Area;
    }

    private List<Ecosystem> Ecosystems(List<PathWork> paths, ulong said)
    {
        ulong bits = _own | said, byPath = paths.Aggregate(0UL, (all, path) => all | path.EcosystemBits) & ~bits;
        for (; byPath != 0; byPath &= byPath - 1)
        {
            ulong bit = byPath & ~(byPath - 1);
            int count = paths.Count(path => (path.EcosystemBits & bit) != 0);
            if (IsMuch(count, paths.Count)) bits |= bit;
        }

        var found = new List<Ecosystem>(BitOperations.PopCount(bits));
        for (; bits != 0; bits &= bits - 1) found.Add(_rules.Ecosystems[BitOperations.TrailingZeroCount(bits)]);
        return found;
    }

    private ulong Bit(WorkLabel ecosystem) => 1UL << _rules.Ecosystems.IndexOf((Ecosystem)ecosystem);
}

/// <summary>What a path says.</summary>
/// <param name="Area">Where it lies.</param>
/// <param name="Rule">Which rule says so; null: none speaks of it.</param>
/// <param name="EcosystemBits">The ecosystems that it is of, a bit for each.</param>
public readonly record struct PathWork(WorkArea Area, WorkRule? Rule, ulong EcosystemBits);
