using Tributary.Model;

namespace Tributary.People;

/// <summary>Finds aliases by signature, and by what a person writes for one.</summary>
/// <param name="aliases">In order of name and address.</param>
internal sealed class AliasIndex(List<Alias> aliases)
{
    private ILookup<string, int>? _byAddress;

    /// <summary>All that a reference means, ascending; none where it was never seen.</summary>
    public IReadOnlyList<int> Find(AliasReference reference)
    {
        _byAddress ??= Enumerable.Range(0, aliases.Count).ToLookup(alias => AliasReference.Plain(aliases[alias].Signature.Address), StringComparer.Ordinal);
        return _byAddress[reference.Address].Where(alias => reference.Means(aliases[alias].Signature)).ToList();
    }

    /// <summary>The aliases of pairs of which both were seen.</summary>
    public IEnumerable<(int One, int Other)> Pairs(IEnumerable<(Signature One, Signature Other)> pairs)
    {
        foreach ((Signature one, Signature other) in pairs)
        {
            if (one != other && Find(one) is >= 0 and int first && Find(other) is >= 0 and int second) yield return (first, second);
        }
    }

    // They are sorted already, and a table of two million would be for a few look-ups only.
    private int Find(Signature signature)
    {
        int low = 0, high = aliases.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(aliases[middle].Signature.Name, signature.Name);
            if (order == 0) order = string.CompareOrdinal(aliases[middle].Signature.Address, signature.Address);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    /// <summary>The names that a user gives to aliases.</summary>
    public Dictionary<int, string> NamesOf(Decisions decisions)
    {
        var names = new Dictionary<int, string>();
        foreach ((AliasReference of, string name) in decisions.Names)
        {
            foreach (int alias in Find(of)) names[alias] = name;
        }

        return names;
    }
}
