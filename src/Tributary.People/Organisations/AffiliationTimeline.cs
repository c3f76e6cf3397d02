namespace Tributary.People.Organisations;

/// <summary>
/// Makes a contributor's affiliations, month by month, of the signatures that they used: what these name, gaps filled where that was
/// measured to be right, and above all what a person stated.
/// </summary>
/// <remarks>The order of what is given does not matter, nor whether something is given twice.</remarks>
public static class AffiliationTimeline
{
    /// <summary>A gap between two months of one organisation is filled up to this distance.</summary>
    public const int LongestBetween = 12;

    /// <summary>A month's organisation is carried on for so many months where nothing else is seen.</summary>
    public const int LongestCarried = 3;

    /// <summary>A contributor's affiliations: in order of time, no two at once, months that nothing is known of left out.</summary>
    /// <param name="sightings">The contributor's signatures, by month.</param>
    /// <param name="rules">Tell whom a signature names.</param>
    /// <param name="use">Who else uses a domain.</param>
    /// <param name="stated">What persons say of this contributor; where two speak of a month, the one that begins later holds, else the last.</param>
    public static IReadOnlyList<AffiliationInterval> Of(IEnumerable<MonthlySighting> sightings, OrganisationRules rules, DomainUse use, IReadOnlyList<StatedAffiliation> stated)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(stated);
        SortedDictionary<Month, AffiliationInterval> derived = GapFilling.Fill(MonthlyOrganisations.Of(sightings, rules, use), rules);
        return StatedMonths.Above(Runs(derived.Values), stated, rules);
    }

    // Neighbouring months that say the same are one interval.
    private static List<AffiliationInterval> Runs(IEnumerable<AffiliationInterval> months)
    {
        var runs = new List<AffiliationInterval>();
        foreach (AffiliationInterval month in months)
        {
            if (runs is [.., var last] && last with { From = month.From, Until = month.Until } == month && last.Until == month.From) runs[^1] = last with { Until = month.Until };
            else runs.Add(month);
        }

        return runs;
    }
}
