using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports.Prose;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Reports.Tests.Prose;

public sealed class PoolsSectionTests
{
    [Fact]
    public void How_few_carry_a_project_only_its_own_edition_says()
    {
        Text(PoolsSection.Write(Carried(isPublished: true))).ShouldContain("fewer than five people made half of the commits of one/carried (of 30 who took part).");
        string own = Text(PoolsSection.Write(Carried(isPublished: false)));
        own.ShouldContain("1 person made half of the commits of one/carried (of 30 who took part).");
        own.ShouldNotContain("fewer than");
    }

    [Fact]
    public void No_finding_of_a_published_edition_has_what_tells_of_one_person()
    {
        Finding published = Carried(isPublished: true).Of("contributor-absence-factor", ScopeKind.Repository, "one/carried")!, own = Carried(isPublished: false).Of("contributor-absence-factor", ScopeKind.Repository, "one/carried")!;
        published.Values.ShouldBe(new Dictionary<string, double> { ["fewer_than"] = 5 });
        own.Value.ShouldBe(1);
        own["largest_share"]!.Value.ShouldBeGreaterThan(0.5);
        Carried(isPublished: true).All.ShouldAllBe(it => it["largest_share"] == null || it.Metric.Name == "elephant-factor");
    }

    [Fact]
    public void A_name_that_is_empty_is_no_name()
    {
        Finding nameless = Carried(isPublished: false).Of("contributors", ScopeKind.Repository, "one/carried")! with { Title = "" };
        new Guard([]).Check(new Clause("30 people took part.", [nameless]), isFirst: true).ShouldBeEmpty();
    }

    [Fact]
    public void A_project_that_many_carry_is_no_small_core()
    {
        FindingSet findings = Carried(isPublished: true);
        findings.Of("contributor-absence-factor", ScopeKind.Repository, "one/shared")!.Value.ShouldBe(15);
        Text(PoolsSection.Write(findings)).ShouldNotContain("commits of one/shared");
    }

    [Fact]
    public void Who_builds_in_one_category_and_works_in_another_is_counted()
    {
        // Seven build in a and work in b; of those who build in b, two work in a.
        List<PlainEvent> events = [.. Weeks(0, 0, 40, 1), .. Weeks(1, 100, 40, 1), .. Weeks(0, 200, 7, 4), .. Weeks(1, 200, 7, 1), .. Weeks(1, 300, 2, 4), .. Weeks(0, 300, 2, 1)];
        Crossing(events, isPublished: true).ShouldBe("Cross-domain people are scarce: 7 build, in four weeks or more of the quarter, in a and work in b too; of any other such pair there are fewer than five.");
        Crossing(events, isPublished: false).ShouldBe("Cross-domain people are scarce: 7 build, in four weeks or more of the quarter, in a and work in b too and 2 in b who work in a too.");
    }

    [Fact]
    public void A_pool_is_what_its_command_gives()
    {
        List<PlainEvent> events = [.. Weeks(0, 200, 7, 4), .. Weeks(1, 200, 7, 1), .. Weeks(1, 300, 12, 5), .. Weeks(0, 300, 12, 1)];
        using FactStore store = Store(events, "a/one:a", "b/one:b");
        List<Finding> pools = new FindingBuilder(store, new Quarter(2026, 2), isPublished: false).Build().Pools().ToList();
        pools.Select(it => (it.Restrictions[0], it.Value)).ShouldBe([("builder:category:b", 12), ("builder:category:a", 7)], ignoreOrder: true);
        var engine = new MetricEngine(store.Connection);
        foreach (Finding pool in pools)
            engine.Measure(pool.Metric, new MetricQuery { By = pool.By, Period = pool.Period, Scope = pool.Restrictions.Select(ScopeTerm.Parse).ToList() })[0].Value.ShouldBe(pool.Value);
    }

    private static string Crossing(List<PlainEvent> events, bool isPublished)
    {
        using FactStore store = Store(events, "a/one:a", "b/one:b");
        FindingSet findings = new FindingBuilder(store, new Quarter(2026, 2), isPublished).Build();
        Section section = PoolsSection.Write(findings);
        new Guard([]).Check([section]);
        return section.Sentences.Select(it => it.Text).Single(it => it.StartsWith("Cross", StringComparison.Ordinal));
    }

    // Of one project one person makes most; of the other everybody makes the same.
    private static FindingSet Carried(bool isPublished)
    {
        List<PlainEvent> events = [.. Weeks(0, 0, 30, 1), .. Weeks(1, 100, 30, 1), new PlainEvent(new DateOnly(2026, 5, 5), 0, 0) { Commits = 100 }];
        using FactStore store = Store(events, "one/carried:a", "one/shared:a");
        return new FindingBuilder(store, new Quarter(2026, 2), isPublished).Build();
    }

    private static IEnumerable<PlainEvent> Weeks(int repository, int first, int people, int weeks) =>
        from person in Enumerable.Range(first, people) from week in Enumerable.Range(0, weeks) select new PlainEvent(new DateOnly(2026, 4, 6).AddDays(7 * week), repository, person) { Commits = 1 };

    private static FactStore Store(List<PlainEvent> events, params string[] repositories) => PlainStore.Create(new PlainField(
        [.. repositories.Select(it => it.Split(':')).Select(it => new PlainRepository(it[0], it[1], null, new DateTime(2026, 7, 1)))], events, [], []));

    private static string Text(Section section)
    {
        new Guard([]).Check([section]);
        return string.Join(' ', section.Sentences.Select(it => it.Text));
    }
}
