using Tributary.Catalog;
using Tributary.Model;
using Tributary.People.Organisations;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

public sealed class AffiliationDerivationTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FactStore _store;

    public AffiliationDerivationTests()
    {
        _store = FactStore.OpenForWriting(_folder["store.duckdb"]);
        Fixtures.Build("affiliations", _folder["mirrors", RepositoryName.Parse("a/one").MirrorFolder]);
        Fixtures.Build("affiliations", _folder["mirrors", RepositoryName.Parse("b/copy").MirrorFolder]);
        RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(_folder["catalog"], "a/one;b/copy"));
        _ = new Synchronizer(_store, catalog, new SyncOptions { Mirrors = _folder["mirrors"] }).Run(new Progress<SyncEvent>(), CancellationToken.None);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Contributors_have_affiliations_with_their_reasons() =>
        Rows("select organisation, kind, from_day, until_day, basis, evidence from affiliation order by organisation, evidence, from_day").ShouldBe([
            "AMD company 2022-02-01 2022-03-01 name tag (AMD)",
            "AMD company 2022-03-01 2022-06-01 carried (AMD) in 2022-02",
            "AMD company 2022-02-01 2022-03-01 between xilinx.com in 2021-12 and xilinx.com of Xilinx in 2022-03",
            "AMD company 2022-03-01 2022-04-01 domain xilinx.com of Xilinx",
            "AMD company 2022-04-01 2022-07-01 carried xilinx.com of Xilinx in 2022-03",
            "Intel company 2022-01-01 2022-03-01 domain intel.com",
            "Intel company 2022-03-01 2022-06-01 carried intel.com in 2022-02",
            "NVIDIA company 2022-01-01 2022-02-01 login affix bea-nv",
            "NVIDIA company 2022-02-01 2022-05-01 carried bea-nv in 2022-01",
            "Xilinx company 2021-12-01 2022-01-01 domain xilinx.com",
            "Xilinx company 2022-01-01 2022-02-01 between xilinx.com in 2021-12 and xilinx.com of Xilinx in 2022-03"]);

    [Fact]
    public void Each_commit_has_one_organisation_and_all_of_them_are_all_commits()
    {
        const string ByOrganisation = """
            select coalesce(f.organisation, 'unknown') as organisation, sum(a.commits) as commits
            from activity a
            left join affiliation f on f.people = a.people and f.contributor = a.contributor and a.day >= f.from_day and a.day < f.until_day
            where a.people = 'resolved' and a.is_person and not a.copy
            group by 1
            order by 1
            """;
        Rows(ByOrganisation).ShouldBe(["AMD 2", "Intel 1", "NVIDIA 1", "Xilinx 1", "unknown 2"]);
        _store.Connection.QueryScalar($"select sum(commits) = (select sum(commits) from activity where people = 'resolved' and not copy) from ({ByOrganisation})").ShouldBe(true);
    }

    [Fact]
    public void What_is_stated_holds()
    {
        var stated = new StatedAffiliations([new("cid@gmail.com", "independent", null, null, "people.yaml:7"), new("Eve Euler-Example (AMD)", "Acme", Month.Of(2022, 2), Month.Of(2022, 3), "people.yaml:9")]);
        var used = AffiliationDerivation.Read(_store.Connection, IdentityDerivation.Resolved);
        AffiliationDerivation.Write(_store.Connection, IdentityDerivation.Resolved, used.Find(OrganisationRules.Default, stated));
        Rows("select organisation, kind, from_day, until_day, evidence from affiliation where basis = 'stated' order by organisation")
            .ShouldBe(["Acme company 2022-02-01 2022-03-01 people.yaml:9", "independent independent 1990-01-01 9999-12-01 people.yaml:7"]);
    }

    private List<string> Rows(string sql)
    {
        var rows = new List<string>();
        using DuckDbResult result = _store.Connection.Query(sql);
        while (result.Read()) rows.Add(string.Join(' ', Enumerable.Range(0, result.ColumnCount).Select(column => result.GetValue(column) is DateOnly day ? $"{day:yyyy-MM-dd}" : $"{result.GetValue(column)}")));
        return rows;
    }
}
