using NeuroRepl.Numerics;

namespace NeuroRepl.Numerics.Tests;

public sealed class NonNegativeLeastSquaresTests
{
    [Fact]
    public void Solutions_fulfil_the_Karush_Kuhn_Tucker_conditions_cold_and_warm()
    {
        var random = new CounterRandom(seed: 21);
        var solver = new NonNegativeLeastSquares(20);
        for (var problem = 0; problem < 200; problem++)
        {
            var (gram, moment) = Problem(random, rows: 30, n: 20);
            var x = new double[20];

            solver.Solve(gram, moment, x, warm: problem % 2 == 1);

            AssertOptimal(gram, moment, x);
        }
    }

    [Fact]
    public void The_solution_is_the_best_of_all_sets_of_free_unknowns()
    {
        var random = new CounterRandom(seed: 22);
        for (var problem = 0; problem < 50; problem++)
        {
            const int n = 6;
            var (gram, moment) = Problem(random, rows: 8, n);
            var x = new double[n];

            new NonNegativeLeastSquares(n).Solve(gram, moment, x);

            var best = Enumerable.Range(0, 1 << n).Select(set => BestOfSet(gram, moment, set, n)).Where(z => z.All(v => v >= 0)).MinBy(z => Objective(gram, moment, z))!;
            for (var k = 0; k < n; k++) { Assert.Equal(best[k], x[k], 1e-9); }
        }
    }

    [Fact]
    public void Two_equal_columns_share_what_one_would_get()
    {
        double[] gram = [2, 2, 0, 2, 2, 0, 0, 0, 1];
        var x = new double[3];

        new NonNegativeLeastSquares(3).Solve(gram, [4, 4, -1], x);

        Assert.Equal(2, x[0] + x[1], 1e-12);
        Assert.Equal(0, x[2]);
    }

    [Fact]
    public void Nothing_to_gain_gives_all_zeros()
    {
        var x = new double[2];

        new NonNegativeLeastSquares(2).Solve([1, 0, 0, 1], [-1, -2], x);

        Assert.Equal([0, 0], x);
    }

    private static (double[] Gram, double[] Moment) Problem(CounterRandom random, int rows, int n)
    {
        var a = new RowMajor([.. Enumerable.Range(0, rows * n).Select(_ => random.NextNormal() + 0.5)], rows, n);
        double[] y = [.. Enumerable.Range(0, rows).Select(_ => random.NextNormal())];
        var (gram, moment) = (new double[n * n], new double[n]);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < n; j++)
            {
                moment[j] += a[i, j] * y[i];
                for (var k = 0; k < n; k++) { gram[(j * n) + k] += a[i, j] * a[i, k]; }
            }
        }

        return (gram, moment);
    }

    private static void AssertOptimal(double[] gram, double[] moment, double[] x)
    {
        for (var k = 0; k < x.Length; k++)
        {
            var gradient = moment[k] - Enumerable.Range(0, x.Length).Sum(j => gram[(k * x.Length) + j] * x[j]);
            Assert.True(x[k] >= 0);
            Assert.InRange(gradient, x[k] > 0 ? -1e-9 : double.NegativeInfinity, 1e-9);
        }
    }

    private static double Objective(double[] gram, double[] moment, double[] x)
    {
        var n = x.Length;
        return Enumerable.Range(0, n).Sum(k => (0.5 * x[k] * Enumerable.Range(0, n).Sum(j => gram[(k * n) + j] * x[j])) - (moment[k] * x[k]));
    }

    private static double[] BestOfSet(double[] gram, double[] moment, int set, int n)
    {
        int[] free = [.. Enumerable.Range(0, n).Where(k => (set >> k & 1) == 1)];
        var z = new double[n];
        if (free.Length == 0) { return z; }

        var small = new RowMajor([.. free.SelectMany(j => free.Select(k => gram[(j * n) + k]))], free.Length, free.Length);
        var solution = new QrFactorization(small).Solve([.. free.Select(k => moment[k])]);
        for (var i = 0; i < free.Length; i++) { z[free[i]] = solution[i]; }

        return z;
    }
}
