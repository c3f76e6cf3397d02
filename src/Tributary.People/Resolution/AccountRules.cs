namespace Tributary.People;

/// <summary>Rules about accounts and mailboxes: one is one contributor's, under whatever name.</summary>
internal static class AccountRules
{
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
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < resolver.Aliases.Count; i++)
        {
            Alias alias = resolver.Aliases[i];
            if (alias.Account is { } account && resolver.IsKey(i)) owners.TryAdd(account, i);
        }

        for (int i = 0; i < resolver.Aliases.Count; i++)
        {
            string name = resolver.Aliases[i].Signature.Name;
            if (!name.Contains('@', StringComparison.Ordinal)) continue;
            var address = MailAddress.Parse(name);
            if (!address.IsPlaceholder && owners.TryGetValue(address.Login is { } login ? $"{login}@github" : address.Key, out int owner) && owner != i)
                resolver.Partition.Join(JoinRule.NameIsAddress, owner, i, address.Key);
        }
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
