using Tributary.Model;

namespace Tributary.People;

/// <summary>How a signature hangs together with the first of its contributor.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="Rule">The rule's name; <c>first</c> for the first.</param>
/// <param name="Evidence">What the rule saw.</param>
/// <param name="JoinedTo">The signature to which the rule joined it; null for the first.</param>
public sealed record Link(Signature Signature, string Rule, string Evidence, Signature? JoinedTo)
{
    /// <summary>A contributor's signatures as a tree: each but the first is joined to one that comes before it.</summary>
    public static IReadOnlyList<Link> Chain(Contributor contributor)
    {
        ArgumentNullException.ThrowIfNull(contributor);
        Signature first = contributor.Signatures[0];
        var chain = new List<Link> { new(first, "first", first.Address, null) };
        if (contributor.Joins.Count == 0) return chain;
        ILookup<Signature, (Join Join, Signature To)> joins = contributor.Joins
            .SelectMany(join => new[] { (join.One, (join, join.Other)), (join.Other, (join, join.One)) })
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
        var seen = new HashSet<Signature> { first };
        for (int i = 0; i < chain.Count; i++)
        {
            foreach ((Join join, Signature to) in joins[chain[i].Signature])
            {
                if (seen.Add(to)) chain.Add(new Link(to, join.Rule.Name, join.Evidence, chain[i].Signature));
            }
        }

        return chain;
    }
}
