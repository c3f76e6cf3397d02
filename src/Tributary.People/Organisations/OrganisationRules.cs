using System.Text.RegularExpressions;
using Tributary.Model;
using Tributary.Yaml;

namespace Tributary.People.Organisations;

/// <summary>Tells the organisation that a signature names: by <c>organisations.yaml</c>, a user's own file above it, and a few general rules.</summary>
public sealed partial class OrganisationRules
{
    /// <summary>An unlisted domain with as many contributors is taken for an organisation's.</summary>
    public const int FewestAtUnlistedDomain = 3;

    private readonly OrganisationIndex _index;

    private OrganisationRules(OrganisationIndex index) => _index = index;

    /// <summary>The rules that come with the program.</summary>
    public static OrganisationRules Default { get; } = ReadDefault();

    /// <summary>These rules with a user's own above them: what the file says of a domain, an affix or a takeover holds.</summary>
    /// <exception cref="AffiliationException">Something in the file is wrong; all that was found is named at once.</exception>
    public OrganisationRules With(string file)
    {
        using StreamReader text = File.OpenText(file);
        return With(text, file);
    }

    /// <summary>These rules with a user's own above them.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">What problems call it.</param>
    /// <exception cref="AffiliationException">Something in the file is wrong; all that was found is named at once.</exception>
    public OrganisationRules With(TextReader text, string file)
    {
        var problems = new YamlProblems();
        OrganisationFile own = OrganisationFile.Read(text, file, problems);
        AffiliationException.ThrowIfAny(problems);
        OrganisationIndex index = _index.With(own);
        foreach (string problem in index.Unresolved()) problems.Add(file, 1, problem);
        AffiliationException.ThrowIfAny(problems);
        return new OrganisationRules(index);
    }

    /// <summary>The organisation that a signature names in a month, or why it names none.</summary>
    /// <param name="signature">As written.</param>
    /// <param name="month">When it was used: domains change hands.</param>
    /// <param name="use">Who else uses the domain.</param>
    public Attribution Of(Signature signature, Month month, DomainUse use)
    {
        ArgumentNullException.ThrowIfNull(use);
        string host = MailHost.Of(signature.Address);
        Attribution byAddress = host == GitHubLogin.Host ? ByLogin(signature.Address, month) : ByHost(host, month, use);
        if (byAddress.Answer == AttributionAnswer.Organisation && byAddress.Basis != Basis.UnlistedDomain) return byAddress;
        return ByNameTag(signature.Name, month) ?? byAddress;
    }

    /// <summary>What an organisation is; a company, where no file says otherwise.</summary>
    public OrganisationKind KindOf(string organisation) => _index.KindOf(organisation);

    /// <summary>Whose an organisation is in a month: its own, or that of who took it over, and so on.</summary>
    internal string HeirOf(string organisation, Month month) => _index.HeirOf(organisation, month);

    /// <summary>All that the files list, for tests.</summary>
    internal IEnumerable<Organisation> Listed => _index.Organisations;

    [GeneratedRegex(@"[\(\[（]\s*(?<tag>[^()\[\]（）]+?)\s*[\)\]）]\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag { get; }

    private Attribution ByLogin(string address, Month month)
    {
        string login = GitHubLogin.Of(address);
        return _index.OfLogin(login) is { } name ? Named(name, month, Basis.LoginAffix, login) : Attribution.None(AttributionAnswer.Unknown, GitHubLogin.Host);
    }

    private Attribution ByHost(string host, Month month, DomainUse use)
    {
        string domain = MailHost.Registrable(host);
        // What a university leaves its graduates says where they were; only a line for that very host overrules this.
        if ((_index.OfDomain(host, month) ?? (AcademicHost.IsAlumni(host) ? null : _index.OfDomain(domain, month))) is { } owner) return Named(owner, month, Basis.Domain, host);
        if (_index.OfHost(host) is { } within) return Named(within, month, Basis.Host, host);
        if (MailHost.IsFreeMail(host) || MailHost.IsFreeMail(domain)) return Attribution.None(AttributionAnswer.FreeMail, host);
        if (_index.IsNotEmployer(domain) || AcademicHost.IsAlumni(host)) return Attribution.None(AttributionAnswer.NotAnEmployer, host);
        if (!MailHost.IsPublic(host)) return Attribution.None(AttributionAnswer.Unknown, host);
        if (AcademicHost.IsAcademic(domain)) return new Attribution(AttributionAnswer.Organisation, domain, OrganisationKind.Academic, Basis.Domain, host);
        return use.At(domain) switch
        {
            >= FewestAtUnlistedDomain => new Attribution(AttributionAnswer.Organisation, domain, OrganisationKind.Other, Basis.UnlistedDomain, host),
            1 => Attribution.None(AttributionAnswer.PersonalDomain, host),
            _ => Attribution.None(AttributionAnswer.Unknown, host),
        };
    }

    private Attribution? ByNameTag(string name, Month month)
    {
        Match match = Tag.Match(name);
        return match.Success && _index.OfTag(match.Groups["tag"].Value) is { } owner ? Named(owner, month, Basis.NameTag, match.Value.Trim()) : null;
    }

    private Attribution Named(string owner, Month month, Basis basis, string seen)
    {
        string name = _index.HeirOf(owner, month);
        return new Attribution(AttributionAnswer.Organisation, name, _index.KindOf(name), basis, name == owner ? seen : $"{seen} of {owner}");
    }

    private static OrganisationRules ReadDefault()
    {
        using Stream stream = typeof(OrganisationRules).Assembly.GetManifestResourceStream("organisations.yaml")!;
        using var reader = new StreamReader(stream);
        return new OrganisationRules(OrganisationIndex.Empty).With(reader, "organisations.yaml");
    }
}
