using NeuroRepl.Statistics.Bayes.Families;

namespace NeuroRepl.Statistics.Bayes.Models;

/// <summary>Whether group-level effects are better sampled themselves: where the data of a group say much more of its effect than the other groups do.</summary>
/// <remarks>
/// With information I_j of group j and variance τ² between groups, the posterior of the effects is near independent of τ where τ²·I_j is large (Papaspiliopoulos, Roberts and Sköld 2007; Betancourt and Girolami 2015).
/// Both are moment estimates from residuals; families without them stay standardised, which is the safer of the two.
/// </remarks>
internal static class CentringRule
{
    private const double Informative = 20;

    public static bool SaysCentred(GroupTerm term, Response response, Family family, double[][] centredX)
    {
        if (family != Family.Gaussian && family != Family.Student && family != Family.LogNormal) { return false; }

        var y = family == Family.LogNormal ? Array.ConvertAll(response.Values, Math.Log) : response.Values;
        var residuals = Residuals(y, centredX);
        for (var m = 0; m < term.Width; m++)
        {
            if (Ratio(term, m, residuals, response.Errors) < Informative) { return false; }
        }

        return true;
    }

    // The median over groups of τ²·I_j, for one effect by itself.
    private static double Ratio(GroupTerm term, int effect, double[] residuals, double[]? errors)
    {
        var levels = term.Levels.Count;
        var (count, mean, zMean) = (new double[levels], new double[levels], new double[levels]);
        var z = term.Z[effect];
        for (var i = 0; i < residuals.Length; i++)
        {
            var g = term.Codes[i];
            count[g]++;
            mean[g] += residuals[i];
            zMean[g] += z?[i] ?? 0;
        }

        for (var g = 0; g < levels; g++) { (mean[g], zMean[g]) = (mean[g] / count[g], zMean[g] / count[g]); }

        var (sum, cross, within) = (new double[levels], new double[levels], 0.0);
        for (var i = 0; i < residuals.Length; i++)
        {
            var g = term.Codes[i];
            var off = (z?[i] ?? 0) - zMean[g];
            sum[g] += z is null ? 1 : off * off;
            cross[g] += (residuals[i] - mean[g]) * off;
            within += (residuals[i] - mean[g]) * (residuals[i] - mean[g]);
        }

        var residualDf = residuals.Length - levels;
        var variance = errors is not null ? errors.Average(e => e * e) : residualDf > 0 ? within / residualDf : double.PositiveInfinity;
        var estimates = Enumerable.Range(0, levels).Where(g => sum[g] > 0).Select(g => (Effect: z is null ? mean[g] : cross[g] / sum[g], Information: sum[g] / variance)).ToArray();
        if (estimates.Length < 3 || !double.IsFinite(variance) || variance == 0) { return 0; }

        var between = Diagnostics.EffectiveSize.Variance([.. estimates.Select(e => e.Effect)]) - estimates.Average(e => 1 / e.Information);
        return Diagnostics.Convergence.Quantile([.. estimates.Select(e => Math.Max(0, between) * e.Information).Order()], .5);
    }

    // One sweep of Gram-Schmidt over the columns is near enough for a choice.
    private static double[] Residuals(double[] y, double[][] x)
    {
        var mean = y.Average();
        var residuals = Array.ConvertAll(y, v => v - mean);
        for (var sweep = 0; sweep < 3; sweep++)
        {
            foreach (var column in x)
            {
                var square = column.Sum(v => v * v);
                if (square == 0) { continue; }

                var slope = column.Zip(residuals, (a, b) => a * b).Sum() / square;
                for (var i = 0; i < residuals.Length; i++) { residuals[i] -= slope * column[i]; }
            }
        }

        return residuals;
    }
}
