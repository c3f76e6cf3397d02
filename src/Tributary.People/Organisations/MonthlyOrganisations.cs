namespace Tributary.People.Organisations;

/// <summary>The one organisation of each month in which signatures name any.</summary>
internal static class MonthlyOrganisations
{
    /// <summary>
    /// A month is the organisation's that most commits name, where addresses and names count before logins. Of two with as many it is the one
    /// of the month before that is known, else of the month after, else the first by name.
    /// </summary>
    public static SortedDictionary<Month, AffiliationInterval> Of(IEnumerable<MonthlySighting> sightings, OrganisationRules rules, DomainUse use)
    {
        List<Claim> claims = sightings
            .GroupBy(it => (it.Signature, it.Month))
            .Select(group => new Claim(group.Key.Month, group.Max(it => it.Commits), rules.Of(group.Key.Signature, group.Key.Month, use)))
            .Where(claim => claim.Attribution.Answer == AttributionAnswer.Organisation)
            .ToList();
        List<IGrouping<Month, Claim>> months = WithoutOutlivedLogins(claims).GroupBy(claim => claim.Month).OrderBy(group => group.Key).ToList();
        var decided = new SortedDictionary<Month, AffiliationInterval>();
        for (int i = 0; i < months.Count; i++)
        {
            string? before = i > 0 ? decided[months[i - 1].Key].Organisation : null;
            IReadOnlyList<string> after = i + 1 < months.Count ? Leaders(months[i + 1]) : [];
            decided.Add(months[i].Key, Decide(months[i], before, after));
        }

        return decided;
    }

    private static AffiliationInterval Decide(IGrouping<Month, Claim> month, string? before, IReadOnlyList<string> after)
    {
        List<string> leaders = Leaders(month);
        string organisation = before is not null && leaders.Contains(before) ? before
            : leaders.FirstOrDefault(leader => after is [var next] && next == leader) ?? leaders[0];
        Claim best = month.Where(claim => claim.Attribution.Organisation == organisation)
            .OrderBy(claim => claim.Attribution.Basis).ThenByDescending(claim => claim.Commits).ThenBy(claim => claim.Attribution.Evidence, StringComparer.Ordinal).First();
        return new AffiliationInterval(organisation, best.Attribution.Kind, month.Key, month.Key.Plus(1), best.Attribution.Basis, best.Attribution.Evidence);
    }

    // Those with the most commits, by name.
    private static List<string> Leaders(IEnumerable<Claim> month)
    {
        List<Claim> claims = month.ToList();
        if (claims.Exists(claim => !claim.IsLogin)) claims.RemoveAll(claim => claim.IsLogin);
        var sums = claims.GroupBy(claim => claim.Attribution.Organisation!, StringComparer.Ordinal).Select(group => (Name: group.Key, Commits: group.Sum(claim => (long)claim.Commits))).ToList();
        long most = sums.Max(it => it.Commits);
        return sums.Where(it => it.Commits == most).Select(it => it.Name).Order(StringComparer.Ordinal).ToList();
    }

    // A login stays when its owner goes: it is worth nothing from the month on in which an address names somebody else.
    private static List<Claim> WithoutOutlivedLogins(List<Claim> claims)
    {
        var remaining = claims.Where(claim => !claim.IsLogin).ToList();
        foreach (IGrouping<string, Claim> login in claims.Where(claim => claim.IsLogin).GroupBy(claim => claim.Attribution.Evidence, StringComparer.Ordinal))
        {
            Month first = login.Min(claim => claim.Month);
            HashSet<string> names = login.Select(claim => claim.Attribution.Organisation!).ToHashSet(StringComparer.Ordinal);
            Month end = claims.Where(claim => !claim.IsLogin && claim.Month >= first && !names.Contains(claim.Attribution.Organisation!)).Select(claim => claim.Month).DefaultIfEmpty(Month.Never).Min();
            remaining.AddRange(login.Where(claim => claim.Month < end));
        }

        return remaining;
    }

    private sealed record Claim(Month Month, int Commits, Attribution Attribution)
    {
        public bool IsLogin => Attribution.Basis == Basis.LoginAffix;
    }
}
