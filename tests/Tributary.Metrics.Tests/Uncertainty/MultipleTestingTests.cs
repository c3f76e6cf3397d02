using Tributary.Metrics.Uncertainty;

namespace Tributary.Metrics.Tests.Uncertainty;

public sealed class MultipleTestingTests
{
    // The example of Benjamini and Hochberg 1995, section 3.2: at 5 %, four of fifteen.
    private static readonly double[] Published = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1];

    [Fact]
    public void The_published_example_names_four() => MultipleTesting.BenjaminiHochberg(Published).Count(q => q <= .05).ShouldBe(4);

    [Fact]
    public void Each_has_the_least_rate_at_which_it_is_named_whatever_the_order()
    {
        double[] shuffled = [Published[8], Published[3], Published[0], Published[14], .. Published[4..8], Published[1], Published[2], .. Published[9..14]];
        double[] q = MultipleTesting.BenjaminiHochberg(shuffled);
        q[1].ShouldBe(.0095 * 15 / 4, 1e-12);
        q[4].ShouldBe(.0201 * 15 / 5, 1e-12);
        // 15/7 of the seventh is less than 15/6 of the sixth.
        q[5].ShouldBe(.0298 * 15 / 7, 1e-12);
        q[3].ShouldBe(1);
    }

    [Fact]
    public void Nothing_gives_nothing() => MultipleTesting.BenjaminiHochberg([]).ShouldBeEmpty();
}
