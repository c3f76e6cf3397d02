using System.Globalization;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;
using Tributary.Testing.Planted;

namespace Tributary.Differential.Tests;

/// <summary>What is derived from a planted field's facts is what was planted.</summary>
public sealed class PlantedTests
{
    // Chance finds more with more tries: ./test --all.
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1" ? 40 : 2)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_derived_is_what_was_planted(int seed)
    {
        var field = PlantedField.Plant(new PlantedOptions { Seed = seed, Missing = 1, OddDates = .01, HasWork = true });
        var truth = PlantedTruth.Of(field);
        using FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        PlantedFacts.Write(store, field);
        var derived = new DerivedField(store.Connection, field);
        derived.Contributors.ShouldBe(derived.Signatures.Select(it => $"{field.NameOf(field.OwnerOf(it))}: {it.Name} <{it.Address}>").Order(StringComparer.Ordinal));
        derived.Kinds.ShouldBe(derived.Signatures.Select(field.OwnerOf).Distinct().Select(it => $"{field.NameOf(it)}: {KindOf(field, it)}").Order(StringComparer.Ordinal));
        derived.Activity.ShouldBe(Activity(field, truth));
        derived.Copies.ShouldBe(truth.Copies.Select(it => $"{field.Repositories[it.Repository].Name} {it.Commit.AuthorTime} {it.Commit.Subject}: {field.Repositories[it.Home].Name}").Order(StringComparer.Ordinal));
        derived.Sharing.ShouldBe(Sharing(field, truth));
        derived.Bulk.ShouldBe(Bulk(field, truth));
        derived.Undated.ShouldBe(truth.Undated.Select(it => $"{field.Repositories[it.Key].Name}: {it.Value}").Order(StringComparer.Ordinal));
        derived.Organisations.ShouldBe(Organisations(field, truth));
        derived.Work.ShouldBe(Work(field));
        derived.ExcludedPaths.ShouldBe(ExcludedPaths(field));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Real_repositories_of_a_planted_field_come_to_the_same_store(int seed)
    {
        using var folder = new TestFolder();
        var field = PlantedField.Plant(new PlantedOptions { Seed = seed, Forks = 2, Missing = 1, OddDates = .01, Merges = .3, HasWork = true });
        IReadOnlyDictionary<(int, int, int?), Model.ObjectId> ids = PlantedGit.Write(folder.Path, field);
        using FactStore planted = FactStore.OpenForWriting(DuckDbDatabase.InMemory), synced = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        PlantedFacts.Write(planted, field, commit => ids[commit.Key]);
        new Synchronizer(synced, field.Catalog, new SyncOptions { Mirrors = folder.Path, AsOf = field.Options.LastDay }).Run(new Progress<SyncEvent>(), CancellationToken.None).Broken.ShouldBeEmpty();
        string[] expected = StoreContents.Of(planted).Split('\n'), made = StoreContents.Of(synced).Split('\n');
        // Not ShouldBe: it would print megabytes.
        made.Length.ShouldBe(expected.Length);
        made.Zip(expected).FirstOrDefault(pair => pair.First != pair.Second).ShouldBe(default);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_planted_field_has_the_shapes_that_were_asked_for(int seed)
    {
        var field = PlantedField.Plant(new PlantedOptions { Seed = seed, Repositories = 30, Categories = 5, People = 1500, CommitsPerQuarter = 2500, Forks = 3, Imports = 2, Missing = 1 });
        var truth = PlantedTruth.Of(field);
        List<PlantedCredit> own = truth.Credits.Where(it => it.IsAuthored && !it.IsCopy).ToList();
        (own.Count / (double)field.Options.Quarters).ShouldBeInRange(2000, 3200);
        List<int> commits = own.Where(it => it.IsPerson).CountBy(it => it.Contributor).Select(it => it.Value).OrderDescending().ToList();
        commits.Take(commits.Count / 10).Sum().ShouldBeGreaterThan(own.Count / 2, "a tenth of people makes most commits");
        commits.Count(it => it <= 2).ShouldBeGreaterThan(commits.Count / 3, "many come once");
        ILookup<(int, int), PlantedCredit> credits = truth.Credits.ToLookup(it => (it.Contributor, it.Repository));
        foreach (PlantedStay stay in field.People.SelectMany(person => person.Stays))
        {
            IEnumerable<PlantedCredit> there = credits[(stay.Person, stay.Repository)].Where(it => it.Commit >= field.TakenOver(field.Repositories[stay.Repository]));
            (there.Min(it => it.Day), there.Max(it => it.Day)).ShouldBe((stay.From, stay.Until), $"{stay}");
        }

        field.People.Count(person => person.Move is not null).ShouldBeGreaterThan(20);
        own.ShouldContain(it => it.IsAssisted);
        truth.Credits.ShouldContain(it => !it.IsAuthored && it.IsPerson);
        truth.Credits.ShouldContain(it => !it.IsPerson && it.IsAuthored);
        truth.Copies.Select(it => it.Repository).Distinct().Count().ShouldBeGreaterThan(2);
        field.Repositories.Where(it => !it.IsMissing).ShouldAllBe(it => PathsExist(field, it));
    }

    private static IEnumerable<string> Work(PlantedField field) => field.Repositories.Where(it => !it.IsMissing)
        .SelectMany(repository => field.HistoryOf(repository).Where(commit => !commit.IsMerge).SelectMany(commit => PlantedWork.Of(repository, commit).Select(line => $"{repository.Name} {commit.AuthorTime} {commit.Subject}: {line}")))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> ExcludedPaths(PlantedField field) => field.Repositories.Where(it => !it.IsMissing)
        .SelectMany(repository => field.HistoryOf(repository).Where(commit => !commit.IsMerge).SelectMany(commit => commit.Changes).Select(change => repository.PathOf(change.Path)).Distinct()
            .Where(path => path.StartsWith("third_party/", StringComparison.Ordinal)).Select(path => $"{repository.Name} {path} vendored"))
        .Order(StringComparer.Ordinal);

    private static bool PathsExist(PlantedField field, PlantedRepository repository)
    {
        var existing = new HashSet<int>();
        return field.HistoryOf(repository).SelectMany(it => it.Changes).All(it => it.Status switch
        {
            'A' => existing.Add(it.Path),
            'D' => existing.Remove(it.Path),
            _ => existing.Contains(it.Path),
        });
    }

    private static IEnumerable<string> Activity(PlantedField field, PlantedTruth truth) => truth.Credits
        .GroupBy(it => (it.Day, it.Week, it.Repository, it.Contributor, it.IsCopy, it.IsPerson, it.UtcOffset))
        .Select(it => string.Create(CultureInfo.InvariantCulture,
            $"{it.Key.Day:yyyy-MM-dd} {it.Key.Week:yyyy-MM-dd} {field.Repositories[it.Key.Repository].Name} {field.NameOf(it.Key.Contributor)} {it.Key.IsCopy} {it.Key.IsPerson} {it.Count(c => c.IsAuthored)} {it.Count(c => !c.IsAuthored)} {it.Sum(c => c.Touches)} {it.Count(c => c.IsAssisted)} {it.Key.UtcOffset}"))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Sharing(PlantedField field, PlantedTruth truth) => truth.Copies
        .GroupBy(it => (it.Repository, it.Home))
        .Select(it => (it.Key, Copies: it.ToList(), Days: it.Select(copy => copy.Commit.Day).Where(day => day.Year >= 1990).ToList()))
        .Select(it => string.Create(CultureInfo.InvariantCulture,
            $"{field.Repositories[it.Key.Repository].Name} {field.Repositories[it.Key.Home].Name} {it.Copies.Count} {it.Copies.Count(copy => IsSameId(field, copy))} {it.Days.Min():yyyy-MM-dd} {it.Days.Max():yyyy-MM-dd} {Upstream(field, it.Key.Repository) == Upstream(field, it.Key.Home)}"))
        .Order(StringComparer.Ordinal);

    private static bool IsSameId(PlantedField field, PlantedCopy copy) => copy.Commit.Importer is null && (copy.Home == copy.Commit.Origin || !field.Repositories[copy.Home].IsImport);

    private static int Upstream(PlantedField field, int repository) => field.Repositories[repository] is { IsDeclared: true, Source: { } source } ? source : repository;

    private static IEnumerable<string> Bulk(PlantedField field, PlantedTruth truth)
    {
        List<PlantedCredit> authored = truth.Credits.Where(it => it.IsAuthored).ToList();
        List<int> sizes = authored.Where(it => !it.IsCopy).Select(it => it.Touches).Order().ToList();
        int usual = sizes[(int)Math.Ceiling(sizes.Count * .999) - 1];
        return authored.Where(it => it.Touches > usual)
            .Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Day:yyyy-MM-dd} {field.Repositories[it.Repository].Name} {field.NameOf(it.Contributor)} {it.IsCopy} {it.IsPerson} {it.Touches} {it.Added}"))
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Organisations(PlantedField field, PlantedTruth truth) => truth.Credits
        .Where(it => it.IsPerson)
        .Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Day:yyyy-MM-dd} {field.NameOf(it.Contributor)}: {field.People[it.Contributor].EmploymentOn(it.Day)?.Organisation}"))
        .Distinct().Order(StringComparer.Ordinal);

    private static string KindOf(PlantedField field, int contributor) =>
        contributor < field.People.Count ? "human" : field.Accounts[contributor - field.People.Count].Kind.ToString().ToLowerInvariant();
}
