using Tributary.Model;
using Tributary.People.Organisations;

namespace Tributary.People.Tests.Organisations;

/// <summary>Short ways to write what these tests are about.</summary>
internal static class Example
{
    public static readonly DomainUse NobodyElse = Use();

    /// <summary>So many contributors at each domain.</summary>
    public static DomainUse Use(params (string Domain, int Contributors)[] domains) =>
        DomainUse.Of(domains.SelectMany((it, i) => Enumerable.Range(0, it.Contributors).Select(j => ((i * 1000L) + j, new Signature("X", $"x{j}@{it.Domain}")))));

    public static Month Month(string text) => People.Organisations.Month.TryParse(text, out Month month) ? month : throw new ArgumentException(text, nameof(text));

    public static OrganisationRules Own(string yaml) => OrganisationRules.Default.With(new StringReader(yaml), "own.yaml");

    public static Attribution Of(string address, string month = "2025-06", string name = "Ada", DomainUse? use = null) =>
        OrganisationRules.Default.Of(new Signature(name, address), Month(month), use ?? NobodyElse);

    public static MonthlySighting Saw(string address, string month, int commits = 1, string name = "Ada") => new(new Signature(name, address), Month(month), commits);

    /// <summary>A contributor's intervals, each as "organisation from until basis".</summary>
    public static List<string> Timeline(IEnumerable<MonthlySighting> sightings, params StatedAffiliation[] stated) =>
        AffiliationTimeline.Of(sightings, OrganisationRules.Default, NobodyElse, stated).Select(it => $"{it.Organisation} {it.From} {it.Until} {it.Basis}").ToList();
}
