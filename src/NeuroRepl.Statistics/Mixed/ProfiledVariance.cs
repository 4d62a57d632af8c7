using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>The deviance at a held standard deviation or correlation, the other parameters at their best.</summary>
internal sealed class ProfiledVariance
{
    private readonly MixedProblem _problem;
    private readonly int _factor;               // −1: the residual
    private readonly bool _isCorrelation;
    private readonly int _offset;               // where the factor's block starts in θ
    private readonly int _second;               // place of Λ[1, 0], correlations only
    private readonly int _third;                // place of Λ[1, 1]
    private readonly double[] _start;           // L and σ at the estimates

    public ProfiledVariance(MixedFit fit, int factor, int effect, int other)
    {
        (_factor, _isCorrelation) = (factor, other >= 0);
        var sigma = fit.ResidualSd;
        if (factor < 0)
        {
            _problem = fit.Problem;
            _start = [.. fit.State.Theta.Select(t => t * sigma), sigma];
            return;
        }

        var old = fit.Problem.Factors[factor];
        int[] first = other >= 0 ? [effect, other] : [effect];
        int[] order = [.. first, .. Enumerable.Range(0, old.Width).Except(first)];
        var z = Linear.Hypotheses.Columns(old.Z, order);
        var free = Reordered(old, order);
        var changed = new RandomFactor { Name = old.Name, Levels = old.Levels, Codes = old.Codes, Effects = [.. order.Select(e => old.Effects[e])], Z = z, Free = free };
        RandomFactor[] factors = [.. fit.Problem.Factors.Select((one, f) => f == factor ? changed : one)];
        _problem = old.Width == 1 ? fit.Problem : MixedProblem.Of(fit.Problem.X, ResponseOf(fit), factors, reml: false, fit.Frame.Weights, isWhole: true);
        _offset = factors.Take(factor).Sum(one => one.Free.Count);
        var places = free.Index().ToDictionary(pair => pair.Item, pair => _offset + pair.Index);
        if (_isCorrelation) { (_second, _third) = (places[(1, 0)], places[(1, 1)]); }

        _start = [.. fit.State.Theta.Select(t => t * sigma), sigma];
        var factorized = Factored(fit.State.Lambda[factor], order, sigma);
        foreach (var (place, at) in places) { _start[at] = factorized[place.Row, place.Column]; }
    }

    public (double Deviance, double[] Others) At(double value, double[]? start)
    {
        var full = (double[])(start is null ? _start : Expanded(start, value)).Clone();
        var others = Reduced(full, value);
        var optimum = Optimum.Find(x =>
        {
            var (deviance, gradient) = Deviance(Expanded(x, value));
            return (deviance, () => Pulled(gradient(), x, value));
        }, others);
        return (optimum.Criterion, optimum.Theta);
    }

    private (double, Func<double[]>) Deviance(double[] parameters)
    {
        var sigma = parameters[^1];
        if (!(Math.Abs(sigma) > 1e-12)) { return (double.PositiveInfinity, () => new double[parameters.Length]); }

        double[] theta = [.. parameters[..^1].Select(l => l / sigma)];
        var state = _problem.At(theta);
        var n = _problem.Observations;
        // The criterion's profiled form holds n·ln(2π r²/n) + n: taken back to fixed σ.
        var deviance = state.Criterion - (n * (1 + Math.Log(2 * Math.PI * state.PenalisedSum / n))) + (n * Math.Log(2 * Math.PI * sigma * sigma)) + (state.PenalisedSum / (sigma * sigma));
        return (deviance, () =>
        {
            var (logs, sums) = state.FirstDerivatives(reml: false);
            var gradient = new double[parameters.Length];
            gradient[^1] = (2 * n / sigma) - (2 * state.PenalisedSum / (sigma * sigma * sigma));
            for (var k = 0; k < theta.Length; k++)
            {
                var slope = logs[k] + (sums[k] / (sigma * sigma));
                gradient[k] = slope / sigma;
                gradient[^1] -= slope * theta[k] / sigma;
            }

            return gradient;
        });
    }

    private double[] Expanded(double[] others, double value)
    {
        if (_factor < 0) { return [.. others, value]; }
        if (!_isCorrelation) { return [.. others[.._offset], value, .. others[_offset..]]; }

        // others holds s in place of Λ[1, 0], and nothing for Λ[1, 1].
        var full = new List<double>(others);
        var s = others[_second];
        full[_second] = value * s;
        full.Insert(_third, Math.Sqrt(1 - (value * value)) * s);
        return [.. full];
    }

    private double[] Reduced(double[] full, double value)
    {
        var list = new List<double>(full);
        if (_factor < 0) { list.RemoveAt(list.Count - 1); }
        else if (!_isCorrelation) { list.RemoveAt(_offset); }
        else
        {
            list[_second] = Math.Sqrt((full[_second] * full[_second]) + (full[_third] * full[_third]));
            list.RemoveAt(_third);
        }

        return [.. list];
    }

    private double[] Pulled(double[] gradient, double[] others, double value)
    {
        var list = new List<double>(gradient);
        if (_factor < 0) { list.RemoveAt(list.Count - 1); }
        else if (!_isCorrelation) { list.RemoveAt(_offset); }
        else
        {
            list[_second] = (value * gradient[_second]) + (Math.Sqrt(1 - (value * value)) * gradient[_third]);
            list.RemoveAt(_third);
        }

        return [.. list];
    }

    private static IReadOnlyList<(int Row, int Column)> Reordered(RandomFactor old, int[] order)
    {
        // Effects that vary independently stay so; with a full block every lower element stays free.
        var linked = old.Free.Select(free => (free.Row, free.Column)).ToHashSet();
        bool Linked(int a, int b) => linked.Contains((Math.Max(a, b), Math.Min(a, b)));
        return [.. Enumerable.Range(0, order.Length).SelectMany(column => Enumerable.Range(column, order.Length - column).Where(row => Linked(order[row], order[column])).Select(row => (row, column)))];
    }

    private static double[,] Factored(double[,] lambda, int[] order, double sigma)
    {
        var n = order.Length;
        var result = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < n; k++) { sum += lambda[order[i], k] * lambda[order[j], k] * sigma * sigma; }
                for (var k = 0; k < j; k++) { sum -= result[i, k] * result[j, k]; }

                result[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 0)) : result[j, j] > 0 ? sum / result[j, j] : 0;
            }
        }

        return result;
    }

    private static double[] ResponseOf(MixedFit fit) => fit.Frame.Offset is { } offset ? [.. fit.Frame.Response.Select((v, i) => v - offset[i])] : fit.Frame.Response;
}
