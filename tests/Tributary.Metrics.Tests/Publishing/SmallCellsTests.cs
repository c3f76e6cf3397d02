using Tributary.Metrics.Publishing;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests.Publishing;

public sealed class SmallCellsTests
{
    private static readonly Metric Contributors = MetricRegistry.Find("contributors");
    private static readonly Metric Commits = MetricRegistry.Find("code-changes-commits");
    private static readonly Metric Organisations = MetricRegistry.Find("organizational-diversity");
    private static readonly Metric Weeks = MetricRegistry.Find("active-weeks");
    private static readonly Metric Migration = MetricRegistry.Find("migration");
    private static readonly Metric Absence = MetricRegistry.Find("contributor-absence-factor");
    private static readonly Dictionary<string, double?> AbsenceDetails = new() { ["largest_share"] = 0.51, ["contributors"] = 49 };

    [Fact]
    public void A_pool_of_fewer_than_five_is_not_told_and_nobody_may_be_told() =>
        Told(Contributors, ("a", 4, 4), ("b", 5, 5), ("c", 0, 0), ("d", 3, 3)).ShouldBe(["fewer than 5", "5", "0", "fewer than 5"]);

    [Fact]
    public void Where_one_is_withheld_the_next_smallest_is_too_else_it_is_what_is_left_of_the_sum() =>
        Told(Commits, ("a", 900, 40), ("b", 70, 3), ("c", 10, 8), ("d", 600, 30)).ShouldBe(["900", "withheld", "withheld", "600"]);

    [Fact]
    public void Two_that_are_withheld_and_few_together_need_a_third() =>
        Told(Commits, ("a", 900, 40), ("b", 70, 3), ("c", 10, 1), ("d", 600, 30)).ShouldBe(["900", "withheld", "withheld", "withheld"]);

    [Fact]
    public void Two_that_are_withheld_hide_each_other() =>
        Told(Commits, ("a", 900, 40), ("b", 70, 3), ("c", 10, 4), ("d", 600, 30)).ShouldBe(["900", "withheld", "withheld", "600"]);

    [Fact]
    public void Means_do_not_add_up_to_anything() =>
        Told(Weeks, ("a", 2, 40), ("b", 3, 3), ("c", 4, 8)).ShouldBe(["2", "withheld", "4"]);

    [Fact]
    public void Rows_within_a_scope_are_gone_with_their_names()
    {
        MetricRow[] rows = [Row("a", 100, 30, "Acme"), Row("a", 90, 2, "Umbra"), Row("a", 60, 6, "Third"), Row("b", 3, 9, "Acme")];
        SmallCells.Withhold(Organisations, rows).Select(row => $"{row.Scope} {row.Names[0]}").ShouldBe(["a Acme", "b Acme"]);
    }

    [Fact]
    public void A_change_is_withheld_where_either_of_its_values_is()
    {
        MetricRow[] rows = [Row("a", 9, 9), Row("b", 9, 9), Row("c", 9, 9), Row("d", 9, 9)];
        SmallCells.Withhold(Contributors, rows, [Change("a", 3, 9), Change("b", 7, 9), Change("c", 4, 2), Change("d", 9, 3)]).Changes.Select(Told).ShouldBe(["fewer than 5", "7", "fewer than 5", "fewer than 5"]);
    }

    [Fact]
    public void A_change_gives_nothing_away_that_either_of_its_periods_withholds_by_itself()
    {
        // Of the period before, a is withheld and b for its sake; of this one nothing is.
        MetricRow[] rows = [Row("a", 90, 9), Row("b", 90, 9), Row("c", 90, 9)];
        SmallCells.Withhold(Commits, rows, [Change("a", 3, 9), Change("b", 6, 9), Change("c", 8, 9)]).Changes.Select(Told).ShouldBe(["withheld", "withheld", "8"]);
    }

