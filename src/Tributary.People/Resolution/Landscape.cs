namespace Tributary.People;

/// <summary>What can only be told from all aliases together: which addresses many share, and which aliases stand at an address that is not their name's home.</summary>
internal sealed class Landscape
{
    // A whole word of a role's address: gpu-team@, ci.build@.
    private static readonly HashSet<string> Roles = new(
        ["team", "group", "dev", "devs", "devel", "developer", "developers", "admin", "info", "support", "contact", "build", "builds", "ci", "release", "releases", "maintainer", "maintainers", "opensource", "oss", "security", "noreply", "service", "hello", "mail", "bot", "sync", "lab"],
        StringComparer.Ordinal);

    private const int FewestColleagues = 3;

    private readonly IReadOnlyList<Alias> _aliases;
    private readonly Dictionary<string, HashSet<string>> _colleagues = new(StringComparer.Ordinal);

    public Landscape(IReadOnlyList<Alias> aliases)
    {
        _aliases = aliases;
        foreach (Alias alias in aliases) CountColleagues(alias);
        Shared = FindShared();
        FindBridges();
    }

    /// <summary>Addresses under which unrelated names commit: a team's, a laboratory machine's.</summary>
    public HashSet<string> Shared { get; }

    /// <summary>Aliases whose name is at home at another address than theirs, which mostly somebody else uses: with the name of that owner.</summary>
    public Dictionary<int, PersonName> Bridges { get; } = [];

    /// <summary>True where the address is an organisation's, in which two may bear one name: three names or more were seen there.</summary>
    public bool IsCompany(MailAddress address) => address.IsCorporate && _colleagues.TryGetValue(address.Domain, out HashSet<string>? names) && names.Count >= FewestColleagues;

    private void CountColleagues(Alias alias)
    {
        if (!alias.Name.IsFull || !alias.Address.IsCorporate) return;
        if (!_colleagues.TryGetValue(alias.Address.Domain, out HashSet<string>? names)) _colleagues[alias.Address.Domain] = names = new HashSet<string>(StringComparer.Ordinal);
        if (names.Count < FewestColleagues) names.Add(alias.Name.Key);
    }

    // Only names that stand at somebody else's address are weighed; tables of all names and addresses would fill memory.
    private void FindBridges()
    {
        Dictionary<int, PersonName> strangers = FindStrangers();
        Dictionary<string, Dictionary<string, double>> homes = WeighHomes(strangers.Keys.Select(alias => _aliases[alias].Name.Key).ToHashSet(StringComparer.Ordinal));
        foreach ((int alias, PersonName owner) in strangers)
        {
            Dictionary<string, double> weights = homes[_aliases[alias].Name.Key];
            double here = weights[_aliases[alias].Account!];
            if (weights.Values.Any(weight => weight > here)) Bridges.Add(alias, owner);
        }
    }

    // Aliases at an address that is mostly used under a full name that is not theirs, with that name.
    private Dictionary<int, PersonName> FindStrangers()
    {
        var strangers = new Dictionary<int, PersonName>();
        Blocks.ByKey(_aliases.Count, alias => _aliases[alias] is { Name.IsFull: true } full ? full.Account : null, (_, block) =>
        {
            var weights = new Dictionary<PersonName, double>();
            foreach (int alias in block) weights[_aliases[alias].Name] = weights.GetValueOrDefault(_aliases[alias].Name) + _aliases[alias].Weight;
            if (weights.Count == 1) return;
            PersonName owner = weights.GroupBy(pair => pair.Key.Key, StringComparer.Ordinal).OrderByDescending(group => group.Sum(pair => pair.Value)).ThenBy(group => group.Key, StringComparer.Ordinal).First().First().Key;
            foreach (int alias in block)
            {
                if (owner.Key != _aliases[alias].Name.Key && !owner.IsCompatibleWith(_aliases[alias].Name)) strangers.Add(alias, owner);
            }
        });
        return strangers;
    }

    private Dictionary<string, Dictionary<string, double>> WeighHomes(HashSet<string> names)
    {
        var homes = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        foreach (Alias alias in _aliases)
        {
            if (!alias.Name.IsFull || !names.Contains(alias.Name.Key) || alias.Account is not { } account) continue;
            if (!homes.TryGetValue(alias.Name.Key, out Dictionary<string, double>? weights)) homes[alias.Name.Key] = weights = new Dictionary<string, double>(StringComparer.Ordinal);
            weights[account] = weights.GetValueOrDefault(account) + alias.Weight;
        }

        return homes;
    }

    private HashSet<string> FindShared()
    {
        var shared = new HashSet<string>(StringComparer.Ordinal);
        Blocks.ByKey(
            _aliases.Count,
            alias => _aliases[alias] is { Address: { IsPlaceholder: false, Login: null } address, Name.IsNobody: false } ? address.Key : null,
            (address, block) =>
            {
                if (block.Length >= 3 && IsShared(block)) shared.Add(address);
            });
        return shared;
    }

    private bool IsShared(ReadOnlySpan<int> block)
    {
        var weights = new Dictionary<string, (PersonName Name, double Weight)>(StringComparer.Ordinal);
        foreach (int alias in block)
        {
            PersonName name = _aliases[alias].Name;
            (PersonName first, double weight) = weights.GetValueOrDefault(name.Key, (name, 0));
            weights[name.Key] = (first, weight + _aliases[alias].Weight);
        }

        if (weights.Count < 3) return false;
        bool role = _aliases[block[0]].Address.Local.Split('-', '_', '.').Any(Roles.Contains);
        double most = weights.Values.Max(value => value.Weight) / weights.Values.Sum(value => value.Weight);
        List<PersonName> names = weights.Values.Select(value => value.Name).ToList();
        // A person has nicknames, and not several full names that have nothing in common.
        if (!role) names.RemoveAll(name => !name.IsFull || name.IsOneWord);
        int strangers = names.Count(name => names.Count(other => !LooksLike(name, other)) >= 2);
        return role ? strangers >= 3 : strangers >= 4 && most < .8;
    }

    private static bool LooksLike(PersonName name, PersonName other)
    {
        if (name.Key == other.Key || name.IsIdeographic != other.IsIdeographic) return true;
        if (name.Words.Any(word => word.Length > 2 && other.Words.Contains(word, StringComparer.Ordinal))) return true;
        return name.Joined.Contains(other.Joined, StringComparison.Ordinal) || other.Joined.Contains(name.Joined, StringComparison.Ordinal)
            || name.IsSpeltBy(other.Joined) || other.IsSpeltBy(name.Joined)
            || (name.Joined.Length >= 4 && other.Joined.Length >= 4 && name.Joined.AsSpan(0, 4).SequenceEqual(other.Joined.AsSpan(0, 4)));
    }
}
