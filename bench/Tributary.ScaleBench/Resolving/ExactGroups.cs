using Tributary.Model;
using Tributary.People;

namespace Tributary.ScaleBench.Resolving;

/// <summary>The baseline, which any approach does at least: the same sightings grouped by exact lower-case address, and by exact name.</summary>
internal static class ExactGroups
{
    /// <summary>How many addresses and names there are.</summary>
    public static (int Addresses, int Names) Count(IReadOnlyCollection<Sighting> sightings)
    {
        var addresses = new Dictionary<string, List<Signature>>(StringComparer.Ordinal);
        var names = new Dictionary<string, List<Signature>>(StringComparer.Ordinal);
        foreach (Sighting sighting in sightings)
        {
            Add(addresses, sighting.Signature.Address.ToLowerInvariant(), sighting.Signature);
            Add(names, sighting.Signature.Name, sighting.Signature);
        }

        return (addresses.Count, names.Count);
    }

    private static void Add(Dictionary<string, List<Signature>> groups, string key, Signature signature)
    {
        if (!groups.TryGetValue(key, out List<Signature>? group)) groups[key] = group = [];
        group.Add(signature);
    }
}
