using System.Runtime.InteropServices;

namespace Tributary.People;

/// <summary>Groups aliases that share a key, so that a rule compares within groups and never everything with everything.</summary>
internal static class Blocks
{
    /// <summary>Visits each group of two or more, in order of its first alias.</summary>
    /// <param name="count">How many aliases there are.</param>
    /// <param name="keyOf">The key of an alias; null where the rule does not concern it.</param>
    /// <param name="visit">Takes the key and the aliases, ascending.</param>
    public static void ByKey<TKey>(int count, Func<int, TKey?> keyOf, Action<TKey, ReadOnlySpan<int>> visit) where TKey : class =>
        Visit(Enumerable.Range(0, count).Select(alias => (keyOf(alias), alias)).Where(pair => pair.Item1 is not null)!, visit);

    /// <summary>Visits each group of two or more, in order of its first alias.</summary>
    public static void Visit<TKey>(IEnumerable<(TKey Key, int Alias)> keyed, Action<TKey, ReadOnlySpan<int>> visit) where TKey : notnull
    {
        var numbers = new Dictionary<TKey, int>();
        var keys = new List<TKey>();
        var members = new List<(int Group, int Alias)>();
        foreach ((TKey key, int alias) in keyed)
        {
            ref int group = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out bool known);
            if (!known)
            {
                group = keys.Count;
                keys.Add(key);
            }

            members.Add((group, alias));
        }

        members.Sort();
        Span<(int Group, int Alias)> sorted = CollectionsMarshal.AsSpan(members);
        var aliases = new List<int>();
        for (int start = 0; start < sorted.Length;)
        {
            int group = sorted[start].Group;
            aliases.Clear();
            for (; start < sorted.Length && sorted[start].Group == group; start++)
            {
                if (aliases.Count == 0 || aliases[^1] != sorted[start].Alias) aliases.Add(sorted[start].Alias);
            }

            if (aliases.Count > 1) visit(keys[group], CollectionsMarshal.AsSpan(aliases));
        }
    }
}
