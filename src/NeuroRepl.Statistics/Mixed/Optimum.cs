using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Where the search for the smallest criterion ended.</summary>
internal sealed record Optimum(double[] Theta, double Criterion, int Evaluations, bool HasConverged)
{
    private const int MostIterations = 300;

    /// <summary>
    /// Minimises by BFGS (Nocedal and Wright, 2nd ed., algorithm 6.1) from a start. No bounds are needed: the criterion depends on ΛΛᵀ only,
    /// so a negative diagonal is a positive one mirrored, and zero is an inner point.
    /// </summary>
    /// <param name="function">The criterion and, when asked, its gradient.</param>
    /// <param name="start">Where to start.</param>
    /// <param name="flat">The length of the gradient that is flat enough, for a criterion up to a thousand.</param>
    public static Optimum Find(Func<double[], (double Value, Func<double[]> Gradient)> function, double[] start, double flat = 1e-9)
    {
        var n = start.Length;
        var x = (double[])start.Clone();
        var (value, gradientAt) = function(x);
        var gradient = gradientAt();
        var evaluations = 1;
        var inverse = Identity(n, 1 / Math.Max(1, TensorPrimitives.Norm<double>(gradient)));
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            if (double.IsNegativeInfinity(value) || TensorPrimitives.Norm<double>(gradient) <= flat * Math.Max(1, Math.Abs(value) * 1e-3)) { return new(x, value, evaluations, true); }

            var direction = Times(inverse, gradient, -1);
            var slope = TensorPrimitives.Dot<double>(direction, gradient);
            if (!(slope < 0))
            {
                inverse = Identity(n, 1 / Math.Max(1, TensorPrimitives.Norm<double>(gradient)));
                direction = Times(inverse, gradient, -1);
                slope = TensorPrimitives.Dot<double>(direction, gradient);
            }

            var step = Math.Min(1, 2 / TensorPrimitives.Norm<double>(direction));        // no jump beyond twice the scale of Λ = I
            double[] next, nextGradient;
            double nextValue;
            while (true)
            {
                next = [.. x.Select((v, i) => v + (step * direction[i]))];
                (nextValue, gradientAt) = function(next);
                evaluations++;
                if (nextValue <= value + (1e-4 * step * slope)) { break; }

                // The last digits of the criterion are rounding: where it cannot fall any more, the search is over.
                if (step * -slope < 1e-13 * Math.Max(1, Math.Abs(value)) || step < 1e-12) { return new(x, value, evaluations + 1, TensorPrimitives.Norm<double>(gradient) < 1e-3 * Math.Max(1, Math.Abs(value))); }

                var fitted = -slope * step * step / (2 * (nextValue - value - (slope * step)));
                step = double.IsFinite(fitted) ? Math.Clamp(fitted, 0.1 * step, 0.5 * step) : 0.1 * step;
            }

            nextGradient = gradientAt();
            Update(inverse, [.. next.Select((v, i) => v - x[i])], [.. nextGradient.Select((v, i) => v - gradient[i])], isFirst: iteration == 0);
            (x, value, gradient) = (next, nextValue, nextGradient);
        }

        return new(x, value, evaluations, false);
    }

    private static void Update(double[,] inverse, double[] s, double[] y, bool isFirst)
    {
        var curvature = TensorPrimitives.Dot<double>(s, y);
        if (!(curvature > 1e-14 * TensorPrimitives.Norm<double>(s) * TensorPrimitives.Norm<double>(y))) { return; }

        var n = s.Length;
        if (isFirst)
        {
            var scale = curvature / TensorPrimitives.Dot<double>(y, y);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++) { inverse[i, j] = i == j ? scale : 0; }
            }
        }

        var hy = Times(inverse, y, 1);
        var yhy = TensorPrimitives.Dot<double>(y, hy);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                inverse[i, j] += ((1 + (yhy / curvature)) * s[i] * s[j] / curvature) - (((hy[i] * s[j]) + (s[i] * hy[j])) / curvature);
            }
        }
    }

    private static double[,] Identity(int n, double scale)
    {
        var result = new double[n, n];
        for (var i = 0; i < n; i++) { result[i, i] = scale; }

        return result;
    }

    private static double[] Times(double[,] matrix, double[] vector, double sign) =>
        [.. Enumerable.Range(0, vector.Length).Select(i => sign * Enumerable.Range(0, vector.Length).Sum(j => matrix[i, j] * vector[j]))];
}
