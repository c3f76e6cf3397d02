using Tributary.Insights.Findings;
using Tributary.Metrics;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Whose people do the work, how much of it declares a coding agent, and who comes and stays.</summary>
internal static class PayersSection
{
    private const int Organisations = 5;
    private const int Projects = 4;

    // Of fewer known authors, one organisation's half says little.
    private const double MostUnknown = 0.3;
    private const double LeastPeople = 20;

    public static Section Write(FindingSet findings, string catalog) => new("payers", "Who pays, who joins", [new Passage(null, [Shares(findings, catalog), Single(findings), Agents(findings, catalog), Newcomers(findings, catalog)])]);

    private static Paragraph Shares(FindingSet findings, string catalog)
    {
        List<Finding> all = findings.RowsOf("organizational-diversity", ScopeKind.Catalog, catalog).ToList();
        List<Finding> known = all.Where(it => it.Names[0] != "unknown" && it["share_of_known"] is not null).OrderByDescending(it => it["share_of_known"]).ThenBy(it => it.Names[0], StringComparer.Ordinal).Take(Organisations).ToList();
        if (known.Count == 0 || all.Find(it => it.Names[0] == "unknown") is not { } unknown) return Paragraph();
        return Paragraph(
            Sentence(Say($"For whom people work is known of the authors of all but {Share(unknown["share_at_least"])} of the commits.", unknown)),
            Sentence([Say("Of the commits of which it is known, "), .. Row(known, it => Say($"{it.NameTitles[0]}’s {Count(it["contributors"])} people made {Share(it["share_of_known"])}", it), ".")]));
    }

    private static Paragraph Single(FindingSet findings)
    {
        List<Finding> single = findings.Every("elephant-factor", ScopeKind.Repository)
            .Where(it => it.Value == 1 && it["unknown_share"] <= MostUnknown && it["contributors"] >= LeastPeople)
            .OrderByDescending(it => it["largest_share"]).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Projects).ToList();
        return single.Count == 0 ? Paragraph() : Paragraph(Sentence([
            Say("Where nearly all authors’ organisations are known, one organisation makes most of "),
            .. Row(single, it => Say($"{it.Scope} ({Share(it["largest_share"])} of what is known)", it), ".")]));
    }

    private static Paragraph Agents(FindingSet findings, string catalog) => findings.Of("agent-assisted-share", ScopeKind.Catalog, catalog) is not { } share
        ? Paragraph()
        : Paragraph(Sentence(Say($"At least {Share(share.Value)} of people’s commits were made with a coding agent’s help: so many declare it.", share)));

    private static Paragraph Newcomers(FindingSet findings, string catalog) => findings.Of("conversion-rate", ScopeKind.Catalog, catalog) is not { Value: not null } rate
        ? Paragraph()
        : Paragraph(Sentence(Say($"Of those who came in {rate.Period.Name}, {Share(rate.Value)} went on to contribute in four weeks of it or in any of the two quarters after.", rate)));
}
