using Tributary.Model;

namespace Tributary.People;

/// <summary>
/// Which signatures are one person's by a mailmap. What the mailmap lists is as it says. It is silent about most people, since nothing about them
/// needs mending; so a signature that it does not list is <em>closed</em>: it is that person's whose address it has, or whose name,
/// as <c>git shortlog</c> counts, unless the mailmap gives that address or name to several.
/// </summary>
public sealed class GroundTruth
{
    private readonly Dictionary<Signature, int> _persons = [];
    private readonly HashSet<int> _listed = [];

    /// <summary>Reads who is who out of a mailmap.</summary>
    /// <param name="signatures">All that are asked about.</param>
    /// <param name="mailmap">The project's.</param>
    public GroundTruth(IEnumerable<Signature> signatures, Mailmap mailmap)
    {
        ArgumentNullException.ThrowIfNull(mailmap);
        List<Signature> all = signatures.Distinct().OrderBy(signature => signature.Name, StringComparer.Ordinal).ThenBy(signature => signature.Address, StringComparer.Ordinal).ToList();
        int[] parent = Enumerable.Range(0, all.Count).ToArray();
        bool[] listed = all.ConvertAll(mailmap.Lists).ToArray();
        Listed = listed.Count(known => known);
        JoinByProperAddress();
        UnclosedPairs = Pairs();
        ClosedByAddress = Close(signature => signature.Address.Trim());
        ClosedByName = Close(signature => Telling(mailmap.Map(signature).Name)) + Close(signature => Telling(signature.Name));
        ClosedPairs = Pairs();
        for (int i = 0; i < all.Count; i++)
        {
            _persons.Add(all[i], Find(i));
            if (listed[i] || IsProper(all[i])) _listed.Add(Find(i));
        }

        int Find(int at)
        {
            while (parent[at] != at) at = parent[at] = parent[parent[at]];
            return at;
        }

        // "Proper Name <proper@address> <other@address>", and the proper address itself where it was used.
        void JoinByProperAddress()
        {
            foreach (IGrouping<string, int> one in Enumerable.Range(0, all.Count).GroupBy(i => mailmap.Map(all[i]).Address.Trim().ToLowerInvariant(), StringComparer.Ordinal))
            {
                // An address that nobody wrote into the mailmap is what signatures happen to share: closing sees to it.
                List<int> members = one.Where(i => listed[i] || IsProper(all[i])).ToList();
                foreach (int other in members.Skip(1)) parent[Find(other)] = Find(members[0]);
            }
        }

        bool IsProper(Signature signature) => mailmap.IsProper(signature);

        int Close(Func<Signature, string> keyOf)
        {
            int closed = 0;
            foreach (IGrouping<string, int> group in Enumerable.Range(0, all.Count).GroupBy(i => keyOf(all[i]).ToLowerInvariant(), StringComparer.Ordinal).Where(group => group.Key.Length > 0))
            {
                List<int> known = group.Where(i => listed[i] || IsProper(all[i])).ToList();
                if (known.Select(Find).Distinct().Count() > 1) continue;
                int home = known.Count > 0 ? known[0] : group.First();
                foreach (int silent in group.Where(i => !known.Contains(i) && Find(i) != Find(home)))
                {
                    parent[Find(silent)] = Find(home);
                    closed++;
                }
            }

            return closed;
        }

        long Pairs() => Enumerable.Range(0, all.Count).GroupBy(Find).Sum(group => group.LongCount() * (group.LongCount() - 1) / 2);
    }

    // A given name alone tells nobody apart, nor what machines write; a login does, and so do two words.
    private static string Telling(string name) => name.Trim() is var word && (word.Contains(' ', StringComparison.Ordinal) || !word.Any(char.IsUpper)) && !PersonName.Parse(word).IsNobody ? word : "";

    /// <summary>Signatures that the mailmap lists.</summary>
    public int Listed { get; }

    /// <summary>Signatures that it does not list, given to a person by their address.</summary>
    public int ClosedByAddress { get; }

    /// <summary>Signatures that it does not list, given to a person by their name.</summary>
    public int ClosedByName { get; }

    /// <summary>Pairs of signatures that are one person's by the mailmap alone.</summary>
    public long UnclosedPairs { get; }

    /// <summary>Pairs of signatures that are one person's, with what was closed.</summary>
    public long ClosedPairs { get; }

    /// <summary>A number that is equal for signatures of one person.</summary>
    public int PersonOf(Signature signature) => _persons[signature];

    /// <summary>True for a person of whom the mailmap lists a signature. Of two others it does not say that they are two.</summary>
    public bool IsListed(int person) => _listed.Contains(person);
}
