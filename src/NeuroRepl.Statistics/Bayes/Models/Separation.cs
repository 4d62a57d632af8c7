using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Models;

/// <summary>Looks, before sampling, for a direction of coefficients along which the likelihood never falls: with flat priors the posterior would have no end there.</summary>
/// <remarks>
/// Albert and Anderson, Biometrika 71 (1984) 1. Newton's steps on the pooled model converge where there is a finite maximum; where there is none, they settle on the direction of the separation,
/// and whether it is one is then checked row by row. Group-level effects do not help: they have proper priors, and the likelihood stays high along the direction whatever they are.
/// </remarks>
internal static class Separation
{
    private const int Rounds = 30;

    public static void Check(BayesModel model, Family family)
    {
        int[] flat = [.. Enumerable.Range(0, model.Coefficients.Count).Where(k => model.CoefficientPriors.Any(p => p[k].IsImproper))];
        if (flat.Length == 0) { return; }

        double[] direction;
        if (family == Family.Poisson || family == Family.NegativeBinomial) { direction = Counts(model, flat); }
        else if (family == Family.Bernoulli || family == Family.BernoulliProbit || family == Family.Binomial || family.IsCategories) { direction = Classes(model, flat, family); }
        else { return; }

        if (direction.Length == 0) { return; }

        var strength = flat.Select((k, at) => Math.Abs(direction[at]) * Math.Sqrt(Diagnostics.EffectiveSize.Variance(model.X[k]))).ToArray();
        string[] names = [.. flat.Select((k, at) => (k, at)).Where(c => strength[c.at] > 1e-3 * strength.Max()).Select(c => model.Coefficients[c.k])];
        var which = names.Length == 1 ? names[0] : string.Join(" and ", names[..^1]) + " and " + names[^1];
        if (names.Length > 2) { which = $"{string.Join(", ", names[..^1])} and {names[^1]}"; }

        var isCount = family == Family.Poisson || family == Family.NegativeBinomial;
        throw new ArgumentMistake(
            isCount ? $"Where {which} {(names.Length == 1 ? "is" : "are")} not zero, {model.Response.Name} is always 0: the data do not bound the coefficient from below, and with a flat prior the posterior would be improper."
            : $"{which} separate{(names.Length == 1 ? "s" : "")} the values of {model.Response.Name} perfectly: the data put no bound on the coefficient, and with a flat prior the posterior would be improper.",
            "Give coefficients a prior that fits their scale: priors: [(\"b\", Prior.Normal(0, 2.5))].");
    }

    // Softmax regression with one row an outcome; ordered categories become one yes-or-no row a threshold.
    private static double[] Classes(BayesModel model, int[] flat, Family family)
    {
        var response = model.Response;
        var rows = new List<(int Row, int Class, double Weight, int Threshold)>();
        var isOrdered = family == Family.Cumulative;
        for (var i = 0; i < response.Count; i++)
        {
            var y = response.Values[i];
            if (isOrdered)
            {
                for (var t = 0; t < response.Categories!.Count - 1; t++) { rows.Add((i, y > t ? 1 : 0, 1, t)); }
            }
            else if (response.Trials is { } trials)
            {
                if (y > 0) { rows.Add((i, 1, y, 0)); }
                if (y < trials[i]) { rows.Add((i, 0, trials[i] - y, 0)); }
            }
            else { rows.Add((i, (int)y, 1, 0)); }
        }

        var free = family == Family.Categorical ? response.Categories!.Count - 1 : 1;
        var intercepts = isOrdered ? response.Categories!.Count - 1 : model.HasIntercept ? 1 : 0;
        var p = flat.Length + intercepts;
        var scaled = Scaled(model, flat);
        void Fill((int Row, int Class, double Weight, int Threshold) row, double[] x)
        {
            for (var k = 0; k < flat.Length; k++) { x[k] = scaled[k][row.Row]; }

            for (var t = 0; t < intercepts; t++) { x[flat.Length + t] = t == row.Threshold ? 1 : 0; }
        }

        var (b, step, x, probability) = (new double[free * p], new double[free * p], new double[p], new double[free]);
        for (var round = 0; round < Rounds; round++)
        {
            var (hessian, gradient) = (new RowMajor(free * p, free * p), new double[free * p]);
            foreach (var row in rows)
            {
                Fill(row, x);
                var sum = 1.0;
                for (var a = 0; a < free; a++) { sum += probability[a] = Math.Exp(Math.Clamp(Dot(b, a * p, x), -500, 500)); }

                for (var a = 0; a < free; a++)
                {
                    var pa = probability[a] / sum;
                    var miss = row.Weight * ((row.Class == a + 1 ? 1 : 0) - pa);
                    for (var j = 0; j < p; j++) { gradient[(a * p) + j] += miss * x[j]; }

                    for (var c = 0; c <= a; c++)
                    {
                        var w = row.Weight * pa * ((a == c ? 1 : 0) - (probability[c] / sum));
                        for (var j = 0; j < p; j++)
                        {
                            for (var k = 0; k < p; k++) { hessian[(a * p) + j, (c * p) + k] += w * x[j] * x[k]; }
                        }
                    }
                }
            }

            if (!Newton(hessian, gradient, b, step)) { break; }
        }

        // A direction separates when no row is worse off along it, and the predictors, not the intercepts alone, make at least one better off.
        var (worst, most) = (double.PositiveInfinity, 0.0);
        foreach (var row in rows)
        {
            Fill(row, x);
            var own = row.Class == 0 ? 0 : Dot(step, (row.Class - 1) * p, x);
            for (var a = 0; a <= free; a++)
            {
                if (a == row.Class) { continue; }

                var margin = own - (a == 0 ? 0 : Dot(step, (a - 1) * p, x));
                (worst, most) = (Math.Min(worst, margin), Math.Max(most, margin));
            }
        }

        if (!(most > .1) || worst < -1e-4 * most) { return []; }

        double[] direction = [.. Enumerable.Range(0, flat.Length).Select(k => Enumerable.Range(0, free).Max(a => Math.Abs(step[(a * p) + k])))];
        return direction.Max() > 1e-3 * most ? direction : [];
    }

