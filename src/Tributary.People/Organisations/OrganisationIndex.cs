namespace Tributary.People.Organisations;

/// <summary>Organisations of one or several files, found by what names them; a later file's word holds.</summary>
internal sealed class OrganisationIndex
{
    private readonly Dictionary<string, OrganisationKind> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Acquisition> _acquisitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(OwnedDomain Domain, string Owner)>> _domains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _logins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tags = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _notEmployers = new(StringComparer.Ordinal);
    private readonly List<OrganisationFile> _files;

    private OrganisationIndex(List<OrganisationFile> files)
    {
        _files = files;
        foreach (OrganisationFile file in files) Add(file);
    }

    public static OrganisationIndex Empty { get; } = new([]);

    /// <summary>All that the files say, for tests.</summary>
    public IEnumerable<Organisation> Organisations => _files.SelectMany(file => file.Organisations);

    public OrganisationIndex With(OrganisationFile file) => new([.. _files, file]);

    public string? OfDomain(string domain, Month month) =>
        _domains.TryGetValue(domain, out List<(OwnedDomain Domain, string Owner)>? owners)
            ? owners.Where(it => it.Domain.From <= month && month < it.Domain.Until).Select(it => it.Owner).FirstOrDefault()
            : null;

    public string? OfHost(string host)
    {
        // The longest end decides, so that the order of files and lines does not matter.
        for (int dot = host.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = host.IndexOf('.', dot + 1))
        {
            if (_hosts.TryGetValue(host[dot..], out string? owner)) return owner;
        }

        return null;
    }

    public string? OfLogin(string login)
    {
        int last = login.LastIndexOf('-');
        if (last > 0 && _logins.TryGetValue(login[last..], out string? owner)) return owner;
        int first = login.IndexOf('-', StringComparison.Ordinal);
        return first > 0 && first < login.Length - 1 ? _logins.GetValueOrDefault(login[..(first + 1)]) : null;
    }

    public string? OfTag(string tag) => _tags.GetValueOrDefault(tag);

    public bool IsNotEmployer(string domain) => _notEmployers.Contains(domain);

    public OrganisationKind KindOf(string name) => _kinds.GetValueOrDefault(name, OrganisationKind.Company);

    /// <summary>Whose an organisation is in a month: its own, or that of who took it over, and so on.</summary>
    public string HeirOf(string name, Month month)
    {
        // No chain is longer than there are takeovers, even if a file says that two took over each other.
        for (int i = 0; i < _acquisitions.Count && _acquisitions.TryGetValue(name, out Acquisition? it) && it.On <= month; i++) name = it.By;
        return name;
    }

    /// <summary>Takeovers by organisations that no file has.</summary>
    public IEnumerable<string> Unresolved() =>
        _acquisitions.Where(it => !_kinds.ContainsKey(it.Value.By)).Select(it => $"{it.Key} was acquired by {it.Value.By}, which is not listed; add it, or mend the name").Order(StringComparer.Ordinal);

    private void Add(OrganisationFile file)
    {
        // A file's word on a domain replaces what earlier files say of it, also for other times.
        foreach (string domain in file.Organisations.SelectMany(it => it.Domains).Select(it => it.Name).Concat(file.NotEmployers.Keys))
        {
            _ = _domains.Remove(domain);
            _ = _notEmployers.Remove(domain);
        }

        _notEmployers.UnionWith(file.NotEmployers.Keys);
        foreach (Organisation organisation in file.Organisations) Add(organisation);
    }

    private void Add(Organisation organisation)
    {
        string name = organisation.Name;
        if (organisation.Kind is { } kind) _kinds[name] = kind;
        else _ = _kinds.TryAdd(name, OrganisationKind.Company);
        if (organisation.Acquired is { } acquisition) _acquisitions[name] = acquisition;
        foreach (OwnedDomain domain in organisation.Domains)
        {
            if (!_domains.TryGetValue(domain.Name, out List<(OwnedDomain, string)>? owners)) _domains.Add(domain.Name, owners = []);
            owners.Add((domain, name));
        }

        foreach (string host in organisation.Hosts) _hosts[host] = name;
        foreach (LoginAffix affix in organisation.Logins) _logins[affix.Text] = name;
        foreach (string tag in organisation.Tags.Append(name)) _tags[tag] = name;
    }
}
