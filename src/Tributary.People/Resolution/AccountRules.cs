namespace Tributary.People;

/// <summary>Rules about accounts and mailboxes: one is one contributor's, under whatever name.</summary>
internal static class AccountRules
{
    private const int Nobody = -1;

    public static void Apply(Resolver resolver)
    {
        JoinBlocks(resolver, JoinRule.GitHubNumber, alias => alias.Address.GitHubNumber);
        JoinBlocks(resolver, JoinRule.GitHubLogin, alias => alias.Address.Login);
        JoinBlocks(resolver, JoinRule.Address, alias => alias.Address is { IsPlaceholder: false, Login: null } address ? address.Key : null);
        JoinNamesThatAreAddresses(resolver);
        JoinHostsOfOneDomain(resolver);
    }

    private static void JoinBlocks(Resolver resolver, JoinRule rule, Func<Alias, string?> keyOf) =>
        Blocks.ByKey(resolver.Aliases.Count, alias => keyOf(resolver.Aliases[alias]), (key, block) => resolver.JoinAccount(rule, key, block));

    private static void JoinNamesThatAreAddresses(Resolver resolver)
    {
        var named = new List<(int Alias, MailAddress Address)>();
        for (int i = 0; i < resolver.Aliases.Count; i++)
        {
            // What holds more than an address may be a list of people, pasted as one.
            string name = resolver.Aliases[i].Signature.Name.Trim();
            if (!name.Contains(' ', StringComparison.Ordinal) && name.Contains('@', StringComparison.Ordinal) && MailAddress.Parse(name) is { IsPlaceholder: false } address) named.Add((i, address));
        }

        Dictionary<string, int> owners = Owners(resolver, named.Select(it => it.Address.Account!));
        foreach ((int alias, MailAddress address) in named)
        {
            int owner = owners[address.Account!];
            if (owner != Nobody && owner != alias) resolver.Partition.Join(JoinRule.NameIsAddress, owner, alias, address.Key);
        }
    }

    // Only the accounts that are asked for: few have an address for a name.
    private static Dictionary<string, int> Owners(Resolver resolver, IEnumerable<string> accounts)
    {
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string account in accounts) owners[account] = Nobody;
        for (int i = 0; i < resolver.Aliases.Count && owners.Count > 0; i++)
        {
            if (resolver.Aliases[i].Account is { } account && owners.TryGetValue(account, out int owner) && owner == Nobody && resolver.IsKey(i)) owners[account] = i;
        }

        return owners;
    }

    private static void JoinHostsOfOneDomain(Resolver resolver) => Blocks.ByKey(
        resolver.Aliases.Count,
        alias => resolver.Aliases[alias].Address is { IsOnNamedHost: true } address && resolver.IsKey(alias) ? $"{address.Local}@{address.Domain}" : null,
        (key, block) =>
        {
            List<int> apart = [block[0]];
            foreach (int alias in block[1..])
            {
                int fitting = apart.FindIndex(other => resolver.Aliases[other].Name.IsCompatibleWith(resolver.Aliases[alias].Name));
                if (fitting >= 0 && resolver.Partition.Join(JoinRule.OneDomain, apart[fitting], alias, key)) continue;
                resolver.Partition.Refuse(JoinRule.OneDomain, block[0], alias, key, Guard.NamesDiffer);
                apart.Add(alias);
            }
        });
}
