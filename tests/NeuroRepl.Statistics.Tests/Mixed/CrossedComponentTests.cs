using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Statistics.Tests.Mixed;

/// <summary>Eliminating the largest factor first is the same algebra as one dense factor, which agrees with lme4.</summary>
public sealed class CrossedComponentTests
{
    [Fact]
    public void Elimination_gives_what_one_dense_factor_gives()
    {
        var random = new CounterRandom(3);
        const int n = 700, subjects = 60, items = 25, sites = 7;
        var x = new RowMajor(n, 2);
        var (zs, zi, zt) = (new RowMajor(n, 2), new RowMajor(n, 2), new RowMajor(n, 1));
        var y = new double[n];
        int[] s = new int[n], i = new int[n], t = new int[n];
        for (var row = 0; row < n; row++)
        {
            (s[row], i[row], t[row]) = (row < subjects ? row : random.NextInt(subjects), random.NextInt(items), random.NextInt(sites));
            var v = random.NextNormal();
            (x[row, 0], x[row, 1], zs[row, 0], zs[row, 1], zi[row, 0], zi[row, 1], zt[row, 0]) = (1, v, 1, v, 1, v * v, 1);
            y[row] = random.NextNormal() + (.3 * s[row] % 2) + (.1 * i[row]);
        }

        RandomFactor[] factors =
        [
            Factor("subject", subjects, s, zs, [(0, 0), (1, 0), (1, 1)]), Factor("item", items, i, zi, [(0, 0), (1, 0), (1, 1)]), Factor("site", sites, t, zt, [(0, 0)]),
        ];
        double[] theta = [.7, -.2, .4, .5, .1, .3, .6];
        var dense = MixedProblem.Of(x, y, factors, reml: true, weights: null, largestDense: 1000);
        var crossed = MixedProblem.Of(x, y, factors, reml: true, weights: null, largestDense: 10);

        var (one, two) = (dense.At(theta), crossed.At(theta));
        Assert.IsType<DenseComponent>(dense.Components[0]);
        Assert.IsType<CrossedComponent>(crossed.Components[0]);
        Assert.Equal(one.Criterion, two.Criterion, 1e-9);
        ModelOracle.Close(one.Beta(), two.Beta(), 1e-9, "beta");
        ModelOracle.Close(one.Gradient(), two.Gradient(), 1e-8, "gradient");
        ModelOracle.Close(Sorted(one.RandomEffects()), Sorted(two.RandomEffects()), 1e-9, "random effects");
        var (a, b) = (new VarianceAlgebra(dense, one).Hessian(), new VarianceAlgebra(crossed, two).Hessian());
        ModelOracle.Close([.. a.Cast<double>()], [.. b.Cast<double>()], 1e-7, "Hessian");
    }

    // Central differences of the exact gradient: good to about 1e-7 of the largest element.
    [Fact]
    public void Gradient_is_the_derivative_of_the_criterion()
    {
        var problem = ModelOracle.Cross.FitMixed("y ~ dose + x + (x | subject)").Problem;
        double[] theta = [.8, .15, .3];
        var gradient = problem.At(theta).Gradient();
        for (var k = 0; k < 3; k++)
        {
            double[] up = [.. theta], down = [.. theta];
            (up[k], down[k]) = (theta[k] + 1e-5, theta[k] - 1e-5);
            Assert.Equal((problem.At(up).Criterion - problem.At(down).Criterion) / 2e-5, gradient[k], 1e-5);
        }
    }

    private static double[] Sorted(double[][] effects) => [.. effects.SelectMany(e => e).Order()];

    private static RandomFactor Factor(string name, int levels, int[] codes, RowMajor z, (int, int)[] free) => new()
    {
        Name = name, Levels = [.. Enumerable.Range(0, levels).Select(l => $"{l}")], Codes = codes, Effects = [.. Enumerable.Range(0, z.Columns).Select(e => $"e{e}")], Z = z, Free = free,
    };
}
