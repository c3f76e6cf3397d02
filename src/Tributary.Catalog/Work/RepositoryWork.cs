using System.Collections.Immutable;
using System.Numerics;

namespace Tributary.Catalog.Work;

/// <summary>Says what the commits of one repository are about. Safe for several threads.</summary>
public sealed class RepositoryWork
{
    private readonly WorkRules _rules;
    private readonly RuleIndex _index;
    private readonly ulong _own;

    internal RepositoryWork(WorkRules rules, CatalogRepository repository)
    {
        _rules = rules;
        _index = rules.IndexFor(repository);
        OwnEcosystems = [.. rules.Ecosystems.Where(ecosystem => ecosystem.Repositories.Covers(repository))];
        _own = OwnEcosystems.Aggregate(0UL, (bits, ecosystem) => bits | rules.BitOf(ecosystem));
        CodeDefault = rules.AreaDefaults.FirstOrDefault(rule => rule.IsFor(repository));
        LayerDefault = rules.LayerDefaults.FirstOrDefault(rule => rule.IsFor(repository));
        Repository = repository;
    }

    /// <summary>The repository.</summary>
    public CatalogRepository Repository { get; }

    /// <summary>The ecosystems that it belongs to as a whole.</summary>
    public ImmutableArray<Ecosystem> OwnEcosystems { get; }

    /// <summary>What tells a commit's kind.</summary>
    public KindRules KindRules => _rules.KindRules;

    /// <summary>What its code is for where nothing else tells; null: that is not said.</summary>
    public WorkRule? CodeDefault { get; }

    /// <summary>The layer of what an area gives none; null: that is not said.</summary>
    public WorkRule? LayerDefault { get; }

    /// <summary>Whether a commit is about what so many of its paths are of: a third of them, or three that are a tenth.</summary>
    public static bool IsMuch(int paths, int all) => paths > 0 && (paths * 3 >= all || (paths >= 3 && paths * 10 >= all));

    /// <summary>What a path says.</summary>
    /// <param name="path">From the repository's root, with slashes.</param>
    public PathWork OfPath(ReadOnlySpan<char> path)
    {
        Finding found = _index.Paths.Find(path);
        WorkRule? rule = _index.AreaRule(found);
        WorkArea area = (WorkArea?)rule?.Label ?? _rules.OtherArea;
        return new PathWork(area, _rules.Areas.IndexOf(area), rule, found.Labels);
    }

    /// <summary>What a commit is about.</summary>
    /// <param name="subject">The first line of its message.</param>
    /// <param name="paths">What its changed paths say.</param>
    public CommitWork OfCommit(ReadOnlySpan<char> subject, IReadOnlyList<PathWork> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        Finding told = _index.Subjects.Anywhere(subject) | _index.Tags.Anywhere(SubjectTag.AllOf(subject));
        WorkRule? kindRule = _rules.KindRules.Of(subject, out bool isHead);
        WorkKind? head = isHead ? (WorkKind?)kindRule?.Label : null;
        Span<int> counts = stackalloc int[_rules.Areas.Length];
        int all = Count(paths, counts);
        // What lies in one area is there, whatever is said; of what lies in several, or in code, what is said decides.
        WorkArea? said = head?.Area is not null && (HasOwn(counts) || counts.Count(all) == 0) ? head.Area : null;
        WorkRule? codeRule = null;
        TouchRule? touch = all == 0 ? null : Touching(counts, head) ?? (kindRule is null ? Adding(paths) : null);
        if (said is null) codeRule = MoveCode(counts, told);
        IReadOnlyList<AreaShare> areas = all == 0 || said is not null ? [new AreaShare(said ?? _rules.OtherArea, all, AreaShare.Whole, IsAbout: true)] : AreaShare.Of(_rules.Areas, counts, all);
        WorkArea? main = Main(areas);
        return new CommitWork
        {
            Areas = areas,
            Main = main,
            CodeRule = codeRule,
            HeadDecides = said is not null,
            Kind = touch?.Kind ?? (WorkKind?)kindRule?.Label ?? _rules.KindRules.Otherwise,
            KindRule = touch is null ? kindRule : null,
            Touch = touch,
            Ecosystems = Ecosystems(paths, all, told.Labels),
            Layer = main?.Layer ?? LayerDefault?.Label ?? _rules.OtherLayer,
        };
    }

    /// <summary>The ecosystem rules that speak of a path.</summary>
    public IEnumerable<(WorkRule Rule, PathPattern Pattern)> EcosystemRulesOf(string path)
    {
        foreach (WorkRule rule in _index.EcosystemRules)
        {
            if (rule.PatternOf(path) is { } pattern) yield return (rule, pattern);
        }
    }

