namespace Tributary.People.Organisations;

/// <summary>Puts what persons stated above what was derived.</summary>
internal static class StatedMonths
{
    /// <summary>The statements' intervals, and of the others what these leave.</summary>
    public static IReadOnlyList<AffiliationInterval> Above(List<AffiliationInterval> derived, IReadOnlyList<StatedAffiliation> stated, OrganisationRules rules)
    {
        if (stated.Count == 0) return derived;
        List<Month> borders = stated.SelectMany(it => new[] { it.From ?? Month.Earliest, it.Until ?? Month.Never })
            .Concat(derived.SelectMany(it => new[] { it.From, it.Until })).Distinct().Order().ToList();
        var result = new List<AffiliationInterval>();
        foreach ((Month from, Month until) in borders.Zip(borders.Skip(1)))
        {
            AffiliationInterval? interval = Statement(stated, from) is { } statement ? ToInterval(statement, rules) : derived.Find(it => it.From <= from && from < it.Until);
            if (interval is null) continue;
            interval = interval with { From = from, Until = until };
            if (result is [.., var last] && last.Until == from && last with { From = from, Until = until } == interval) result[^1] = last with { Until = until };
            else result.Add(interval);
        }

        return result;
    }

    private static StatedAffiliation? Statement(IReadOnlyList<StatedAffiliation> stated, Month month) =>
        stated.Select((it, index) => (it, index)).Where(it => it.it.Covers(month)).OrderBy(it => it.it.From ?? Month.Earliest).ThenBy(it => it.index).Select(it => it.it).LastOrDefault();

    private static AffiliationInterval ToInterval(StatedAffiliation statement, OrganisationRules rules) =>
        new(statement.Organisation, KindOf(statement.Organisation, rules), default, default, Basis.Stated, statement.Source);

    private static OrganisationKind KindOf(string organisation, OrganisationRules rules) => organisation switch
    {
        StatedAffiliation.Independent => OrganisationKind.Independent,
        StatedAffiliation.Unknown => OrganisationKind.Unknown,
        _ => rules.KindOf(organisation),
    };
}
