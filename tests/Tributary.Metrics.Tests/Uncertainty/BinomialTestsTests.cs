using Tributary.Metrics.Uncertainty;

namespace Tributary.Metrics.Tests.Uncertainty;

public sealed class BinomialTestsTests
{
    [Fact]
    public void Tails_are_those_that_can_be_counted() => BinomialTests.Tails(3, .5).ShouldBe([1, .875, .5, .125], 1e-12);

    [Fact]
    public void Tails_of_many_trials_keep_their_digits()
    {
        double[] tails = BinomialTests.Tails(2000, .3);
        tails[600].ShouldBe(.5, .02);
        tails[700].ShouldBeInRange(1e-7, 1e-5);
        tails.Zip(tails.Skip(1)).ShouldAllBe(pair => pair.First >= pair.Second);
    }

    [Fact]
    public void A_test_that_could_find_nothing_costs_nothing()
    {
        BinomialTest real = new(9, 9, .2, 1);
        double alone = BinomialTests.FalseDiscovery([real])[0];
        alone.ShouldBe(Math.Pow(.2, 9), 1e-15);
        // Each of these gives .04 at the least.
        BinomialTests.FalseDiscovery([real, .. Enumerable.Repeat(new BinomialTest(2, 2, .2, 1), 500)])[0].ShouldBe(alone, 1e-15);
    }

    // By hand: up to .36 / .8 = .45 chance gives .36 of the one, and .216 of the other, whose .216 / 1.2 is less; up to the other's .936 / 1.2 = .78, .36 and .936 of two.
    [Fact]
    public void A_rate_is_what_chance_gives_for_each_that_is_found() => BinomialTests.FalseDiscovery([new(2, 2, .6, 2), new(1, 3, .6, 3)]).ShouldBe([.576, .648], 1e-12);

    [Fact]
    public void Where_nothing_is_to_be_found_little_is()
    {
        var random = new Random(5);
        int named = 0;
        for (int world = 0; world < 300; world++)
        {
            List<BinomialTest> tests = Enumerable.Range(0, 200).Select(_ => Draw(random)).ToList();
            if (BinomialTests.FalseDiscovery(tests).Any(rate => rate <= .1)) named++;
        }

        ((double)named).ShouldBeLessThan((300 * .1) + (3 * Math.Sqrt(300 * .1 * .9)));
    }

    [Fact]
    public void Nothing_gives_nothing() => BinomialTests.FalseDiscovery([]).ShouldBeEmpty();

    private static BinomialTest Draw(Random random)
    {
        int trials = random.Next(1, 20);
        double chance = .1 + (.5 * random.NextDouble());
        return new BinomialTest(Enumerable.Range(0, trials).Count(_ => random.NextDouble() < chance), trials, chance, random.Next(1, 9));
    }
}
