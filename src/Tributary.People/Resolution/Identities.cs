using System.Runtime.InteropServices;
using Tributary.Model;
using Tributary.People.Kinds;

namespace Tributary.People;

/// <summary>Finds out who is behind signatures.</summary>
public static class Identities
{
    /// <summary>Decides for all signatures at once.</summary>
    public static Resolution Resolve(IdentityEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        List<Alias> aliases = Aliases(evidence.Sightings);
        Dictionary<Signature, Kind> others = NotHuman(evidence, aliases);
        (IReadOnlyList<Contributor> people, IReadOnlyList<OpenQuestion> questions) = ResolvePeople(evidence, aliases.FindAll(alias => !others.ContainsKey(alias.Signature)));
        IReadOnlyList<Contributor> accounts = ResolveAccounts(evidence, aliases.FindAll(alias => others.ContainsKey(alias.Signature)), others);
        return new Resolution([.. people, .. accounts], questions);
    }

    private static Resolution ResolvePeople(IdentityEvidence evidence, List<Alias> aliases)
    {
        var index = new AliasIndex(aliases);
        var resolver = new Resolver(aliases);
        ApplyDecisions(evidence.Decisions, resolver.Partition, index);
        ApplyMailmaps(evidence.Mailmaps, resolver);
        resolver.Run(index.Pairs(evidence.Named));
        return new ResolutionBuilder(aliases, _ => ContributorKind.Human, resolver.Partition, index.NamesOf(evidence.Decisions)).Build();
    }

    private static IReadOnlyList<Contributor> ResolveAccounts(IdentityEvidence evidence, List<Alias> aliases, Dictionary<Signature, Kind> kinds)
    {
        var index = new AliasIndex(aliases);
        var partition = new Partition(aliases, _ => false);
        ApplyDecisions(evidence.Decisions, partition, index);
        Blocks.ByKey(aliases.Count, alias => AccountOf(aliases[alias], kinds[aliases[alias].Signature]), (account, block) =>
        {
            foreach (int alias in block[1..]) partition.Join(JoinRule.OneAccount, block[0], alias, account);
        });
        Dictionary<int, string> names = index.NamesOf(evidence.Decisions);
        for (int i = 0; i < aliases.Count; i++)
        {
            if (kinds[aliases[i].Signature].Account is { } account) names.TryAdd(i, account);
        }

        return new ResolutionBuilder(aliases, alias => kinds[alias.Signature].Is, partition, names).Build().Contributors;
    }

    // What the rules name; else, where only the user says what it is, the address.
    private static string AccountOf(Alias alias, Kind kind) => $"{kind.Is} {kind.Account ?? alias.Account ?? alias.Name.Key}";

    private static List<Alias> Aliases(IReadOnlyCollection<Sighting> sightings)
    {
        Sighting[] sorted = [.. sightings];
        Array.Sort(sorted, InOrder);
        var addresses = new Dictionary<string, MailAddress>(StringComparer.Ordinal);
        var shared = new SharedTexts();
        var single = new Dictionary<int, int[]>();
        var aliases = new List<Alias>();
        var repositories = new List<int>();
        PersonName? name = null;
        for (int start = 0; start < sorted.Length;)
        {
            Signature signature = sorted[start].Signature;
            repositories.Clear();
            long commits = 0;
            for (; start < sorted.Length && sorted[start].Signature == signature; start++)
            {
                // Sorted by commits descending, so a repeat within a repository adds nothing.
                if (repositories.Count > 0 && repositories[^1] == sorted[start].Repository) continue;
                repositories.Add(sorted[start].Repository);
                commits += sorted[start].Commits;
            }

            // Sorted by name, so that equal ones follow each other.
            if (name is null || aliases[^1].Signature.Name != signature.Name) name = PersonName.Parse(signature.Name, shared);
            ref MailAddress? address = ref CollectionsMarshal.GetValueRefOrAddDefault(addresses, signature.Address, out _);
            aliases.Add(new Alias(signature, name, address ??= MailAddress.Parse(signature.Address, shared), Seen(), commits));
        }

        return aliases;

        // Most are seen in one repository, so those of one share a list.
        int[] Seen()
        {
            if (repositories.Count > 1) return [.. repositories];
            return single.TryGetValue(repositories[0], out int[]? known) ? known : single[repositories[0]] = [repositories[0]];
        }
    }

    private static int InOrder(Sighting one, Sighting other)
    {
        int order = string.CompareOrdinal(one.Signature.Name, other.Signature.Name);
        if (order == 0) order = string.CompareOrdinal(one.Signature.Address, other.Signature.Address);
        if (order == 0) order = one.Repository.CompareTo(other.Repository);
        return order != 0 ? order : other.Commits.CompareTo(one.Commits);
    }

    private static Dictionary<Signature, Kind> NotHuman(IdentityEvidence evidence, List<Alias> aliases)
    {
        var kinds = new Dictionary<Signature, Kind>();
        foreach (Alias alias in aliases)
        {
            if (evidence.Kinds.Of(alias.Signature) is { Is: not ContributorKind.Human } kind) kinds.Add(alias.Signature, kind);
        }

        if (evidence.Decisions.Kinds.Count == 0) return kinds;
        var index = new AliasIndex(aliases);
        foreach ((AliasReference of, ContributorKind kind) in evidence.Decisions.Kinds)
        {
            foreach (int alias in index.Find(of)) kinds[aliases[alias].Signature] = new Kind(kind, null, JoinRule.Stated.Name);
        }

        foreach (Signature human in kinds.Where(pair => pair.Value.Is == ContributorKind.Human).Select(pair => pair.Key).ToList()) kinds.Remove(human);
        return kinds;
    }

    private static void ApplyDecisions(Decisions decisions, Partition partition, AliasIndex index)
    {
        int split = 0;
        foreach (IReadOnlyList<AliasReference> references in decisions.Splits)
        {
            for (int i = 0; i < references.Count; i++)
            {
                for (int j = i + 1; j < references.Count; j++) partition.Separate(split++, index.Find(references[i]), index.Find(references[j]));
            }
        }

        foreach (IReadOnlyList<AliasReference> references in decisions.Merges)
        {
            List<int> aliases = references.SelectMany(index.Find).ToList();
            foreach (int alias in aliases.Skip(1)) partition.Join(JoinRule.Stated, aliases[0], alias, string.Join(", ", references));
        }
    }

    private static void ApplyMailmaps(IReadOnlyDictionary<int, Mailmap> mailmaps, Resolver resolver)
    {
        foreach ((int repository, Mailmap mailmap) in mailmaps.OrderBy(pair => pair.Key))
        {
            // As 'git shortlog -e' groups: who is not listed stays as written, which may be what somebody listed is mapped to.
            Blocks.ByKey(
                resolver.Aliases.Count,
                alias => resolver.Aliases[alias] is { } seen && seen.Repositories.AsSpan().Contains(repository) ? mailmap.Map(seen.Signature).ToString() : null,
                (proper, block) =>
                {
                    foreach (int alias in block[1..]) resolver.Partition.Join(JoinRule.Mailmap, block[0], alias, mailmap.Map(resolver.Aliases[alias].Signature).Name);
                });
        }
    }
}
