namespace Tributary.Model.Tests;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026Q2", "2026-04-01", "2026-07-01", "2026Q1")]
    [InlineData("2026-01", "2026-01-01", "2026-02-01", "2025-12")]
    [InlineData("2026", "2026-01-01", "2027-01-01", "2025")]
    [InlineData("2026-W01", "2025-12-29", "2026-01-05", "2025-W52")]
    [InlineData("2020-W53", "2020-12-28", "2021-01-04", "2020-W52")]
    [InlineData("2026-01-15..2026-03-20", "2026-01-15", "2026-03-21", "2025-11-11..2026-01-14")]
    [InlineData("2026-03-20..2026-03-20", "2026-03-20", "2026-03-21", "2026-03-19..2026-03-19")]
    public void A_period_has_its_first_day_the_day_after_its_last_and_one_before(string text, string from, string to, string previous)
    {
        Period.TryParse(text, out Period? period).ShouldBeTrue();
        period.Name.ShouldBe(text);
        period.From.ToString("yyyy-MM-dd", null).ShouldBe(from);
        period.To.ToString("yyyy-MM-dd", null).ShouldBe(to);
        period.Previous.Name.ShouldBe(previous);
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")]
    [InlineData("2026-5")]
    [InlineData("last week")]
    [InlineData("20260")]
    [InlineData("2026-03-20..2026-03-19")]
    [InlineData("2026-02-30..2026-03-19")]
    [InlineData("2026-01-15..2026-03")]
    [InlineData("0001-01-01..2026-03-19")]
    [InlineData(null)]
    public void Anything_else_is_no_period(string? text) => Period.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Previous_periods_leave_no_gap()
    {
        Period.TryParse("2026-W10", out Period? period).ShouldBeTrue();
        for (int i = 0; i < 600; i++)
        {
            Period before = period.Previous;
            before.To.ShouldBe(period.From);
            Period.TryParse(before.Name, out Period? read).ShouldBeTrue();
            read.ShouldBe(before);
            period = before;
        }
    }
}
