using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Calibration;

namespace NeuroRepl.Simulation.Tests.Calibration;

public sealed class CalibrateTests
{
    private static readonly double[] Ones = [1, 1, 1, 1, 1, 1];
    private static readonly double[] Line = [1, 2, 3, 4, 5, 6];
    private static readonly double[] Noise = [0.3, -1.2, 0.8, 2.1, -0.4, 0.9];

    [Fact]
    public void Bent_noise_has_the_products_and_the_length_asked_for()
    {
        var e = new NoiseTargets([Ones, Line], [0, 7]).Bend(Noise, 20);

        Assert.Equal(0, e.Sum(), 1e-12);
        Assert.Equal(7, e.Zip(Line, (a, b) => a * b).Sum(), 1e-12);
        Assert.Equal(20, e.Sum(v => v * v), 1e-12);
    }

    [Fact]
    public void Residual_is_that_of_least_squares()
    {
        var design = new RowMajor(6, 2);
        for (var i = 0; i < 6; i++) { (design[i, 0], design[i, 1]) = (1, Line[i]); }

        var expected = LeastSquares.Fit(design, Noise).Residuals;
        foreach (var (a, b) in expected.Zip(new NoiseTargets([Ones, Line], [0, 0]).Residual(Noise))) { Assert.Equal(a, b, 1e-12); }
    }

    [Fact]
    public void Products_that_need_more_than_the_length_and_dependent_columns_are_refused()
    {
        Assert.Throws<ArgumentMistake>(() => new NoiseTargets([Ones, Line], [0, 70]).Bend(Noise, 20));
        Assert.Throws<ArgumentMistake>(() => new NoiseTargets([Ones, Line, [3, 5, 7, 9, 11, 13]], [0, 0, 0]));
    }

    [Fact]
    public void Moments_are_met_exactly_and_the_order_stays()
    {
        var moved = Calibrate.ToMoments(Noise, 10, 2);

        Assert.Equal((10, 2), (Math.Round(moved.Average(), 12), Math.Round(Calibrate.Sd(moved), 12)));
        Assert.Equal(Noise.Index().OrderBy(p => p.Item).Select(p => p.Index), moved.Index().OrderBy(p => p.Item).Select(p => p.Index));
    }

    [Fact]
    public void Root_is_found_to_the_last_digits_and_is_missing_where_the_sign_does_not_change()
    {
        Assert.Equal(Math.Sqrt(2), Calibrate.Root(x => (x * x) - 2, 0, 2), 1e-12);
        Assert.True(double.IsNaN(Calibrate.Root(x => (x * x) + 2, 0, 2)));
    }

    [Fact]
    public void First_draw_is_the_first() => Assert.Equal((17UL, "17"), Calibrate.FirstDraw(5, draw => draw % 17 == 0 ? $"{draw}" : null));
}
