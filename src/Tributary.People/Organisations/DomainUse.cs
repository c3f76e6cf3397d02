using Tributary.Model;

namespace Tributary.People.Organisations;

/// <summary>How many contributors have addresses at each registered domain.</summary>
public sealed class DomainUse
{
    private readonly Dictionary<string, int> _contributors;

    private DomainUse(Dictionary<string, int> contributors) => _contributors = contributors;

    /// <summary>Counts each contributor once a domain, however many of their addresses are there.</summary>
    public static DomainUse Of(IEnumerable<(long Contributor, Signature Signature)> signatures) =>
        new(signatures
            .Select(it => (it.Contributor, Domain: MailHost.Registrable(MailHost.Of(it.Signature.Address))))
            .Distinct()
            .GroupBy(it => it.Domain, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal));

    /// <summary>The number of contributors at a domain.</summary>
    /// <param name="domain">Registered name, lower case.</param>
    public int At(string domain) => _contributors.GetValueOrDefault(domain);
}
