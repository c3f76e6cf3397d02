namespace Tributary.Model.Tests;

public sealed class QuarterTests
{
    [Theory]
    [InlineData("2026Q2", 2026, 2)]
    [InlineData("1999q4", 1999, 4)]
    public void A_quarter_is_read_as_it_is_written(string text, int year, int number)
    {
        Quarter.TryParse(text, out Quarter quarter).ShouldBeTrue();
        quarter.ShouldBe(new Quarter(year, number));
        quarter.ToString().ShouldBe(text.ToUpperInvariant());
    }

    [Theory]
    [InlineData("2026Q5")]
    [InlineData("2026Q0")]
    [InlineData("2026-Q2")]
    [InlineData("26Q2")]
    [InlineData("0000Q1")]
    [InlineData("2026Q22")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_quarter(string? text) => Quarter.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Quarters_follow_each_other_over_the_turn_of_the_year()
    {
        new Quarter(2025, 4).Next.ShouldBe(new Quarter(2026, 1));
        new Quarter(2026, 1).Previous.ShouldBe(new Quarter(2025, 4));
        new Quarter(2026, 2).Plus(-11).ShouldBe(new Quarter(2023, 3));
        (new Quarter(2025, 4) < new Quarter(2026, 1)).ShouldBeTrue();
    }

    [Fact]
    public void A_quarter_contains_its_first_and_last_day()
    {
        Quarter.Containing(new DateOnly(2026, 4, 1)).ShouldBe(new Quarter(2026, 2));
        Quarter.Containing(new DateOnly(2026, 6, 30)).ShouldBe(new Quarter(2026, 2));
        new Quarter(2026, 2).Period.ShouldBe(new Period("2026Q2", new DateOnly(2026, 4, 1), new DateOnly(2026, 7, 1), PeriodKind.Quarter));
    }
}
