using System.Numerics;
using Tributary.Metrics.Uncertainty;

namespace Tributary.Metrics.Tests.Uncertainty;

public sealed class SignTestTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(5, 0, 0.0625)]
    [InlineData(0, 6, 0.03125)]
    [InlineData(8, 1, 0.0390625)]
    public void Small_splits_have_the_chance_that_can_be_counted(int one, int other, double p) => SignTest.TwoSided(one, other).ShouldBe(p, 1e-12);

    [Fact]
    public void Every_split_has_the_share_of_coin_throws_that_are_as_uneven()
    {
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            int one = random.Next(300), other = random.Next(300), all = one + other;
            BigInteger ways = Enumerable.Range(Math.Max(one, other), all - Math.Max(one, other) + 1).Aggregate(BigInteger.Zero, (sum, k) => sum + Choose(all, k));
            double expected = Math.Min(1, 2 * Math.Exp(BigInteger.Log(ways) - (all * Math.Log(2))));
            SignTest.TwoSided(one, other).ShouldBe(expected, 1e-9 + (expected * 1e-9), $"{one} against {other}");
        }
    }

    private static BigInteger Choose(int all, int some)
    {
        BigInteger ways = 1;
        for (int i = 1; i <= some; i++) ways = ways * (all - some + i) / i;
        return ways;
    }
}
