namespace Tributary.People;

/// <summary>Two aliases joined, and why. All joins together are a forest: one less than there are aliases in each contributor.</summary>
internal readonly record struct Edge(JoinRule Rule, int One, int Other, string Evidence);

/// <summary>Two aliases that a rule would have joined, and what stopped it.</summary>
internal readonly record struct Refusal(JoinRule Rule, int One, int Other, string Evidence, Guard Guard);

/// <summary>Which aliases are one contributor's, as far as is known; joins what rules propose unless a guard forbids it.</summary>
internal sealed class Partition
{
    private const int MostNames = 8;

    private readonly IReadOnlyList<Alias> _aliases;
    private readonly Predicate<int> _hasNumber;
    private readonly int[] _parent;

    // Of those who stand for several aliases; what a single one has, its alias says.
    private readonly string[]?[] _numbers;
    private readonly PersonName[]?[] _names;
    private readonly Dictionary<int, HashSet<(int Split, bool Side)>> _splits = [];

    public Partition(IReadOnlyList<Alias> aliases, Predicate<int> hasNumber)
    {
        _aliases = aliases;
        _hasNumber = hasNumber;
        _parent = new int[aliases.Count];
        _numbers = new string[aliases.Count][];
        _names = new PersonName[aliases.Count][];
        for (int i = 0; i < aliases.Count; i++) _parent[i] = i;
    }

    public List<Edge> Joins { get; } = [];

    public List<Refusal> Refusals { get; } = [];

    /// <summary>The alias that stands for the contributor of this one.</summary>
    public int Find(int alias)
    {
        int root = alias;
        while (_parent[root] != root) root = _parent[root];
        while (_parent[alias] != root) (_parent[alias], alias) = (root, _parent[alias]);
        return root;
    }

    /// <summary>The GitHub accounts of an alias's contributor.</summary>
    public ReadOnlySpan<string> NumbersOf(int alias) => Numbers(Find(alias));

    /// <summary>Full names of an alias's contributor, at least the first few.</summary>
    public ReadOnlySpan<PersonName> NamesOf(int alias) => Names(Find(alias));

    /// <summary>Forbids that some become one contributor's with others.</summary>
    public void Separate(int split, IReadOnlyList<int> some, IReadOnlyList<int> others)
    {
        foreach (int alias in some) TagsOf(Find(alias)).Add((split, true));
        foreach (int alias in others) TagsOf(Find(alias)).Add((split, false));
    }

    /// <summary>Makes the two one contributor's, or notes what forbids it.</summary>
    /// <returns>True where they are one's now.</returns>
    public bool Join(JoinRule rule, int one, int other, string evidence)
    {
        int a = Find(one), b = Find(other);
        if (a == b) return true;
        if (WhatForbids(rule, a, b) is { } guard)
        {
            Refuse(rule, one, other, evidence, guard);
            return false;
        }

        // The lower number stands for both, so that the order of joins does not show.
        if (b < a) (a, b) = (b, a);
        _parent[b] = a;
        _numbers[a] = Union(Numbers(a), Numbers(b), int.MaxValue);
        _names[a] = Union(Names(a), Names(b), MostNames);
        (_numbers[b], _names[b]) = (null, null);
        if (_splits.Remove(b, out HashSet<(int, bool)>? tags)) TagsOf(a).UnionWith(tags);
        Joins.Add(new Edge(rule, one, other, evidence));
        return true;
    }

    public void Refuse(JoinRule rule, int one, int other, string evidence, Guard guard)
    {
        if (Find(one) != Find(other)) Refusals.Add(new Refusal(rule, one, other, evidence, guard));
    }

    private Guard? WhatForbids(JoinRule rule, int a, int b)
    {
        if (AreSplit(a, b)) return Guard.Split;
        if (rule.Strength == RuleStrength.Stated) return null;
        if (Numbers(a) is { Length: > 0 } numbers && Numbers(b) is { Length: > 0 } others && !numbers.AsSpan().ContainsAny(others)) return Guard.TwoNumbers;
        return rule.Strength == RuleStrength.Handle && NamesDiffer(a, b) ? Guard.NamesDiffer : null;
    }

    /// <summary>True where the contributors of these two are never to be one.</summary>
    public bool AreSplit(int one, int other)
    {
        int a = Find(one), b = Find(other);
        if (_splits.Count == 0 || !_splits.TryGetValue(a, out HashSet<(int Split, bool Side)>? tags) || !_splits.TryGetValue(b, out HashSet<(int Split, bool Side)>? others)) return false;
        return tags.Any(tag => others.Contains((tag.Split, !tag.Side)));
    }

    private bool NamesDiffer(int a, int b)
    {
        if (Names(a) is not { Length: > 0 } names || Names(b) is not { Length: > 0 } others) return false;
        return !names.Any(name => others.Any(name.IsCompatibleWith));
    }

    private HashSet<(int Split, bool Side)> TagsOf(int root) =>
        _splits.TryGetValue(root, out HashSet<(int, bool)>? tags) ? tags : _splits[root] = [];

    private string[] Numbers(int root) =>
        _numbers[root] ?? (_aliases[root].Address.GitHubNumber is { } number && _hasNumber(root) ? [number] : []);

    private PersonName[] Names(int root) => _names[root] ?? (_aliases[root].Name.IsFull ? [_aliases[root].Name] : []);

    private static T[] Union<T>(T[] some, T[] others, int most) =>
        some.Length == 0 ? others : others.Length == 0 ? some : [.. some.Union(others).Take(most)];
}