    /// <summary>The ecosystem rules that speak of a subject.</summary>
    public IEnumerable<(WorkRule Rule, Phrase Phrase)> EcosystemRulesOfSubject(string subject)
    {
        foreach (WorkRule rule in _index.EcosystemRules)
        {
            if (rule.PhraseIn(subject) is { } phrase) yield return (rule, phrase);
        }
    }

    // Vendored and generated paths count where there are no others.
    private int Count(IReadOnlyList<PathWork> paths, Span<int> counts)
    {
        int all = 0;
        for (int i = 0; i < paths.Count; i++) counts[paths[i].AreaIndex]++;
        for (int i = 0; i < counts.Length; i++) all += _rules.Areas[i].Group == AreaGroup.Excluded ? 0 : counts[i];
        if (all == 0) return paths.Count;
        for (int i = 0; i < counts.Length; i++)
        {
            if (_rules.Areas[i].Group == AreaGroup.Excluded) counts[i] = 0;
        }

        return all;
    }

    private bool HasOwn(ReadOnlySpan<int> counts)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0 && _rules.Areas[i].Group <= AreaGroup.Code) return true;
        }

        return false;
    }

    private TouchRule? Touching(ReadOnlySpan<int> counts, WorkKind? head)
    {
        foreach (TouchRule rule in _rules.KindRules.Touches)
        {
            if ((head is null || !rule.Unless.Contains(head)) && IsAllIn(rule, counts)) return rule;
        }

        return null;
    }

    private TouchRule? Adding(IReadOnlyList<PathWork> paths)
    {
        foreach (TouchRule rule in _rules.KindRules.Adding)
        {
            for (int i = 0; i < paths.Count; i++)
            {
                if (paths[i].IsAdded && rule.Areas.Contains(paths[i].Area)) return rule;
            }
        }

        return null;
    }

    private bool IsAllIn(TouchRule rule, ReadOnlySpan<int> counts)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0 && !rule.Areas.Contains(_rules.Areas[i])) return false;
        }

        return true;
    }

    private WorkRule? MoveCode(Span<int> counts, Finding told)
    {
        WorkRule? rule = null;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0 || _rules.Areas[i].Group != AreaGroup.Code) continue;
            rule = _index.AreaRule(told) ?? CodeDefault;
            if (rule is null) return null;
            (int moved, counts[i]) = (counts[i], 0);
            counts[_rules.Areas.IndexOf((WorkArea)rule.Label)] += moved;
        }

        return rule;
    }

    // What goes with a change does not stand for it; where it is nearly all of it, neither does the change.
    private static WorkArea? Main(IReadOnlyList<AreaShare> areas)
    {
        if (areas.Count == 1) return areas[0].Area;
        int all = 0, own = 0;
        foreach (AreaShare it in areas)
        {
            all += it.Paths;
            if (it.Area.Group <= AreaGroup.Code) own += it.Paths;
        }

        if (own > 0 && own * 10 < all) return null;
        foreach (AreaShare it in areas)
        {
            if (own > 0 ? it.Area.Group <= AreaGroup.Code && it.Paths * 4 > own * 3 : it.Paths * 4 > all * 3) return it.Area;
        }

        return null;
    }

    private List<Ecosystem> Ecosystems(IReadOnlyList<PathWork> paths, int all, ulong said)
    {
        ulong bits = _own | said, byPath = 0;
        for (int i = 0; i < paths.Count; i++) byPath |= paths[i].EcosystemBits;
        for (byPath &= ~bits; byPath != 0; byPath &= byPath - 1)
        {
            ulong bit = byPath & ~(byPath - 1);
            if (IsMuch(CountOf(bit, paths, all), all)) bits |= bit;
        }

        if (bits == 0) return [];
        var found = new List<Ecosystem>(BitOperations.PopCount(bits));
        for (; bits != 0; bits &= bits - 1) found.Add(_rules.Ecosystems[BitOperations.TrailingZeroCount(bits)]);
        return found;
    }

    private int CountOf(ulong bit, IReadOnlyList<PathWork> paths, int all)
    {
        int count = 0;
        for (int i = 0; i < paths.Count; i++)
        {
            if ((paths[i].EcosystemBits & bit) != 0 && (all == paths.Count || _rules.Areas[paths[i].AreaIndex].Group != AreaGroup.Excluded)) count++;
        }

        return count;
    }
}

/// <summary>What a path says.</summary>
/// <param name="Area">Where it lies.</param>
/// <param name="AreaIndex">Its place among the rules' areas.</param>
/// <param name="Rule">Which rule says so; null: none speaks of it.</param>
/// <param name="EcosystemBits">The ecosystems that it is of, a bit for each.</param>
public readonly record struct PathWork(WorkArea Area, int AreaIndex, WorkRule? Rule, ulong EcosystemBits)
{
    /// <summary>Whether the commit asked about adds it.</summary>
    public bool IsAdded { get; init; }
}
