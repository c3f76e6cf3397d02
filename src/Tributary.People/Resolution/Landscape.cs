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
    private readonly Dictionary<string, Dictionary<string, double>> _homes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<PersonName, double>> _names = new(StringComparer.Ordinal);

    public Landscape(IReadOnlyList<Alias> aliases)
    {
        _aliases = aliases;
        for (int i = 0; i < aliases.Count; i++) Weigh(aliases[i]);
        Shared = FindShared();
        for (int i = 0; i < aliases.Count; i++)
        {
            if (HomeElsewhere(aliases[i]) is { } owner) Bridges.Add(i, owner);
        }
    }

    /// <summary>Addresses under which unrelated names commit: a team's, a laboratory machine's.</summary>
    public HashSet<string> Shared { get; }

    /// <summary>Aliases whose name is at home at another address than theirs, which mostly somebody else uses: with the name of that owner.</summary>
    public Dictionary<int, PersonName> Bridges { get; } = [];

    /// <summary>True where the address is an organisation's, in which two may bear one name: three names or more were seen there.</summary>
    public bool IsCompany(MailAddress address) => address.IsCorporate && _colleagues.TryGetValue(address.Domain, out HashSet<string>? names) && names.Count >= FewestColleagues;

    private void Weigh(Alias alias)
    {
        if (alias.Name.IsFull && alias.Address.IsCorporate)
        {
            if (!_colleagues.TryGetValue(alias.Address.Domain, out HashSet<string>? names)) _colleagues[alias.Address.Domain] = names = new HashSet<string>(StringComparer.Ordinal);
            if (names.Count < FewestColleagues) names.Add(alias.Name.Key);
        }

        if (!alias.Name.IsFull || alias.Account is not { } account) return;
        Add(_homes, alias.Name.Key, account, alias.Weight);
        Add(_names, account, alias.Name, alias.Weight);
    }

    private static void Add<TKey>(Dictionary<string, Dictionary<TKey, double>> table, string row, TKey column, double weight) where TKey : notnull
    {
        if (!table.TryGetValue(row, out Dictionary<TKey, double>? cells)) table[row] = cells = [];
        cells[column] = cells.GetValueOrDefault(column) + weight;
    }

    private PersonName? HomeElsewhere(Alias alias)
    {
        if (!alias.Name.IsFull || alias.Account is not { } account) return null;
        Dictionary<PersonName, double> here = _names[account];
        if (here.Count == 1) return null;
        PersonName owner = here.GroupBy(pair => pair.Key.Key, StringComparer.Ordinal).OrderByDescending(group => group.Sum(pair => pair.Value)).ThenBy(group => group.Key, StringComparer.Ordinal).First().First().Key;
        if (owner.Key == alias.Name.Key || owner.IsCompatibleWith(alias.Name)) return null;
        Dictionary<string, double> homes = _homes[alias.Name.Key];
        return homes.Any(home => home.Key != account && home.Value > homes[account]) ? owner : null;
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
