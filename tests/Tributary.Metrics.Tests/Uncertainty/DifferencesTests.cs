using Tributary.Metrics.Uncertainty;

namespace Tributary.Metrics.Tests.Uncertainty;

/// <summary>Intervals of changes: what they are for given people, and how often they are wrong when nothing changed.</summary>
public sealed class DifferencesTests
{
    private static readonly Metric Contributors = MetricRegistry.Find("contributors");
    private static readonly Metric Commits = MetricRegistry.Find("code-changes-commits");
    private static readonly Metric Weeks = MetricRegistry.Find("active-weeks");

    [Fact]
    public void A_difference_of_people_is_as_unsure_as_those_who_joined_and_left_are_many()
    {
        Difference difference = Between(Contributors, Enumerable.Range(1, 10).Select(it => (it, 1.0)), Enumerable.Range(6, 13).Select(it => (it, 1.0)))!;
        double margin = 1.959963984540054 * Math.Sqrt(8 + 5);
        (difference.Low, difference.High).ShouldBe((3 - margin, 3 + margin));
        (difference.LowRatio, difference.HighRatio).ShouldBe(((3 - margin) / 10, (3 + margin) / 10));
        difference.P.ShouldBe(SignTest.TwoSided(8, 5));
        difference.IsApartFromZero.ShouldBeFalse();
    }

    [Fact]
    public void Who_stays_makes_nothing_unsure()
    {
        Difference difference = Between(Contributors, Enumerable.Range(1, 1000).Select(it => (it, 1.0)), Enumerable.Range(1, 1010).Select(it => (it, 1.0)))!;
        difference.IsApartFromZero.ShouldBeTrue();
    }

    [Fact]
    public void The_same_data_give_the_same_interval_and_another_scope_another_one()
    {
        (int, double)[] before = [.. Enumerable.Range(1, 40).Select(it => (it, (double)it))], after = [.. Enumerable.Range(10, 40).Select(it => (it, it * 1.5))];
        Difference difference = Between(Commits, before, after)!;
        Between(Commits, before.Reverse(), after.Reverse()).ShouldBe(difference);
        Between(Commits, before, after, "elsewhere")!.Low.ShouldNotBe(difference.Low);
        difference.IsApartFromZero.ShouldBeTrue();
        difference.Low.ShouldBeLessThan(after.Sum(it => it.Item2) - before.Sum(it => it.Item2));
        difference.High.ShouldBeGreaterThan(after.Sum(it => it.Item2) - before.Sum(it => it.Item2));
    }

    [Fact]
    public void Of_fewer_than_five_people_chance_can_not_be_told() => Between(Commits, [(1, 3), (2, 4)], [(2, 9), (3, 1), (4, 1)]).ShouldBeNull();

    [Fact]
    public void A_scope_that_was_not_read_has_no_difference() =>
        Differences.Between(Contributors, [Parts([], isRead: false)], [Parts([(1, 1)], isRead: true)]).ShouldBe([null]);

    // Nothing changes but by chance: everybody is as likely to be active, and does as much, in either period. Five in a hundred intervals may leave zero out.
    [Theory]
    [InlineData("contributors", .075)]
    [InlineData("code-changes-commits", .075)]
    [InlineData("active-weeks", .075)]
    public void Where_nothing_changes_few_intervals_leave_zero_out(string metric, double most)
    {
        const int Worlds = 400;
        var random = new Random(7);
        int apart = Enumerable.Range(0, Worlds).Count(_ =>
        {
            (int Person, double Likely, double Usual)[] people = [.. Enumerable.Range(0, 120).Select(it => (it, random.NextDouble(), Math.Pow(random.NextDouble(), -.6)))];
            return Between(MetricRegistry.Find(metric), Period(people), Period(people))?.IsApartFromZero == true;
        });
        ((double)apart / Worlds).ShouldBeLessThan(most, $"{apart} of {Worlds}");

        List<(int, double)> Period((int Person, double Likely, double Usual)[] people) =>
            people.Where(it => random.NextDouble() < it.Likely).Select(it => (it.Person, Math.Ceiling(it.Usual * -Math.Log(random.NextDouble())))).ToList();
    }

    [Fact]
    public void A_change_that_there_is_is_found()
    {
        var random = new Random(3);
        (int, double)[] before = [.. Enumerable.Range(0, 200).Select(it => (it, (double)random.Next(1, 6)))];
        (int, double)[] after = [.. before.Select(it => (it.Item1, it.Item2 + random.Next(3)))];
        Difference difference = Between(Weeks, before, after)!;
        difference.Low.ShouldBeGreaterThan(0);
        difference.P.ShouldBeLessThan(.01);
    }

    private static Difference? Between(Metric metric, IEnumerable<(int Member, double Amount)> before, IEnumerable<(int Member, double Amount)> after, string scope = "here") =>
        Differences.Between(metric, [Parts(before, isRead: true, scope)], [Parts(after, isRead: true, scope)]).Single();

    private static MetricParts Parts(IEnumerable<(int Member, double Amount)> members, bool isRead, string scope = "here") =>
        new(scope, 1, 1, isRead, members.Select(it => new MetricPart(it.Member, it.Amount, 1)).ToList());
}
