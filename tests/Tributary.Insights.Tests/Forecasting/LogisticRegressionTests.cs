using Tributary.Insights.Forecasting.People;

namespace Tributary.Insights.Tests.Forecasting;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void With_a_constant_alone_the_probability_is_the_share()
    {
        var model = LogisticRegression.Fit(Enumerable.Range(0, 40).Select(it => ((double[])[1], it % 4 == 0)).ToList());
        model.Probability([1]).ShouldBe(0.25, 1e-9);
    }

    [Fact]
    public void Two_groups_have_their_shares_but_for_what_the_ridge_takes()
    {
        List<(double[], bool)> examples = Enumerable.Range(0, 4000).Select(it => ((double[])[1, it % 2], it % 2 == 0 ? it % 20 == 0 : it % 20 != 1)).ToList();
        var model = LogisticRegression.Fit(examples);
        model.Probability([1, 0]).ShouldBe(0.1, 0.003);
        model.Probability([1, 1]).ShouldBe(0.9, 0.003);
    }

    [Fact]
    public void What_says_the_same_twice_is_no_obstacle_and_weighs_half_each()
    {
        List<(double[], bool)> once = Enumerable.Range(0, 1000).Select(it => ((double[])[1, it % 10], it * 7919 % 1000 < 100 * (it % 10))).ToList();
        List<(double[], bool)> twice = once.Select(it => ((double[])[1, it.Item1[1], it.Item1[1]], it.Item2)).ToList();
        LogisticRegression one = LogisticRegression.Fit(once), two = LogisticRegression.Fit(twice);
        for (int x = 0; x < 10; x++) two.Probability([1, x, x]).ShouldBe(one.Probability([1, x]), 0.001);
        one.Probability([1, 9]).ShouldBeGreaterThan(one.Probability([1, 0]) + 0.3);
    }

    [Fact]
    public void Equations_are_solved()
    {
        double[] x = Cholesky.Solve(new double[,] { { 4, 0, 0 }, { 2, 5, 0 }, { 1, 3, 6 } }, [11, 21, 25]);
        // By hand: the matrix times (1, 2, 3) is (11, 21, 25).
        x.Zip([1, 2, 3]).ShouldAllBe(it => Math.Abs(it.First - it.Second) < 1e-12);
    }
}
