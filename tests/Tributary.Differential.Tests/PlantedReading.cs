using System.Globalization;
using Tributary.Testing.Plain;
using Tributary.Testing.Planted;

namespace Tributary.Differential.Tests;

/// <summary>A planted field as the plain lists that metrics are counted in.</summary>
internal static class PlantedReading
{
    public static PlainField Of(PlantedField field)
    {
        var truth = PlantedTruth.Of(field);
        Dictionary<(int, int), List<PlainWork>> work = field.Catalog.Work is null ? [] : Work(field);
        return new PlainField(
            field.Repositories.Select(it => new PlainRepository(it.Name.ToString(), PlantedField.CategoryName(it.Category), null, it.IsMissing ? null : field.Options.CoveredUntil)).ToList(),
            truth.Credits.Select(it => Event(field, it) with { Work = work.GetValueOrDefault((it.Repository, it.Commit), []) }).ToList(),
            Employments(field).ToList(),
            Changes(field, truth).Select(it => it with { Work = work.GetValueOrDefault((it.Repository, it.Commit), []) }).ToList())
        {
            Labels = Labels(field),
            Excluded = field.Catalog.Work is null ? new HashSet<(int, int)>() : Excluded(field).ToHashSet(),
        };
    }

    private static List<PlainLabel> Labels(PlantedField field) => field.Catalog.Work is not { } rules ? [] :
    [
        .. rules.Areas.Select(it => new PlainLabel("area", it.Id)), .. rules.Kinds.Select(it => new PlainLabel("kind", it.Id)),
        .. rules.Ecosystems.Select(it => new PlainLabel("ecosystem", it.Id)), .. rules.Layers.Select(it => new PlainLabel("layer", it.Id)),
    ];

    private static Dictionary<(int Repository, int Commit), List<PlainWork>> Work(PlantedField field) =>
        (from repository in field.Repositories
         from commit in field.HistoryOf(repository)
         where !commit.IsMerge
         select (Key: (repository.Number, commit.Number), Work: PlantedWork.Of(repository, commit).Select(Work).ToList())).ToDictionary(it => it.Key, it => it.Work);

    private static PlainWork Work(string line) =>
        line.Split(' ') is [var aspect, var label, var share, var about] ? new PlainWork(new PlainLabel(aspect, label), int.Parse(share, CultureInfo.InvariantCulture), bool.Parse(about)) : throw new FormatException(line);

    private static IEnumerable<(int Repository, int Path)> Excluded(PlantedField field) =>
        from repository in field.Repositories
        from commit in field.HistoryOf(repository)
        from change in commit.Changes
        where repository.PathOf(change.Path).StartsWith("third_party/", StringComparison.Ordinal)
        select (repository.Number, change.Path);

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
