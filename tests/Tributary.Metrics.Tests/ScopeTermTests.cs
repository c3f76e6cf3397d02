using Tributary.Metrics.Pools;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests;

/// <summary>What a restriction names, and what is said of one that names nothing.</summary>
public sealed class ScopeTermTests : IDisposable
{
    private static readonly Period Quarter = new Quarter(2026, 2).Period;
    private static readonly PlainLabel Kernels = new("area", "kernels"), Tests = new("area", "tests"), Fix = new("kind", "fix"), Rocm = new("ecosystem", "rocm"), Cuda = new("ecosystem", "cuda");

    // 1 carries kernels for ROCm and CUDA, 2 writes tests with a few kernels, 3 is named by a commit about kernels, 4 does kernels in the period before.
    private readonly FactStore _store = PlainStore.Create(new PlainField(
        [new PlainRepository("a/1", "a", null, new DateTime(2026, 8, 1)), new PlainRepository("b/2", "b", null, new DateTime(2026, 8, 1))],
        [
            Did(1, 4, 6, 0, new(Kernels), new(Fix), new(Rocm), new(Cuda)), Did(2, 4, 13, 0, new(Kernels), new(Rocm)), Did(3, 4, 20, 1, new(Kernels), new(Cuda)),
            Did(4, 4, 6, 0, new PlainWork(Tests, 8_000), new PlainWork(Kernels, 2_000, IsAbout: false)) with { Contributor = 2 },
            Did(5, 4, 6, 1, new PlainWork(Kernels)) with { Contributor = 3, Commits = 0, Coauthored = 1 },
            Did(6, 2, 2, 0, new PlainWork(Kernels)) with { Contributor = 4 },
        ],
        [],
        [])
    { Labels = [Kernels, Tests, Fix, Rocm, Cuda] });

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("area:kernels", new[] { 1L, 3 })]
    [InlineData("area:Tests", new[] { 2L })]
    [InlineData("kind:fix", new[] { 1L })]
    [InlineData("kind:human", new[] { 1L, 2, 3 })]
    [InlineData("ecosystem:rocm ecosystem:CUDA", new[] { 1L })]
    [InlineData("active:area:kernels>=3", new[] { 1L })]
    [InlineData("active:area:kernels category:a", new[] { 1L })]
    [InlineData("area:tests active:area:kernels", new long[0])]
    [InlineData("vendor:ODD", new[] { 1L, 3 })]
    [InlineData("active:vendor:even vendor:odd", new[] { 1L })]
    [InlineData("contributor:person 3", new[] { 3L })]
    [InlineData("contributor:2", new[] { 2L })]
    public void A_pool_has_those_whom_its_terms_name(string terms, long[] people)
    {
        var pool = new Pool { Scope = terms.Replace("person 3", "person_3", StringComparison.Ordinal).Split(' ').Select(term => ScopeTerm.Parse(term.Replace('_', ' '))).ToList(), Period = Quarter };
        pool.Members(_store.Connection).Select(member => member.Contributor).Order().ShouldBe(people);
        // A metric means the same by the same words.
        new MetricEngine(_store.Connection).Parts(MetricRegistry.Find("contributors"), new MetricQuery { By = ScopeKind.Catalog, Period = Quarter, Scope = pool.Scope })
            .SelectMany(scope => scope.Members).Select(part => part.Member).Order().ShouldBe(people);
    }

    [Fact]
    public void A_pool_tells_of_the_work_that_it_is_asked_for_alone()
    {
        PoolMember first = new Pool { Scope = [ScopeTerm.Parse("ecosystem:rocm")], Place = "a", Period = Quarter }.Members(_store.Connection).Single();
        (first.Contributor, first.Commits, first.Weeks, first.Repositories).ShouldBe((1, 2, 2, 1));
        new Pool { Scope = [ScopeTerm.Parse("area:kernels")], Period = Quarter.Previous }.Members(_store.Connection).Single().Contributor.ShouldBe(4);
    }

    [Theory]
    [InlineData("area:kernel", "'kernel' is no area of the catalog. Use one of kernels, tests.")]
    [InlineData("layer:serving", "'serving' is no layer of the catalog. It names no layer.")]
    [InlineData("kind:fixes", "'fixes' is no kind of contributor in the store, nor a kind of change. Use one of fix.")]
    [InlineData("active:ecosystem:rock", "'rock' is no ecosystem of the catalog. Use one of rocm, cuda.")]
    [InlineData("active:vendor:nobody", "'nobody' is no vendor of the catalog.")]
    [InlineData("contributor:Person", "No contributor is called 'Person', nor has that number. Write the name as 'tributary people find' prints it.")]
    public void What_nobody_knows_is_no_zero(string term, string message) =>
        Should.Throw<MetricException>(() => new Pool { Scope = [ScopeTerm.Parse(term)] }.Members(_store.Connection)).Message.ShouldBe(message);

    [Fact]
    public void A_name_of_several_is_told_with_the_number_of_each()
    {
        _store.Connection.Execute("update contributor set label = 'Lei Wang' where contributor in (1, 2)");
        Should.Throw<MetricException>(() => new Pool { Scope = [ScopeTerm.Parse("contributor:lei wang")] }.Members(_store.Connection)).Message
            .ShouldBe("'lei wang' is the name of 2 contributors. Write contributor: and the number of one: 1 (3 commits), 2 (1 commits).");
    }

    [Theory]
    [InlineData("active:colour:red")]
    [InlineData("active:kernels>=0")]
    [InlineData("area")]
    [InlineData("area:")]
    public void What_is_no_term_is_refused_with_those_that_are(string text) => Should.Throw<MetricException>(() => ScopeTerm.Parse(text)).Message.ShouldContain("ecosystem:, layer:, contributor:");

    [Theory]
    [InlineData("area:kernels")]
    [InlineData("sustained:ecosystem:rocm")]
    public void Published_aggregates_are_not_asked_what_commits_are_about(string term)
    {
        _store.Connection.Execute("insert into provenance (name, value) values ('contents', 'aggregates')");
        var engine = new MetricEngine(_store.Connection);
        var query = new MetricQuery { By = ScopeKind.Catalog, Period = Quarter };
        Should.Throw<MetricException>(() => engine.Measure(MetricRegistry.Find("contributors"), query with { Scope = [ScopeTerm.Parse(term)] })).Message.ShouldContain("say nothing of what commits are about");
        Should.Throw<MetricException>(() => engine.Measure(MetricRegistry.Find("contributors"), query with { By = ScopeKind.Layer })).Message.ShouldContain("Run 'tributary init'");
        Should.Throw<MetricException>(() => engine.Measure(MetricRegistry.Find("layers"), query)).Message.ShouldContain("more than published aggregates hold");
    }

    [Fact]
    public void Behind_a_small_part_of_somebodys_commits_is_somebody()
    {
        MetricRow kernels = new MetricEngine(_store.Connection).Measure(MetricRegistry.Find("types-of-contributions"), new MetricQuery { By = ScopeKind.Area, Period = Quarter })
            .Single(row => row.Scope == "tests" && row.Names[0] == "kernels");
        (kernels.Value, kernels.Details["contributors"], kernels.People).ShouldBe((0.2, 0, 1));
    }

    private static PlainEvent Did(int number, int month, int day, int repository, params PlainWork[] work) =>
        new(new DateOnly(2026, month, day), repository, 1) { Commit = number * 10, Commits = 1, Work = work };
}
