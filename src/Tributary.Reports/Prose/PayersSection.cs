using Tributary.Insights.Findings;
using Tributary.Metrics;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Whose people do the work, how much of it declares a coding agent, and who comes and stays.</summary>
internal static class PayersSection
{
    private const string Unknown = "unknown";
    private const string Independent = "independent";
    private const int Organisations = 5;
    private const int Projects = 5;
    private const int Categories = 3;

    // Of fewer known authors, one organisation's half says little.
    private const double MostUnknown = 0.3;
    private const double LeastPeople = 20;

    // A quarter after they came.
    private const string Quarter = "13";

    public static Section Write(FindingSet findings, string catalog, IReadOnlyList<ToldEvent> events) => new("payers", "Who pays, who joins",
        [new Passage(null, [Shares(findings, catalog), Single(findings), Agents(findings, catalog), Newcomers(findings, catalog), .. EventsParagraph.Write(events)])]);

    private static Paragraph Shares(FindingSet findings, string catalog)
    {
        List<Finding> all = findings.RowsOf("organizational-diversity", ScopeKind.Catalog, catalog).ToList();
        List<Finding> known = all.Where(it => it.Names[0] is not (Unknown or Independent) && it["share_of_known"] is not null).OrderByDescending(it => it["share_of_known"]).ThenBy(it => it.Names[0], StringComparer.Ordinal).Take(Organisations).ToList();
        if (known.Count == 0 || all.Find(it => it.Names[0] == Unknown) is not { } unknown) return Paragraph();
        Finding first = known[0];
        return Paragraph(
            Sentence(
                Say($"Whom its author works for is known of all but {Share(unknown["share_at_least"])} of the commits", unknown),
                unknown["contributors"] is { } people ? Say($"; of {People(people)} it is not.", unknown) : Say(".")),
            Sentence([Say("Of the commits of which it is, "), .. Row(known, it => Say($"{Its(it.NameTitles[0])} {Count(it["contributors"])} people made {Share(it["share_of_known"])}", it), ".")]),
            Sentence(Say($"Even if nobody of the unknown is theirs, {Its(first.NameTitles[0])} people made {Share(first["share_at_least"])} of all commits.", first)),
            all.Find(it => it.Names[0] == Independent) is not { Value: > 0 } independent ? null : Sentence(
                Say($"{People(independent["contributors"])} are known to work for nobody but themselves, and made {Share(independent["share_of_known"])}; of those who leave no trace of an employer, more may.", independent)));
    }

    private static Paragraph Single(FindingSet findings)
    {
        List<(Finding Factor, Finding Owner)> single = findings.Every("elephant-factor", ScopeKind.Repository)
            .Where(it => it.Value == 1 && it["unknown_share"] <= MostUnknown && it["contributors"] >= LeastPeople)
            .Select(it => (Factor: it, Owner: Owner(findings, it.Scope)!)).Where(it => it.Owner is not null)
            .OrderByDescending(it => it.Factor["contributors"]).ThenBy(it => it.Factor.Scope, StringComparer.Ordinal).Take(Projects).ToList();
        return single.Count == 0 ? Paragraph() : Paragraph(Sentence([
            Say("One organisation’s people make most of what is known in "),
            .. Row(single, it => Say($"{it.Owner.Title} ({it.Owner.NameTitles[0]}, {Share(it.Owner["share_of_known"])} by {People(it.Owner["contributors"])})", it.Owner, it.Factor), ": should it turn elsewhere, so does the project.")]));
    }

    private static Finding? Owner(FindingSet findings, string repository) => findings.RowsOf("organizational-diversity", ScopeKind.Repository, repository)
        .Where(it => it.Names[0] is not (Unknown or Independent)).OrderByDescending(it => it["share_of_known"] ?? 0).ThenBy(it => it.Names[0], StringComparer.Ordinal).FirstOrDefault(it => it["share_of_known"] >= 0.5);

    private static Paragraph Agents(FindingSet findings, string catalog)
    {
        if (findings.Of("agent-assisted-share", ScopeKind.Catalog, catalog) is not { } share) return Paragraph();
        List<Finding> most = findings.Every("agent-assisted-share", ScopeKind.Category).Where(it => it.Value > share.Value && it["contributors"] >= LeastPeople).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).Take(Categories).ToList();
        return Paragraph(
            Sentence(Say($"Of people’s commits {Share(share.Value)} declare a coding agent’s help, which is the least that there can be: most marks are never left.", share)),
            share.Change is null ? null : Sentence(Say($"{(share.IsChange ? "Against" : "Beside")} {share.Period.Previous.Name}, {Moved(share, "the share", Share)}.", share)),
            most.Count == 0 ? null : Sentence([Say("It is largest in "), .. Row(most, it => Say($"{it.Title} ({Share(it.Value)})", it), ".")]));
    }

    private static Paragraph Newcomers(FindingSet findings, string catalog)
    {
        Finding? rate = findings.Of("conversion-rate", ScopeKind.Catalog, catalog);
        List<Finding> stays = findings.RowsOf("retention", ScopeKind.Catalog, catalog).ToList();
        Finding? later = stays.Find(it => it.Names[0] == Quarter), first = stays.Find(it => it.Names[0] == "0");
        return Paragraph(
            rate is not { Value: not null } ? null : Sentence(Say($"Of the {Count(rate["whole"])} people who came in {rate.Period.Name}, {Count(rate["part"])} ({Share(rate.Value)}) went on to contribute in four weeks of it or in any of the two quarters after.", rate)),
            later is null ? null : Sentence(
                Say($"Of the {Count(later["cohort"])} who came in {later.Period.Name}, ", later),
                first is null ? null : Say($"{Share(first.Value)} came back after their first week, and ", first),
                Say($"{Share(later.Value)} ({Share(later["low"])} to {Share(later["high"])}) were still active {later.Names[0]} weeks on, or later.", later)));
    }
}
