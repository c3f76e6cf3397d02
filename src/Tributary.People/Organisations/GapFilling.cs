namespace Tributary.People.Organisations;

/// <summary>Fills months without a sign of any organisation from those beside them.</summary>
internal static class GapFilling
{
    /// <summary>The months given, and those that follow from them.</summary>
    public static SortedDictionary<Month, AffiliationInterval> Fill(SortedDictionary<Month, AffiliationInterval> seen)
    {
        var filled = new SortedDictionary<Month, AffiliationInterval>(seen);
        List<AffiliationInterval> months = [.. seen.Values];
        for (int i = 0; i < months.Count; i++)
        {
            AffiliationInterval? next = i + 1 < months.Count ? months[i + 1] : null;
            foreach (AffiliationInterval month in Gap(months[i], next)) filled.Add(month.From, month);
        }

        return filled;
    }

    private static IEnumerable<AffiliationInterval> Gap(AffiliationInterval last, AffiliationInterval? next)
    {
        int distance = (next?.From.Number ?? int.MaxValue) - last.From.Number;
        bool isBetween = next?.Organisation == last.Organisation && distance <= AffiliationTimeline.LongestBetween;
        // Before another organisation's month the nearer half of the gap is carried.
        int length = isBetween ? distance - 1
            : next is null || next.Organisation == last.Organisation ? Math.Min(AffiliationTimeline.LongestCarried, distance - 1)
            : Math.Min(AffiliationTimeline.LongestCarried, distance / 2);
        for (int i = 1; i <= length && i < distance; i++)
        {
            Month month = last.From.Plus(i);
            yield return last with
            {
                From = month,
                Until = month.Plus(1),
                Basis = isBetween ? Basis.Between : Basis.Carried,
                Evidence = isBetween ? $"{last.Evidence} in {last.From} and {next!.Evidence} in {next.From}" : $"{last.Evidence} in {last.From}",
            };
        }
    }
}
