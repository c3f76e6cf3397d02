namespace Tributary.Metrics.Concentration;

/// <summary>Chooses, of what was found, what is printed: each thing once, by the name that says most.</summary>
internal static class Selection
{
    // "Flash attention" stands for "flash", and a folder for the one that it lies in, if it has so much of the other's commits.
    private const double Bulk = 0.7;

    /// <summary>The strongest, at most so many.</summary>
    /// <param name="found">What may be named.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="general">The less exact names of a number: a pair's words, the folder that a folder lies in.</param>
    public static List<Contrasted> Of(IEnumerable<Contrasted> found, int most, Func<int, IEnumerable<int>> general)
    {
        List<Contrasted> byStrength = found.OrderByDescending(it => it.Z).ThenBy(it => it.Number).ToList();
        ILookup<int, Contrasted> exact = byStrength.SelectMany(it => general(it.Number).Select(number => (number, it))).ToLookup(it => it.number, it => it.it);
        var chosen = new List<Contrasted>();
        var told = new HashSet<int>();
        foreach (Contrasted strong in byStrength)
        {
            if (chosen.Count == most) break;
            Contrasted it = MostExact(strong, exact);
            // What is mostly told of already would be the same again.
            if (it.Commits.Count(told.Contains) * 2 > it.Commits.Length) continue;
            chosen.Add(it);
            told.UnionWith(it.Commits);
        }

        return chosen.OrderByDescending(it => it.Z).ThenBy(it => it.Number).ToList();
    }

    private static Contrasted MostExact(Contrasted it, ILookup<int, Contrasted> exact)
    {
        while (exact[it.Number].Where(other => other.Commits.Length >= Bulk * it.Commits.Length).MaxBy(other => other.Commits.Length) is { } better) it = better;
        return it;
    }
}
