using System.Runtime.InteropServices;

namespace Tributary.People;

/// <summary>Groups aliases that share a key, so that a rule compares within groups and never everything with everything.</summary>
internal static class Blocks
{
    /// <summary>Visits each group of two or more, in order of its first alias.</summary>
    /// <param name="count">How many aliases there are.</param>
    /// <param name="keyOf">The key of an alias; null where the rule does not concern it.</param>
    /// <param name="visit">Takes the key and the aliases, ascending.</param>
    public static void ByKey(int count, Func<int, string?> keyOf, Action<string, ReadOnlySpan<int>> visit)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var keys = new List<string>();
        var members = new List<(int Group, int Alias)>();
        for (int alias = 0; alias < count; alias++)
        {
            if (keyOf(alias) is not { } key) continue;
            ref int group = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out bool known);
            if (!known)
            {
                group = keys.Count;
                keys.Add(key);
            }

            members.Add((group, alias));
        }

        VisitGroups(keys.Count, CollectionsMarshal.AsSpan(members), (group, block) => visit(keys[group], block));
    }

    /// <summary>Visits each group of two or more that share a key and a repository, in order of its first alias.</summary>
    /// <param name="keyed">Keys with an alias that has them, aliases ascending; an alias may have several, also one of them twice.</param>
    /// <param name="aliases">All aliases.</param>
    /// <param name="visit">Takes the key and the aliases, ascending.</param>
    public static void ByKeyAndRepository(IEnumerable<(string Key, int Alias)> keyed, IReadOnlyList<Alias> aliases, Action<string, ReadOnlySpan<int>> visit)
    {
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = new Dictionary<long, int>();
        var keys = new List<string>();
        var members = new List<(int Group, int Alias)>();
        foreach ((string key, int alias) in keyed)
        {
            ref int text = ref CollectionsMarshal.GetValueRefOrAddDefault(texts, key, out bool seen);
            if (!seen) text = texts.Count;
            foreach (int repository in aliases[alias].Repositories)
            {
                // A number hashes in a fraction of the time of a text and a number.
                ref int group = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, Pair(text, repository), out bool known);
                if (!known)
                {
                    group = keys.Count;
                    keys.Add(key);
                }

                members.Add((group, alias));
            }
        }

        VisitGroups(keys.Count, CollectionsMarshal.AsSpan(members), (group, block) => visit(keys[group], block));
    }

    /// <summary>Two numbers as one.</summary>
    public static long Pair(int one, int other) => ((long)one << 32) | (uint)other;

    // Members come with aliases ascending, so counting puts them in order, without a comparison.
    private static void VisitGroups(int groups, ReadOnlySpan<(int Group, int Alias)> members, Action<int, ReadOnlySpan<int>> visit)
    {
        int[] ends = new int[groups + 1];
        foreach ((int group, _) in members) ends[group + 1]++;
        for (int group = 0; group < groups; group++) ends[group + 1] += ends[group];
        int[] sorted = new int[members.Length];
        foreach ((int group, int alias) in members) sorted[ends[group]++] = alias;
        for (int group = 0, start = 0; group < groups; start = ends[group++])
        {
            if (ends[group] - start < 2) continue;
            Span<int> block = WithoutRepeats(sorted.AsSpan(start, ends[group] - start));
            if (block.Length > 1) visit(group, block);
        }
    }

    private static Span<int> WithoutRepeats(Span<int> ascending)
    {
        int kept = 1;
        for (int i = 1; i < ascending.Length; i++)
        {
            if (ascending[i] != ascending[kept - 1]) ascending[kept++] = ascending[i];
        }

        return ascending[..kept];
    }
}
