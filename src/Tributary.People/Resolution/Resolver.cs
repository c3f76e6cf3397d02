namespace Tributary.People;

/// <summary>
/// Finds out which signatures are one person's. Pure: the same sightings give the same people, in whatever order and however often they are told.
/// Rules are applied strongest first; each proposes joins within groups that share a key, and guards forbid some of them.
/// </summary>
internal sealed class Resolver
{
    private readonly Landscape _landscape;

    public Resolver(IReadOnlyList<Alias> aliases)
    {
        Aliases = aliases;
        _landscape = new Landscape(aliases);
        Partition = new Partition(aliases, alias => !_landscape.Bridges.ContainsKey(alias));
    }

    /// <summary>In order of name and address.</summary>
    public IReadOnlyList<Alias> Aliases { get; }

    public Partition Partition { get; }

    /// <summary>Applies the rules that need nobody's word.</summary>
    /// <param name="together">Author and named, where a commit names an alias in a trailer.</param>
    public void Run(IEnumerable<(int One, int Other)> together)
    {
        AccountRules.Apply(this);
        NameRules.Apply(this, together);
        HandleRules.Apply(this);
    }

    /// <summary>True where the alias's address says whose it is.</summary>
    public bool IsKey(int alias) => !_landscape.Bridges.ContainsKey(alias) && !(Aliases[alias].Address.Login is null && _landscape.Shared.Contains(Aliases[alias].Address.Key));

    /// <summary>Joins aliases that have one account or mailbox.</summary>
    public void JoinAccount(JoinRule rule, string key, ReadOnlySpan<int> block)
    {
        var keyed = new List<int>(block.Length);
        foreach (int alias in block)
        {
            if (IsKey(alias)) keyed.Add(alias);
        }

        foreach (int alias in block)
        {
            if (IsKey(alias)) continue;
            int owner = keyed.Count > 0 ? keyed[0] : block[0];
            if (owner != alias) Partition.Refuse(rule, owner, alias, key, _landscape.Bridges.ContainsKey(alias) ? Guard.Bridge : Guard.SharedAddress);
        }

        JoinUnlessAmbiguous(rule, key, keyed);
    }

    /// <summary>Joins aliases that have one full name.</summary>
    public void JoinName(JoinRule rule, string name, ReadOnlySpan<int> block)
    {
        List<int> aliases = [.. block];
        if (Aliases[block[0]].Name.IsVeryCommon && rule != JoinRule.NameAndHandle)
        {
            foreach (int alias in aliases) Partition.Refuse(rule, aliases[0], alias, name, Guard.CommonName);
            return;
        }

        if (Aliases[block[0]].Name.IsCommon && rule != JoinRule.NameAndHandle && FindColleagues(aliases) is var (one, other))
        {
            foreach (int alias in aliases.Where(alias => alias != one)) Partition.Refuse(rule, one, alias, name, Guard.OneCompany);
            return;
        }

        JoinUnlessAmbiguous(rule, name, aliases);
    }

    // Where one key fits two accounts at GitHub, it does not tell to which of them an alias without a number belongs.
    private void JoinUnlessAmbiguous(JoinRule rule, string key, List<int> aliases)
    {
        if (aliases.Count < 2) return;
        int first = aliases.FindIndex(alias => !Partition.NumbersOf(alias).IsEmpty);
        if (first >= 0 && aliases.Exists(alias => IsOfAnotherAccount(alias, aliases[first])))
        {
            foreach (int alias in aliases) Partition.Refuse(rule, aliases[first], alias, key, Partition.NumbersOf(alias).IsEmpty ? Guard.Ambiguous : Guard.TwoNumbers);
            return;
        }

        var apart = new List<int> { aliases[0] };
        foreach (int alias in aliases.Skip(1))
        {
            if (!apart.Exists(other => Partition.Join(rule, other, alias, key))) apart.Add(alias);
        }
    }

    /// <summary>True where an alias's contributor is known by a full name that is not this one.</summary>
    public bool IsKnownByAnotherName(int alias, PersonName name) => !Partition.NamesOf(alias).IsEmpty && !Partition.NamesOf(alias).ToArray().Any(known => known.Key == name.Key);

    private bool IsOfAnotherAccount(int alias, int other) =>
        !Partition.NumbersOf(alias).IsEmpty && !Partition.NumbersOf(alias).ContainsAny(Partition.NumbersOf(other));

    // Two addresses of one company that nothing has joined yet.
    private (int One, int Other)? FindColleagues(List<int> aliases)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int alias in aliases)
        {
            MailAddress address = Aliases[alias].Address;
            if (_landscape.Bridges.ContainsKey(alias) || !_landscape.IsCompany(address)) continue;
            if (!seen.TryAdd(address.Domain, alias) && Partition.Find(seen[address.Domain]) != Partition.Find(alias)) return (seen[address.Domain], alias);
        }

        return null;
    }
}
