using Tributary.Model;

namespace Tributary.People;

/// <summary>Finds aliases by signature, and by what a person writes for one.</summary>
internal sealed class AliasIndex
{
    private readonly IReadOnlyList<Alias> _aliases;
    private readonly Dictionary<Signature, int> _bySignature;
    private ILookup<string, int>? _byAddress;

    public AliasIndex(IReadOnlyList<Alias> aliases)
    {
        _aliases = aliases;
        _bySignature = new Dictionary<Signature, int>(aliases.Count);
        for (int i = 0; i < aliases.Count; i++) _bySignature.Add(aliases[i].Signature, i);
    }

    /// <summary>All that a reference means, ascending; none where it was never seen.</summary>
    public IReadOnlyList<int> Find(AliasReference reference)
    {
        _byAddress ??= Enumerable.Range(0, _aliases.Count).ToLookup(alias => AliasReference.Plain(_aliases[alias].Signature.Address), StringComparer.Ordinal);
        return _byAddress[reference.Address].Where(alias => reference.Means(_aliases[alias].Signature)).ToList();
    }

    /// <summary>The aliases of pairs of which both were seen.</summary>
    public IEnumerable<(int One, int Other)> Pairs(IEnumerable<(Signature One, Signature Other)> pairs)
    {
        foreach ((Signature one, Signature other) in pairs)
        {
            if (one != other && _bySignature.TryGetValue(one, out int first) && _bySignature.TryGetValue(other, out int second)) yield return (first, second);
        }
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
