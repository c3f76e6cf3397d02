namespace Tributary.People.Organisations;

/// <summary>Fills months without a sign of any organisation from those beside them.</summary>
internal static class GapFilling
{
    /// <summary>The months given, and those that follow from them.</summary>
    public static SortedDictionary<Month, AffiliationInterval> Fill(SortedDictionary<Month, AffiliationInterval> seen, OrganisationRules rules)
    {
        var filled = new SortedDictionary<Month, AffiliationInterval>(seen);
        List<AffiliationInterval> months = [.. seen.Values];
        for (int i = 0; i < months.Count; i++)
        {
            AffiliationInterval? next = i + 1 < months.Count ? months[i + 1] : null;
            foreach (AffiliationInterval month in Gap(months[i], next, rules)) filled.Add(month.From, month);
        }

        return filled;
    }

    private static IEnumerable<AffiliationInterval> Gap(AffiliationInterval last, AffiliationInterval? next, OrganisationRules rules)
    {
        int distance = (next?.From.Number ?? int.MaxValue) - last.From.Number;
        // Who works for a company that is taken over meanwhile works for the same people still.
        bool isSame = next is not null && rules.HeirOf(last.Organisation, next.From) == next.Organisation;
        bool isBetween = isSame && distance <= AffiliationTimeline.LongestBetween;
        // Before another organisation's month the nearer half of the gap is carried.
        int length = isBetween ? distance - 1
            // Graduates keep a university's address, and use it a last time after they have gone.
            : last.Kind == OrganisationKind.Academic ? 0
            : next is null || isSame ? Math.Min(AffiliationTimeline.LongestCarried, distance - 1)
            : Math.Min(AffiliationTimeline.LongestCarried, distance / 2);
        for (int i = 1; i <= length && i < distance; i++)
        {
            Month month = last.From.Plus(i);
            string organisation = rules.HeirOf(last.Organisation, month);
            yield return last with
            {
                Organisation = organisation,
                Kind = organisation == last.Organisation ? last.Kind : rules.KindOf(organisation),
                From = month,
                Until = month.Plus(1),
                Basis = isBetween ? Basis.Between : Basis.Carried,
                Evidence = isBetween ? $"{last.Evidence} in {last.From} and {next!.Evidence} in {next.From}" : $"{last.Evidence} in {last.From}",
            };
        }
    }
}
