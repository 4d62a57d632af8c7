using NeuroRepl.Numerics;

namespace NeuroRepl.Numerics.Tests;

/// <summary>NIST Statistical Reference Datasets, nonlinear regression, from both starting points given there; and bounds.</summary>
public sealed class LevenbergMarquardtTests
{
    private static readonly double[] MisraX = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0];
    private static readonly double[] MisraY = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78];
    private static readonly double[] KowalikX = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];
    private static readonly double[] KowalikY = [0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
    private static readonly double[] BoxX = [1, 2, 3, 5, 7, 10];
    private static readonly double[] BoxY = [109, 149, 149, 191, 213, 224];

    [Theory]
    [InlineData(500, 0.0001)]
    [InlineData(250, 0.0005)]
    public void Misra1a_is_certified(double b1, double b2)
    {
        var found = LevenbergMarquardt.Minimize(Misra(), [b1, b2]);

        Assert.True(found.IsConverged, found.Ending);
        AssertClose([2.3894212918E+02, 5.5015643181E-04], found.Parameters, 1e-8);
        Assert.Equal(1.2455138894E-01, found.ResidualSumOfSquares, 1e-11);
    }

    [Theory]
    [InlineData(25, 39, 41.5, 39)]
    [InlineData(0.25, 0.39, 0.415, 0.39)]
    public void MGH09_is_certified(double b1, double b2, double b3, double b4)
    {
        var problem = new Curve(KowalikX, KowalikY, 4, (b, x, d) =>
        {
            var (numerator, denominator) = ((x * x) + (x * b[1]), (x * x) + (x * b[2]) + b[3]);
            var value = b[0] * numerator / denominator;
            (d[0], d[1], d[2], d[3]) = (numerator / denominator, b[0] * x / denominator, -value * x / denominator, -value / denominator);
            return value;
        });

        var found = LevenbergMarquardt.Minimize(problem, [b1, b2, b3, b4], options: new() { MaxIterations = 2000 });

        Assert.True(found.IsConverged, found.Ending);
        AssertClose([1.9280693458E-01, 1.9128232873E-01, 1.2305650693E-01, 1.3606233068E-01], found.Parameters, 1e-6);
        Assert.Equal(3.0750560385E-04, found.ResidualSumOfSquares, 1e-13);
    }

    [Fact]
    public void BoxBOD_is_certified_from_its_second_start()     // from the first, (1, 1), the steepest way leads to the plateau b2 → ∞
    {
        var found = LevenbergMarquardt.Minimize(Saturation(BoxX, BoxY), [100, 0.75]);

        Assert.True(found.IsConverged, found.Ending);
        AssertClose([2.1380940889E+02, 5.4723748542E-01], found.Parameters, 1e-7);
        Assert.Equal(1.1680088766E+03, found.ResidualSumOfSquares, 1e-5);
    }

    [Fact]
    public void A_bound_that_binds_leaves_the_others_at_their_best()
    {
        // With b2 held at 6e-4 the model is linear in b1, whose least-squares value has a closed form.
        var basis = MisraX.Select(x => 1 - Math.Exp(-6e-4 * x)).ToArray();
        var expected = basis.Zip(MisraY, (b, y) => b * y).Sum() / basis.Sum(b => b * b);

        var found = LevenbergMarquardt.Minimize(Misra(), [500, 7e-4], lower: [0, 6e-4], upper: [1000, 1e-2]);

        Assert.True(found.IsConverged, found.Ending);
        Assert.Equal(6e-4, found.Parameters[1]);
        Assert.Equal(expected, found.Parameters[0], 1e-6);
    }

    [Fact]
    public void Bounded_linear_problems_end_where_the_optimality_conditions_hold()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var random = new CounterRandom(seed);
            var (rows, n) = (12, 5);
            var a = new RowMajor([.. Enumerable.Range(0, rows * n).Select(_ => random.NextNormal())], rows, n);
            double[] y = [.. Enumerable.Range(0, rows).Select(_ => 3 * random.NextNormal())];
            double[] lower = [-0.3, 0, -1, -0.1, -5];
            double[] upper = [0.3, 1, 0.2, 0.1, 5];

            var found = LevenbergMarquardt.Minimize(new Linear(a, y), new double[n], lower, upper, new() { CostTolerance = 1e-20 });

            Assert.True(found.IsConverged, found.Ending);
            for (var k = 0; k < n; k++)
            {
                var gradient = Enumerable.Range(0, rows).Sum(i => a[i, k] * (Enumerable.Range(0, n).Sum(j => a[i, j] * found.Parameters[j]) - y[i]));
                var mayMoveDown = found.Parameters[k] > lower[k];
                var mayMoveUp = found.Parameters[k] < upper[k];
                Assert.InRange(gradient, mayMoveUp ? -1e-6 : double.NegativeInfinity, mayMoveDown ? 1e-6 : double.PositiveInfinity);
            }
        }
    }

    [Fact]
    public void Running_out_of_iterations_is_said()
    {
        var found = LevenbergMarquardt.Minimize(Misra(), [500, 0.0001], options: new() { MaxIterations = 2 });

        Assert.False(found.IsConverged);
        Assert.Contains("2 iterations", found.Ending);
    }

    [Fact]
    public void An_interrupt_stops_the_search()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Interrupt.Set(source.Token);
        try { Assert.Throws<OperationCanceledException>(() => LevenbergMarquardt.Minimize(Misra(), [500, 0.0001])); }
        finally { Interrupt.Set(default); }
    }

    private static Curve Misra() => Saturation(MisraX, MisraY);

    private static Curve Saturation(double[] x, double[] y) => new(x, y, 2, (b, at, d) =>
    {
        var decay = Math.Exp(-b[1] * at);
        (d[0], d[1]) = (1 - decay, b[0] * at * decay);
        return b[0] * (1 - decay);
    });

    private static void AssertClose(double[] expected, IReadOnlyList<double> actual, double relative)
    {
        for (var k = 0; k < expected.Length; k++) { Assert.Equal(expected[k], actual[k], relative * Math.Abs(expected[k])); }
    }

    private sealed class Curve(double[] x, double[] y, int parameters, Func<double[], double, double[], double> model) : ILeastSquaresProblem
    {
        public int Residuals => x.Length;

        public int Parameters => parameters;

        public void Evaluate(ReadOnlySpan<double> p, Span<double> residuals)
        {
            for (var i = 0; i < x.Length; i++) { residuals[i] = model(p.ToArray(), x[i], new double[parameters]) - y[i]; }
        }

        public void Differentiate(ReadOnlySpan<double> p, RowMajor derivatives)
        {
            var d = new double[parameters];
            for (var i = 0; i < x.Length; i++)
            {
                model(p.ToArray(), x[i], d);
                for (var k = 0; k < parameters; k++) { derivatives[k, i] = d[k]; }
            }
        }
    }

    private sealed class Linear(RowMajor a, double[] y) : ILeastSquaresProblem
    {
        public int Residuals => a.Rows;

        public int Parameters => a.Columns;

        public void Evaluate(ReadOnlySpan<double> p, Span<double> residuals)
        {
            for (var i = 0; i < a.Rows; i++)
            {
                residuals[i] = -y[i];
                for (var k = 0; k < a.Columns; k++) { residuals[i] += a[i, k] * p[k]; }
            }
        }

        public void Differentiate(ReadOnlySpan<double> p, RowMajor derivatives) => a.Transposed().Values.CopyTo(derivatives.Values);
    }
}