    private static double[] Counts(BayesModel model, int[] flat)
    {
        var response = model.Response;
        var intercepts = model.HasIntercept ? 1 : 0;
        var p = flat.Length + intercepts;
        var scaled = Scaled(model, flat);
        var (b, step, x) = (new double[p], new double[p], new double[p]);
        var start = Math.Log(Math.Max(response.Values.Average(), 1e-3));
        if (intercepts == 1) { b[^1] = start; }

        void Fill(int row)
        {
            for (var k = 0; k < flat.Length; k++) { x[k] = scaled[k][row]; }

            if (intercepts == 1) { x[^1] = 1; }
        }

        for (var round = 0; round < Rounds; round++)
        {
            var (hessian, gradient) = (new RowMajor(p, p), new double[p]);
            for (var i = 0; i < response.Count; i++)
            {
                Fill(i);
                var mean = Math.Exp(Math.Clamp(Dot(b, 0, x), -500, 30));
                for (var j = 0; j < p; j++)
                {
                    gradient[j] += (response.Values[i] - mean) * x[j];
                    for (var k = 0; k <= j; k++) { hessian[j, k] += mean * x[j] * x[k]; }
                }
            }

            if (!Newton(hessian, gradient, b, step)) { break; }
        }

        var (worst, most) = (0.0, 0.0);
        for (var i = 0; i < response.Count; i++)
        {
            Fill(i);
            var along = Dot(step, 0, x);
            worst = Math.Max(worst, response.Values[i] > 0 ? Math.Abs(along) : along);
            most = Math.Max(most, -along);
        }

        return most > .1 && worst < 1e-4 * most ? step[..flat.Length] : [];
    }

    // False once the steps have become small or there is nothing left to solve; the last step stays.
    private static bool Newton(RowMajor hessian, double[] gradient, double[] b, double[] step)
    {
        var n = b.Length;
        for (var j = 0; j < n; j++) { hessian[j, j] = (hessian[j, j] * (1 + 1e-12)) + 1e-300; }

        if (Cholesky.Factor(hessian.Values, n, n, 1e-15) >= 0) { return false; }

        gradient.CopyTo(step, 0);
        Cholesky.Solve(hessian.Values, n, n, step);
        var size = step.Max(Math.Abs);
        if (!double.IsFinite(size)) { return false; }

        var damped = Math.Min(1, 5 / size);
        for (var j = 0; j < n; j++) { b[j] += damped * step[j]; }

        return size > 1e-8;
    }

    private static double[][] Scaled(BayesModel model, int[] flat) => [.. flat.Select(k =>
    {
        var sd = Math.Sqrt(Diagnostics.EffectiveSize.Variance(model.X[k]));
        return sd > 0 ? Array.ConvertAll(model.X[k], v => v / sd) : model.X[k];
    })];

    private static double Dot(double[] b, int start, double[] x)
    {
        var sum = 0.0;
        for (var k = 0; k < x.Length; k++) { sum += b[start + k] * x[k]; }

        return sum;
    }
}
