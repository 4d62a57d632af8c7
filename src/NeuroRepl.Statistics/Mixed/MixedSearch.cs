namespace NeuroRepl.Statistics.Mixed;

/// <summary>From a problem to its optimum: quasi-Newton, then exact Newton steps, then variances that are zero set to zero.</summary>
/// <remarks>The criterion is even in each column of Λ, so that its slope is zero wherever a column is, minimum or not: there the curvature decides, and a search that was caught goes on.</remarks>
internal static class MixedSearch
{
    private const int LargestPolished = 400;
    private const int MostEvaluations = 2000;
    private const double Flat = 1e-9;
    private const double Near = 1e-4;

    public static (MixedState State, int Evaluations, bool HasConverged) Solve(MixedProblem problem, double[]? start = null)
    {
        var isSmall = problem.Components.Max(component => component.Size) <= LargestPolished;
        var (from, evaluations) = (start ?? problem.Start(), 0);
        while (true)
        {
            // Newton's steps double the digits, quasi-Newton's do not: where they can be had, it is enough to come near.
            var optimum = Optimum.Find(Function(problem), from, isSmall ? Near : Flat);
            var (theta, hasConverged) = (optimum.Theta, optimum.HasConverged);
            evaluations += optimum.Evaluations;
            if (isSmall && double.IsFinite(optimum.Criterion))
            {
                (theta, var more, hasConverged) = Polished(problem, theta);
                evaluations += more;
                if (!hasConverged)
                {
                    (theta, _, more, hasConverged) = Optimum.Find(Function(problem), theta);
                    evaluations += more;
                }
            }

            theta = Snapped(problem, theta);
            if (!double.IsFinite(optimum.Criterion) || evaluations > MostEvaluations || Below(problem, theta, isSmall) is not { } lower) { return (problem.At(Mirrored(problem, theta)), evaluations, hasConverged); }

            from = lower;
        }
    }

    public static Func<double[], (double, Func<double[]>)> Function(MixedProblem problem) => theta =>
    {
        Numerics.Interrupt.ThrowIfRequested();
        var state = problem.At(theta);
        return (state.Criterion, state.Gradient);
    };

    private static (double[] Theta, int Evaluations, bool IsFlat) Polished(MixedProblem problem, double[] theta)
    {
        var state = problem.At(theta);
        var gradient = state.Gradient();
        for (var step = 1; step <= 5; step++)
        {
            var size = Math.Sqrt(gradient.Sum(g => g * g));
            if (size < 1e-10) { return (theta, step, true); }

            var hessian = new VarianceAlgebra(problem, state).Hessian(profiled: true);
            if (NewtonStep(hessian, gradient) is not { } change) { return (theta, step, false); }

            double[] next = [.. theta.Zip(change, (t, c) => t - c)];
            var nextState = problem.At(next);
            var nextGradient = nextState.Gradient();
            if (!(Math.Sqrt(nextGradient.Sum(g => g * g)) < .5 * size) || nextState.Criterion > state.Criterion + (1e-9 * Math.Abs(state.Criterion))) { return (theta, step, size < 1e-5); }

            (theta, state, gradient) = (next, nextState, nextGradient);
        }

        return (theta, 6, true);
    }

    // Where a standard deviation is zero: a place beside it with a lower criterion, or nothing at a minimum.
    private static double[]? Below(MixedProblem problem, double[] theta, bool isSmall)
    {
        int[] zero = [.. problem.Factors.SelectMany(factor => factor.Free).Index().Where(free => free.Item.Row == free.Item.Column && theta[free.Index] == 0).Select(free => free.Index)];
        if (zero.Length == 0) { return null; }

        var state = problem.At(theta);
        var enough = state.Criterion - (1e-10 * Math.Max(1, Math.Abs(state.Criterion)));
        foreach (var direction in isSmall ? Falling(new VarianceAlgebra(problem, state).Hessian(profiled: true)) : zero.Select(k => Unit(theta.Length, k)))
        {
            foreach (var step in (ReadOnlySpan<double>)[.3, .03])
            {
                double[] beside = [.. theta.Zip(direction, (t, d) => t + (step * d))];
                if (problem.At(beside).Criterion < enough) { return beside; }
            }
        }

        return null;
    }

    private static IEnumerable<double[]> Falling(double[,] hessian)
    {
        var n = hessian.GetLength(0);
        var eigen = new Numerics.SymmetricEigen([.. hessian.Cast<double>()], n);
        return Enumerable.Range(0, n).Where(k => eigen.Values[k] < 0).OrderBy(k => eigen.Values[k]).Select(k => Enumerable.Range(0, n).Select(i => eigen.Vector(i, k)).ToArray());
    }

    private static double[] Unit(int length, int at)
    {
        var unit = new double[length];
        unit[at] = 1;
        return unit;
    }

    private static double[]? NewtonStep(double[,] hessian, double[] gradient)
    {
        var n = gradient.Length;
        var factor = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) { factor[(i * n) + j] = hessian[i, j]; }
        }

        if (Numerics.Cholesky.Factor(factor, n, n, 1e-12) >= 0) { return null; }

        var step = (double[])gradient.Clone();
        Numerics.Cholesky.Solve(factor, n, n, step);
        return step;
    }

    // A search without bounds comes near zero and not onto it; zero is taken where the criterion does not mind.
    private static double[] Snapped(MixedProblem problem, double[] theta)
    {
        var best = problem.At(theta).Criterion;
        var at = 0;
        foreach (var factor in problem.Factors)
        {
            foreach (var (k, free) in factor.Free.Index())
            {
                if (free.Row != free.Column || Math.Abs(theta[at + k]) > 1e-3) { continue; }

                var zero = (double[])theta.Clone();
                foreach (var (m, other) in factor.Free.Index())
                {
                    if (other.Column == free.Column && (other.Row == free.Row || Math.Abs(theta[at + m]) < 1e-3)) { zero[at + m] = 0; }
                }

                var criterion = problem.At(zero).Criterion;
                if (criterion <= best + (1e-10 * Math.Max(1, Math.Abs(best)))) { (theta, best) = (zero, Math.Min(best, criterion)); }
            }

            at += factor.Free.Count;
        }

        return theta;
    }

    private static double[] Mirrored(MixedProblem problem, double[] theta)
    {
        var result = (double[])theta.Clone();
        var at = 0;
        foreach (var factor in problem.Factors)
        {
            foreach (var (k, free) in factor.Free.Index())
            {
                if (free.Row != free.Column || theta[at + k] >= 0) { continue; }

                foreach (var (m, other) in factor.Free.Index())
                {
                    if (other.Column == free.Column) { result[at + m] = -theta[at + m]; }
                }
            }

            at += factor.Free.Count;
        }

        return result;
    }
}
