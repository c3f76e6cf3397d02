using Tributary.Metrics.Publishing;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests.Concentration;

/// <summary>Which of the terms that may be named are.</summary>
public sealed class NamedTermsTests
{
    [Fact]
    public void A_pair_stands_for_its_words_and_is_spelled_as_most_spell_it() =>
        Named(["Tune FlashAttention", "flash-attention backward", "Flash Attention forward", "Flash Attention again", "Flash Attention for all", "flash"]).ShouldBe(["Flash Attention"]);

    [Fact]
    public void Nobody_is_named() => Named(["Merge Zoltan's branch", "zoltan: work", "as Zoltan wants", "per zoltan", "zvarga tuning", "zvarga", "zvarga", "zvarga", "Zoltan Varga", "Zoltan Varga"]).ShouldBe([]);

    [Fact]
    public void A_repository_is_not_what_it_is_about() => Named(["one", "One", "one_", "onE"]).ShouldBe([]);

    [Fact]
    public void Tables_of_a_published_metric_leave_out_what_fewer_than_five_did()
    {
        IReadOnlyList<MetricRow> rows = Measure(["router", "router", "router", "router"]);
        rows.Select(row => row.People).ShouldAllBe(people => people == 4);
        SmallCells.Withhold(MetricRegistry.Find("concentration-of-work"), rows).ShouldBeEmpty();
    }

    private static List<string> Named(string[] subjects) => Measure(subjects).Where(row => row.Names is ["term", "year before", _]).Select(row => row.Names[2]).ToList();

    // Each subject is another person's; the year before had other things.
    private static IReadOnlyList<MetricRow> Measure(string[] subjects)
    {
        List<PlainChange> changes = subjects.Select((subject, person) => Commit(person + 1, new DateOnly(2026, 5, 1), person, subject))
            .Concat(Enumerable.Range(0, 40).Select(it => Commit(100 + it, new DateOnly(2025, 6, 1).AddDays(7 * it), it, "scheduler"))).ToList();
        using FactStore store = PlainStore.Create(new PlainField([new PlainRepository("a/one", "a", null, new DateTime(2026, 7, 1))], [], [], changes));
        Write(store.Connection, 77, "Zoltan Varga", "12345+zvarga@users.noreply.github.com");
        return new MetricEngine(store.Connection).Measure(MetricRegistry.Find("concentration-of-work"), new MetricQuery { By = ScopeKind.Repository, Period = new Quarter(2026, 2).Period });
    }

    private static PlainChange Commit(int commit, DateOnly day, long person, string subject) => new(day, 0, commit, person, false, 'M', 1) { Subject = subject };

    private static void Write(DuckDbConnection connection, long signature, string name, string address)
    {
        _ = connection.Execute("insert into signature (repository, signature, name, address) values (0, $signature, $name, $address)", ("signature", signature), ("name", name), ("address", address));
        _ = connection.Execute("insert into identity (people, signature, contributor, rule, evidence) values ('resolved', $signature, 0, '', '')", ("signature", signature));
    }
}
