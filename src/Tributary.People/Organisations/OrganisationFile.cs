using Tributary.Yaml;

namespace Tributary.People.Organisations;

/// <summary>A file of organisations, as <c>organisations.yaml</c> that comes with the program, or a user's own.</summary>
/// <param name="Organisations">In the file's order.</param>
/// <param name="NotEmployers">Domains that say nothing of an employer, each with the reason; empty where the file has none.</param>
internal sealed record OrganisationFile(IReadOnlyList<Organisation> Organisations, IReadOnlyDictionary<string, string> NotEmployers)
{
    /// <summary>Reads a file; what is wrong with it is noted.</summary>
    public static OrganisationFile Read(TextReader text, string file, YamlProblems problems)
    {
        YamlEntry? top = YamlEntry.Read(text, file, problems);
        top?.AllowOnly("organisations", "not_employers");
        var seen = new Dictionary<string, List<OwnedDomain>>(StringComparer.Ordinal);
        List<Organisation> organisations = Items(top, "organisations").Select(entry => ReadOrganisation(entry, seen)).OfType<Organisation>().ToList();
        var notEmployers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (YamlEntry entry in Items(top, "not_employers"))
        {
            if (!entry.IsText) entry.AllowOnly("name", "source");
            string name = Lower(entry.IsText ? entry : entry.Required("name"));
            if (!notEmployers.TryAdd(name, entry.Optional("source")?.Text() ?? "")) entry.Problem($"'{name}' is listed twice; remove one");
            if (seen.ContainsKey(name)) entry.Problem($"'{name}' is an organisation's domain too; remove one");
        }

        return new OrganisationFile(organisations, notEmployers);
    }

    private static Organisation? ReadOrganisation(YamlEntry entry, Dictionary<string, List<OwnedDomain>> seen)
    {
        entry.AllowOnly("name", "kind", "domains", "hosts", "logins", "tags", "acquired");
        if (entry.Required("name")?.Text() is not { } name) return null;
        return new Organisation(
            name,
            ReadKind(entry.Optional("kind")),
            Items(entry, "domains").Select(domain => ReadDomain(domain, seen)).ToList(),
            Items(entry, "hosts").Select(ReadHost).ToList(),
            Items(entry, "logins").Select(ReadAffix).ToList(),
            Items(entry, "tags").Select(tag => tag.Text() ?? "").ToList(),
            ReadAcquisition(entry.Optional("acquired"), name));
    }

    private static OrganisationKind? ReadKind(YamlEntry? entry)
    {
        switch (entry?.Text())
        {
            case null: return null;
            case "company": return OrganisationKind.Company;
            case "academic": return OrganisationKind.Academic;
            case "other": return OrganisationKind.Other;
            case { } text:
                entry.Problem($"'{text}' is no kind of organisation; use company, academic or other");
                return null;
        }
    }

    private static OwnedDomain ReadDomain(YamlEntry entry, Dictionary<string, List<OwnedDomain>> seen)
    {
        var domain = entry.IsText ? new OwnedDomain(Lower(entry), Month.Earliest, Month.Never, null) : ReadDatedDomain(entry);
        if (!domain.Name.Contains('.', StringComparison.Ordinal) || domain.Name.Contains('@', StringComparison.Ordinal))
            entry.Problem($"'{domain.Name}' is no domain; write it as example.com");
        if (domain.From >= domain.Until) entry.Problem($"'{domain.Name}' ends before it begins; 'until' is the first month no longer");
        if (!seen.TryGetValue(domain.Name, out List<OwnedDomain>? others)) seen.Add(domain.Name, others = []);
        if (others.Exists(other => other.From < domain.Until && domain.From < other.Until)) entry.Problem($"'{domain.Name}' has two owners at one time; give 'from' and 'until', or remove one");
        others.Add(domain);
        return domain;
    }

    private static OwnedDomain ReadDatedDomain(YamlEntry entry)
    {
        entry.AllowOnly("name", "from", "until", "source");
        return new OwnedDomain(
            Lower(entry.Required("name")),
            ReadMonth(entry.Optional("from")) ?? Month.Earliest,
            ReadMonth(entry.Optional("until")) ?? Month.Never,
            entry.Optional("source")?.Text());
    }

    private static string ReadHost(YamlEntry entry)
    {
        entry.AllowOnly("end", "source");
        string end = Lower(entry.Required("end"));
        if (!end.StartsWith('.')) entry.Problem($"'{end}' has to begin with a dot, so that it ends whole names only");
        return end;
    }

    private static LoginAffix ReadAffix(YamlEntry entry)
    {
        entry.AllowOnly("affix", "source");
        string text = Lower(entry.Required("affix"));
        if (text.Length < 3 || text.StartsWith('-') == text.EndsWith('-')) entry.Problem($"'{text}' is no affix; write -nv for an end, nv- for a beginning");
        return new LoginAffix(text, entry.Optional("source")?.Text() ?? "");
    }

    private static Acquisition? ReadAcquisition(YamlEntry? entry, string name)
    {
        if (entry is null) return null;
        entry.AllowOnly("by", "on", "source");
        string by = entry.Required("by")?.Text() ?? "";
        Month? on = ReadMonth(entry.Required("on"));
        if (by == name) entry.Problem($"{name} can't have acquired itself");
        return on is { } month ? new Acquisition(by, month, entry.Optional("source")?.Text() ?? "") : null;
    }

    private static Month? ReadMonth(YamlEntry? entry)
    {
        if (entry?.Text() is not { } text) return null;
        if (Month.TryParse(text, out Month month)) return month;
        entry.Problem($"'{text}' is no month; write it as 2024-09");
        return null;
    }

    private static IEnumerable<YamlEntry> Items(YamlEntry? entry, string key) => entry?.Optional(key)?.Items() ?? [];

    private static string Lower(YamlEntry? entry) => entry?.Text()?.ToLowerInvariant() ?? "";
}
