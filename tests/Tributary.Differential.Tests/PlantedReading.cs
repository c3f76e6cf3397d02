using Tributary.Testing.Plain;
using Tributary.Testing.Planted;

namespace Tributary.Differential.Tests;

/// <summary>A planted field as the plain lists that metrics are counted in.</summary>
internal static class PlantedReading
{
    public static PlainField Of(PlantedField field)
    {
        var truth = PlantedTruth.Of(field);
        return new PlainField(
            field.Repositories.Select(it => new PlainRepository(it.Name.ToString(), PlantedField.CategoryName(it.Category), null, it.IsMissing ? null : field.Options.CoveredUntil)).ToList(),
            truth.Credits.Select(it => Event(field, it)).ToList(),
            Employments(field).ToList(),
            Changes(field, truth).ToList());
    }

    private static PlainEvent Event(PlantedField field, PlantedCredit it) => new(it.Day, it.Repository, it.Contributor)
    {
        Kind = it.IsPerson ? "human" : field.Accounts[it.Contributor - field.People.Count].Kind.ToString().ToLowerInvariant(),
        IsCopy = it.IsCopy,
        Commits = it.IsAuthored ? 1 : 0,
        Coauthored = it.IsAuthored ? 0 : 1,
        Touches = it.Touches,
        Assisted = it.IsAssisted ? 1 : 0,
        Offset = it.UtcOffset,
    };

    private static IEnumerable<PlainEmployment> Employments(PlantedField field) =>
        from person in field.People
        from job in person.Employments.Select((it, index) => (it.Organisation, it.From, Until: person.Employments.ElementAtOrDefault(index + 1)?.From ?? DateOnly.MaxValue))
        select new PlainEmployment(person.Number, job.Organisation, "company", job.From, job.Until);

    private static IEnumerable<PlainChange> Changes(PlantedField field, PlantedTruth truth)
    {
        Dictionary<(int, int), PlantedCredit> authored = truth.Credits.Where(it => it.IsAuthored).ToDictionary(it => (it.Repository, it.Commit));
        List<int> sizes = authored.Values.Where(it => !it.IsCopy).Select(it => it.Touches).Order().ToList();
        int usual = sizes[(int)Math.Ceiling(sizes.Count * .999) - 1];
        return from repository in field.Repositories
               from commit in field.HistoryOf(repository)
               let credit = authored.GetValueOrDefault((repository.Number, commit.Number))
               from change in commit.Changes
               select new PlainChange(commit.Day, repository.Number, commit.Number, credit?.Contributor ?? commit.Author, credit?.IsCopy ?? false, change.Status, change.Path)
               {
                   Committed = commit.CommitterTime,
                   IsBulk = credit?.Touches > usual,
               };
    }
}
