using Tributary.Insights.Predictions;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing.Planted;

namespace Tributary.Insights.Tests.Predictions;

/// <summary>Claims of what commits are about, over a planted field in which that is known.</summary>
public sealed class WorkClaimTests
{
    private static readonly PlantedField Field = PlantedField.Plant(new PlantedOptions { HasWork = true, Repositories = 6, People = 150, CommitsPerQuarter = 900 });
    private static readonly Quarter Deciding = new(2026, 1);

    [Fact]
    public void Two_ecosystems_are_compared_within_a_layer()
    {
        using FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        PlantedFacts.Write(store, Field);
        double rocm = People("ecosystem rocm", "layer kernels"), cuda = People("ecosystem cuda", "layer kernels");
        rocm.ShouldBeGreaterThan(3);
        Value("contributors of ecosystem:rocm within layer:kernels / ecosystem:CUDA >= 1").ShouldBe(rocm / cuda);
        Value("contributors of ecosystem:rocm within layer:kernels - ecosystem:cuda >= 0").ShouldBe(rocm - cuda);
        Value("contributors of ecosystem:rocm >= 1").ShouldBe(People("ecosystem rocm"));
        new PredictionJudge(store).Judge(Prediction("contributors of ecosystem:rokm >= 1")).Conditions[0].Reason.ShouldStartWith("'rokm' is no ecosystem of the catalog.");

        double? Value(string claim) => new PredictionJudge(store).Judge(Prediction(claim)).Conditions[0].Reading!.Value;
    }

    private static Prediction Prediction(string claim) => Made.Prediction(claim) with { Quarter = Deciding };

    private static int People(params string[] about)
    {
        Dictionary<(int, int), PlantedCommit> commits = Field.Repositories.SelectMany(repository => Field.HistoryOf(repository).Select(commit => (repository.Number, commit))).ToDictionary(it => (it.Number, it.commit.Number), it => it.commit);
        return PlantedTruth.Of(Field).Credits.Where(it => it.IsPerson && !it.IsCopy && it.Day >= Deciding.Period.From && it.Day < Deciding.Period.To)
            .Where(it => about.All(PlantedWork.Of(Field.Repositories[it.Repository], commits[(it.Repository, it.Commit)]).Where(line => line.EndsWith(" True", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split(' ')[..2])).Contains))
            .Select(it => it.Contributor).Distinct().Count();
    }
}
