using Tributary.Insights.Comparing;
using Tributary.Metrics;
using Tributary.Metrics.Uncertainty;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing.Planted;

namespace Tributary.Insights.Tests.Comparing;

/// <summary>Comparisons over a planted field, whose commits are about CUDA and ROCm as it was planted.</summary>
public sealed class ComparisonTests : IDisposable
{
    private static readonly PlantedField Field = PlantedField.Plant(new PlantedOptions { HasWork = true, Repositories = 6, People = 150, CommitsPerQuarter = 900, Missing = 1 });
    private static readonly ILookup<PlantedCredit, string> Told = Tell().ToLookup(it => it.Credit, it => it.What);
    private static readonly Period Quarter = new Quarter(2026, 1).Period;

    private readonly FactStore _store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);

    public ComparisonTests() => PlantedFacts.Write(_store, Field);

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Figures_are_those_of_the_commits_that_are_about_each_side()
    {
        Comparison comparison = Compare(by: null, "CUDA", "rocm");
        comparison.Sides.Select(side => side.Title).ShouldBe(["CUDA", "ROCm"]);
        HashSet<int> cuda = People("cuda", Quarter), rocm = People("rocm", Quarter);
        Measure contributors = comparison.Measures.First(it => it.Metric == "contributors");
        contributors.Values.ShouldBe([cuda.Count, rocm.Count]);
        rocm.Count.ShouldBeGreaterThan(5);
        contributors.Parities[0]!.Ratio.ShouldBe((double)rocm.Count / cuda.Count);
        contributors.Parities[0]!.Low!.Value.ShouldBeLessThan(contributors.Parities[0]!.Ratio!.Value);
        contributors.Parities[0]!.High!.Value.ShouldBeGreaterThan(contributors.Parities[0]!.Ratio!.Value);
        comparison.Measures.First(it => it.Metric == "code-changes-commits").Values.ShouldBe([Commits("cuda").Count(), Commits("rocm").Count()]);
        contributors.Parities[0]!.Below.ShouldBe(cuda.Count);
        contributors.Parities[0]!.Above.ShouldBe(rocm.Count);
        comparison.Measures.First(it => it.Metric == "footprint").People.ShouldAllBe(people => people > 0);
        comparison.Shared[(0, 1)].ShouldBe(cuda.Intersect(rocm).Count());
        comparison.History.Select(it => it.Period.ToString()).ShouldBe(["2024Q2", "2024Q3", "2024Q4", "2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1"]);
        foreach (Moment moment in comparison.History) moment.Contributors.ShouldBe([People("cuda", moment.Period).Count, People("rocm", moment.Period).Count]);
        comparison.History[^1].Parities[0].ShouldBe(contributors.Parities[0]);
        comparison.Measures.Select(it => it.Metric).ShouldBe(
            ["age", "contributors", "new-contributors", "sustained-contributors", "code-changes-commits", "footprint", "agent-assisted-share", "contributor-absence-factor", "elephant-factor", "contributors", "code-changes-commits"]);
    }

    [Fact]
    public void Parts_are_those_of_the_layers()
    {
        Comparison comparison = Compare(ScopeKind.Layer, "cuda", "rocm");
        comparison.By.ShouldBe("layer");
        foreach (Part part in comparison.Parts)
        {
            string layer = part.Title.ToLowerInvariant();
            part.Contributors.ShouldBe([PeopleAt(layer, "cuda"), PeopleAt(layer, "rocm")], layer);
        }

        comparison.Parts.Select(it => it.Title).ShouldContain("Kernels");

        int PeopleAt(string layer, string ecosystem) => Credits(Quarter).Where(it => IsAbout(it, $"ecosystem {ecosystem}") && IsAbout(it, $"layer {layer}")).Select(it => it.Contributor).Distinct().Count();
    }

    [Fact]
    public void Neutral_repositories_are_those_that_no_side_owns()
    {
        string own = Field.Repositories[0].Name.ToString();
        Comparison comparison = Compare(by: null, ["cuda", "rocm"], ecosystem => ecosystem == "cuda" ? [own] : []);
        comparison.Neutral.ShouldBe(Field.Repositories.Count(it => !it.IsMissing) - 1);
        comparison.Sides[0].Own.Select(it => (it.Name, it.IsRead)).ShouldBe([(own, true)]);
        int cuda = Credits(Quarter).Where(it => it.Repository != 0 && IsAbout(it, "ecosystem cuda")).Select(it => it.Contributor).Distinct().Count();
        comparison.Measures[^2].Title.ShouldBe("Contributors in neutral repositories");
        comparison.Measures[^2].Values[0].ShouldBe(cuda);
        comparison.History[^1].NeutralParities[0].ShouldBe(comparison.Measures[^2].Parities[0]);
    }

    [Fact]
    public void Repositories_and_vendors_are_compared_whole()
    {
        string one = Field.Repositories[0].Name.ToString();
        Comparison comparison = Compare(by: null, one.ToUpperInvariant(), "vendor:" + Field.Repositories[1].Name.Owner, "category:" + Field.Catalog.Categories[0].Id);
        comparison.Neutral.ShouldBe(0);
        comparison.Sides[0].Title.ShouldBe(one);
        comparison.Measures.Count.ShouldBe(9);
        comparison.Measures[1].Values[0].ShouldBe(Credits(Quarter, isAlone: true).Where(it => it.Repository == 0).Select(it => it.Contributor).Distinct().Count());
        comparison.Measures[1].Parities.Count.ShouldBe(2);
        comparison.Shared.Keys.ShouldBe([(0, 1), (0, 2), (1, 2)]);
    }

    [Fact]
    public void What_is_missing_is_no_zero()
    {
        PlantedRepository missing = Field.Repositories.First(it => it.IsMissing);
        Comparison comparison = Compare(by: null, Field.Repositories[0].Name.ToString(), missing.Name.ToString());
        comparison.Sides[1].Own.Single().IsRead.ShouldBeFalse();
        comparison.Measures.First(it => it.Metric == "contributors").Values[1].ShouldBeNull();
        comparison.History[^1].Parities[0].ShouldBe(new Parity(null, null, null, 0, 0));
    }

    [Fact]
    public void A_name_that_nothing_has_is_an_error() =>
        Should.Throw<MetricException>(() => Compare(by: null, "cuda", "cudda")).Message.ShouldBe("'cudda' is no ecosystem, repository, vendor, category or group of the store. Write one of these, or a scope such as organisation:AMD.");

    private Comparison Compare(ScopeKind? by, params string[] sides) => Compare(by, sides, _ => []);

    private Comparison Compare(ScopeKind? by, string[] sides, Func<string, IEnumerable<string>> ownOf) =>
        new ComparisonBuilder(_store, Quarter).Build(sides.Select(side => Side.Parse(_store.Connection, side, ownOf)).ToList(), by);

    private static HashSet<int> People(string ecosystem, Period period) => Credits(period).Where(it => IsAbout(it, $"ecosystem {ecosystem}")).Select(it => it.Contributor).ToHashSet();

    private static IEnumerable<PlantedCredit> Commits(string ecosystem) => Credits(Quarter, withBots: true).Where(it => it.IsAuthored && IsAbout(it, $"ecosystem {ecosystem}"));

    private static IEnumerable<PlantedCredit> Credits(Period period, bool isAlone = false, bool withBots = false) =>
        Told.Select(it => it.Key).Where(it => (withBots || it.IsPerson) && (isAlone || !it.IsCopy) && it.Day >= period.From && it.Day < period.To);

    private static bool IsAbout(PlantedCredit credit, string what) => Told[credit].Contains(what, StringComparer.Ordinal);

    // What each credit's commit is about: 'ecosystem cuda'.
    private static IEnumerable<(PlantedCredit Credit, string What)> Tell()
    {
        Dictionary<(int, int), PlantedCommit> commits = Field.Repositories.Where(it => !it.IsMissing).SelectMany(repository => Field.HistoryOf(repository).Select(commit => (repository.Number, commit)))
            .ToDictionary(it => (it.Number, it.commit.Number), it => it.commit);
        return from credit in PlantedTruth.Of(Field).Credits
               from line in PlantedWork.Of(Field.Repositories[credit.Repository], commits[(credit.Repository, credit.Commit)])
               where line.EndsWith(" True", StringComparison.Ordinal)
               select (credit, string.Join(' ', line.Split(' ')[..2]));
    }
}
