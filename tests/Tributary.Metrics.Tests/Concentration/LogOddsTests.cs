using Tributary.Metrics.Concentration;

namespace Tributary.Metrics.Tests.Concentration;

public sealed class LogOddsTests
{
    // Worked by hand from equations 16, 20 and 22: 20 of 1,000 against 5 of 1,500, where the background has 40 of 10,000, with a mass of 500.
    // ln(22/1478) - ln(7/1993) = 1.4440, and √(1/22 + 1/7) = .4339.
    [Fact]
    public void The_score_is_as_the_paper_has_it() => LogOdds.Z((20, 1000), (5, 1500), (2, 500)).ShouldBe(3.32777285002228, 1e-12);

    [Fact]
    public void What_is_as_frequent_in_both_has_none() => LogOdds.Z((10, 1000), (10, 1000), (3, 500)).ShouldBe(0, 1e-12);

    [Fact]
    public void It_turns_its_sign_with_the_texts() => LogOdds.Z((4, 80), (9, 700), (.1, 500)).ShouldBe(-LogOdds.Z((9, 700), (4, 80), (.1, 500)), 1e-12);

    [Fact]
    public void A_larger_prior_holds_it_nearer_to_the_background() =>
        LogOdds.Z((20, 1000), (5, 1500), (200, 50_000)).ShouldBeLessThan(LogOdds.Z((20, 1000), (5, 1500), (2, 500)));
}