    [Theory]
    [InlineData(1, "fewer than 5")]
    [InlineData(4, "fewer than 5")]
    [InlineData(5, "5")]
    public void Few_who_are_picked_out_of_many_are_not_counted(int core, string expected)
    {
        MetricRow told = SmallCells.Withhold(Absence, [Row("a", core, Math.Min(core, 49)) with { Details = AbsenceDetails }])[0];
        (told.Withheld ?? $"{told.Value}").ShouldBe(expected);
        told.Details.ContainsKey("largest_share").ShouldBeFalse();
        told.Details.ContainsKey("contributors").ShouldBe(expected == "5");
    }

    [Fact]
    public void What_is_one_persons_alone_is_gone_of_every_row()
    {
        Absence.OnePersons.ShouldBe(["largest_share"]);
        SmallCells.Withhold(Absence, [Row("a", 12, 12) with { Details = AbsenceDetails }])[0].Details.Keys.ShouldBe(["contributors"]);
    }

    [Theory]
    [InlineData(146, 3, 1e-30, 0.1)]
    [InlineData(6, 4, 0.75, 1)]
    public void Few_who_went_the_other_way_are_not_told_nor_what_they_can_be_counted_from(int moved, int back, double q, double toldQ)
    {
        MetricRow row = Row("a", moved, moved, "b") with { Details = new Dictionary<string, double?> { ["back"] = back, ["net"] = moved - back, ["as_group"] = 0, ["p"] = q, ["q"] = q } };
        SmallCells.Withhold(Migration, [row])[0].Details.ShouldBe([new("q", toldQ)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Nobody_and_many_who_went_the_other_way_are_told(int back)
    {
        MetricRow row = Row("a", 20, 20, "b") with { Details = new Dictionary<string, double?> { ["back"] = back, ["q"] = 0.03 } };
        SmallCells.Withhold(Migration, [row])[0].Details["back"].ShouldBe(back);
    }

    [Fact]
    public void A_share_of_people_is_withheld_where_its_part_is_few()
    {
        Metric conversion = MetricRegistry.Find("conversion-rate");
        conversion.People.ShouldBe("part, rest, contributors");
        // The engine's people are the fewest of both and all.
        SmallCells.Withhold(conversion, [Row("a", 0.2, 3), Row("b", 0.4, 6), Row("c", 0, 15)]).Select(row => row.Withheld ?? $"{row.Value}").ShouldBe(["withheld", "0.4", "0"]);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(12, 3)]
    [InlineData(6, 6)]
    [InlineData(15, 15)]
    public void Of_a_share_of_people_the_fewest_are_behind_it_be_they_its_part_or_the_rest(int converted, int people)
    {
        List<PlainEvent> events = Enumerable.Range(0, 15).SelectMany(person => Enumerable.Range(0, person < converted ? 4 : 1).Select(week => new PlainEvent(new DateOnly(2025, 10, 6).AddDays(7 * week), 0, person) { Commits = 1 })).ToList();
        using FactStore store = PlainStore.Create(new PlainField([new PlainRepository("k/one", "kernels", null, new DateTime(2026, 7, 1))], events, [], []));
        var engine = new MetricEngine(store.Connection);
        Metric conversion = MetricRegistry.Find("conversion-rate");
        var query = new MetricQuery { By = ScopeKind.Category, Period = new Quarter(2025, 4).Period };
        MetricRow row = engine.Measure(conversion, query).ShouldHaveSingleItem();
        row.Details["part"].ShouldBe(converted);
        row.People.ShouldBe(people);
        engine.Change(conversion, query).ShouldHaveSingleItem().PeopleAfter.ShouldBe(people);
    }

    private static string Told(MetricChange change) => change.Withheld ?? $"{change.Before}";

    private static MetricChange Change(string scope, double before, double after) => new(scope, [], before, after, 1, null) { PeopleBefore = before, PeopleAfter = after };

    private static IEnumerable<string> Told(Metric metric, params (string Scope, double Value, double People)[] cells) =>
        SmallCells.Withhold(metric, cells.Select(cell => Row(cell.Scope, cell.Value, cell.People)).ToList()).Select(row => row.Withheld ?? $"{row.Value}");

    private static MetricRow Row(string scope, double value, double people, params string[] names) =>
        new(scope, names, value, 1, 1, new Dictionary<string, double?>()) { People = people };
}
